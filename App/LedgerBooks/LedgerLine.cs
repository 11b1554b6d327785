using BatchLedger.Data;
using BatchLedger.Journals;

namespace BatchLedger.LedgerBooks;

/// <summary>A journal line with what it takes from its transaction.</summary>
public sealed record LedgerLine(JournalLine Line, string? Transaction, string? Reference)
{
    private const int Number = 10, Referred = 11;

    /// <summary>Who may see the entry may see its transactions. A left join, because it fixes the order: lines by their key, then each transaction by its own.</summary>
    public const string Query = $"""
        SELECT {LineReader.Columns}, t."Number", t."Reference" FROM "JournalLines" l LEFT JOIN "Transactions" t ON t."Id" = l."TransactionId"
        WHERE l."JournalEntryId" = ? ORDER BY l."LineNo"
        """;

    /// <summary>In line order, one at a time.</summary>
    public static IEnumerable<LedgerLine> Of(AppDbContext db, int entryId, CancellationToken token)
    {
        using var rows = new RowSelect(db, Query, entryId);
        var reader = new LineReader(rows);
        var (last, number, reference) = (0, default(string), default(string));
        while (rows.Next())
        {
            token.ThrowIfCancellationRequested();
            var line = reader.Line();
            // The lines of a transaction stand together.
            if (line.TransactionId != last)
                (last, number, reference) = (line.TransactionId, rows.IsNull(Number) ? null : rows.Text(Number), rows.IsNull(Referred) ? null : rows.Text(Referred));
            yield return new LedgerLine(line, number, reference);
        }
    }
}
