using System.Globalization;
using BatchLedger.AccountBalances;
using BatchLedger.Data;
using BatchLedger.GeneralLedger;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Benchmarks;

/// <summary>Reading the books of 1,000,000 transactions: the trial balance from the stored balances, against adding up the lines; the rebuild of the balances;
/// the first and the last page of an account with every second line of the books, and its file.</summary>
internal static class BooksBench
{
    private const int Rounds = 7;
    private const int Page = 50;

    private static readonly BookWish Year = new() { Company = "BENCH", From = "2026-01-01", To = "2026-12-01" };
    private static readonly BookWish Busy = Year with { Account = "1200" };

    public static async Task<IReadOnlyList<Measure>> RunAsync(int transactions)
    {
        await using var site = await Site.OpenAsync();
        await PostedBooks.FillAsync(site, transactions);
        await RebuildAsync(site);
        await site.WriteAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));
        var (lines, balances) = await site.ReadAsync(async db => (await db.JournalLines.LongCountAsync(), await db.AccountBalances.LongCountAsync()));
        var busy = (await Read(site).AccountLedgerAsync(Busy)).Found.Value!.Lines;

        var balance = new Measure("H7", string.Create(CultureInfo.InvariantCulture, $"trial balance of {transactions:N0} transactions, {lines:N0} lines"));
        var later = new Measure("H7", "the same of December alone, so that eleven months are opening balances");
        var branch = new Measure("H7", "the same of one branch and department");
        var first = new Measure("H7", string.Create(CultureInfo.InvariantCulture, $"first page of an account with {busy:N0} lines"));
        var last = new Measure("H7", "its last page");
        var rebuild = new Measure("H7", "stored balances rebuilt");
        var limit = new Measure("limit", "the lines added up by GROUP BY account");
        for (var round = 0; round <= Rounds; round++)
        {
            await TakeAsync(balance, round, () => Read(site).TrialBalanceAsync(Year));
            await TakeAsync(later, round, () => Read(site).TrialBalanceAsync(Year with { From = "2026-12-01" }));
            await TakeAsync(branch, round, () => Read(site).TrialBalanceAsync(Year with { Branch = "NOR", Department = "D3" }));
            await TakeAsync(first, round, () => Read(site).LinesAsync(Busy, new ListQuery(Take: Page)));
            await TakeAsync(last, round, () => Read(site).LinesAsync(Busy, new ListQuery(Skip: (int)(busy - Page), Take: Page)));
            await TakeAsync(limit, round, () => site.ReadAsync(db => db.Database.SqlQuery<AccountSums>(
                $"""SELECT "AccountId", 0 AS "Opening", SUM("Debit") AS "Debit", SUM("Credit") AS "Credit" FROM "JournalLines" NOT INDEXED GROUP BY "AccountId" """).ToListAsync()));
            await TakeAsync(rebuild, round, () => RebuildAsync(site));
        }

        balance.Note = string.Create(CultureInfo.InvariantCulture, $"{balances:N0} stored balances; {limit.MedianCpu / balance.MedianCpu:0} times less CPU than GROUP BY");
        rebuild.Note = string.Create(CultureInfo.InvariantCulture, $"{rebuild.MedianCpu / limit.MedianCpu:0.00} times GROUP BY in CPU (medians)");
        return [balance, later, branch, limit, rebuild, first, last, .. await FileAsync(site, busy)];
    }

    private static async Task<IReadOnlyList<Measure>> FileAsync(Site site, long rows)
    {
        var files = new List<Measure>();
        foreach (var format in (BookFormat[])[BookFormat.Excel, BookFormat.Csv])
        {
            var measure = new Measure("H7 file", string.Create(CultureInfo.InvariantCulture, $"the ledger of that account as .{format.Word()}, {rows:N0} lines"));
            var (memory, heap) = await Peak.OfAsync(() => measure.TakeAsync(async () =>
            {
                var (file, refusal) = await site.Get<BookFileService>().AccountLedgerAsync(Busy, format);
                if (refusal is not null) throw new InvalidOperationException(refusal.Message);
                await file!.DisposeAsync();
            }));
            measure.Note = FormattableString.Invariant($"memory grows by {memory:0.0} MB, the managed heap by {heap:0.0} MB at the most");
            files.Add(measure);
        }
        return files;
    }

    private static BookReader Read(Site site) => site.Get<BookReader>();

    private static Task RebuildAsync(Site site) => site.WriteAsync(async db =>
    {
        await BalanceRebuildService.DeleteAsync(db, default);
        await BalanceRebuildService.FillAsync(db, default);
    });

    private static async Task TakeAsync(Measure measure, int round, Func<Task> work)
    {
        if (round == 0) await work();
        else await measure.TakeAsync(work);
    }
}
