using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>The journals of many batches of a fiscal period in one file, and the batches of the period that are not in it (S0.18).</summary>
public sealed record MassLedger(LedgerBook Book, LedgerKind Kind)
{
    /// <summary>In the order of the file.</summary>
    public required IReadOnlyList<LedgerChapter> Chapters { get; init; }
    public required IReadOnlyList<MissingBatch> Missing { get; init; }

    /// <summary>The run that writes the file: the same run gives the same bytes, whenever it gets to it.</summary>
    public required int RunId { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }
    public required string RequestedBy { get; init; }

    public string Title => $"{Kind.Title()} of {Book.Period.Name}, mass ledger";

    /// <summary>BatchLedger_Mass_ARG_2015-03_Detail.xlsx</summary>
    public string Name => $"{FileNames.Safe($"BatchLedger_Mass_{Book.Company.Code}_{Month}_{Kind}")}.xlsx";

    public bool MustBalance => Chapters.All(chapter => chapter.MustBalance);
    public int Lines => Chapters.Sum(chapter => chapter.Entry.Lines);
    public int Transactions => Chapters.Sum(chapter => chapter.Entry.Transactions);
    public long Debit => Chapters.Sum(chapter => chapter.Entry.Debit);
    public long Credit => Chapters.Sum(chapter => chapter.Entry.Credit);

    /// <summary>Over the hashes of the journals' lines, one a line, in the order of the file.</summary>
    public string LinesHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Chapters.Select(chapter => chapter.Entry.LinesHash + "\n")))));

    public string Month => Book.Period.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>A batch of the period that is not in the file, and why.</summary>
public sealed record MissingBatch(string Number, string Name, string Status)
{
    public required string Reason { get; init; }
}
