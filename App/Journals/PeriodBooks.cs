using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Journals;

/// <summary>What the posted journals of a fiscal period come to. Its hash is SHA-256 over their canonical text in the order of their numbers, one line each:
/// "number|posting version|lines|debit|credit|hash of the lines\n", amounts in minor units.
/// Debits and credits add up money; what Statistical ledgers count is in the lines and in the hash. Whoever closes a period and whoever doubts it later read it here.</summary>
public static class PeriodBooks
{
    public static async Task<PeriodTotals> TotalsAsync(AppDbContext db, int periodId, CancellationToken token)
    {
        var (journals, lines, debit, credit) = (0, 0L, 0L, 0L);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var posted = db.JournalEntries.AsNoTracking().Where(e => e.FiscalPeriodId == periodId && e.State == JournalEntryState.Posted).OrderBy(e => e.Number);
        await foreach (var entry in posted.AsAsyncEnumerable().WithCancellation(token))
        {
            journals++;
            lines = checked(lines + entry.Lines);
            if (entry.Currency != Currency.None) (debit, credit) = checked((debit + entry.Debit, credit + entry.Credit));
            sha.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"{entry.Number}|{entry.PostingVersion}|{entry.Lines}|{entry.Debit}|{entry.Credit}|{entry.LinesHash}\n")));
        }
        return new PeriodTotals(await db.Batches.CountAsync(b => b.FiscalPeriodId == periodId, token), journals, lines, debit, credit,
            Convert.ToHexStringLower(sha.GetHashAndReset()));
    }
}
