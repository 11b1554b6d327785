using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Benchmarks;

/// <summary>Books that are posted already: 12 months of 60 batches, their journals written straight to the tables. Four in ten transactions are sales of one product, three and a half are
/// payments, one is a refund, the rest sales of two products: two to four lines each, one of them on the receivable account. The same seed makes the same books.</summary>
internal static class PostedBooks
{
    private const int Months = 12, BatchesPerMonth = 60;

    private static readonly DateTimeOffset Made = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public static async Task FillAsync(Site site, int transactions)
    {
        await Association.FoundAsync(site);
        var chart = await Chart.ReadAsync(site);
        var (random, next) = (new Random(20260101), 0);
        for (var slot = 0; slot < Months * BatchesPerMonth; slot++)
        {
            var batch = chart.Batch(slot, BatchesPerMonth);
            await site.PutAsync([batch]);
            var until = (int)((long)transactions * (slot + 1) / (Months * BatchesPerMonth));
            var lines = new List<JournalLine>();
            while (next < until) chart.Add(lines, ++next, batch.Date, random);
            await PostAsync(site, batch, lines);
        }
    }

    private static async Task PostAsync(Site site, Batch batch, List<JournalLine> lines)
    {
        var entry = new JournalEntry
        {
            Number = batch.Number.Replace('B', 'J'), CompanyId = batch.CompanyId, BatchId = batch.Id, LedgerId = batch.LedgerId, FiscalPeriodId = batch.FiscalPeriodId, RunId = 1, PostingVersion = 1,
            Currency = "USD", CreatedAt = Made, Transactions = lines.Count, Lines = lines.Count, Debit = lines.Sum(l => l.Debit), Credit = lines.Sum(l => l.Credit), LinesHash = "",
        };
        entry.Posted();
        await site.PutAsync([entry]);
        await site.WriteAsync(db =>
        {
            LineWriter.Write(db, lines.Select((line, index) => JournalCopy.Line(line, entry.Id, index + 1)));
            LineWriter.Write(db, lines.GroupBy(l => (l.AccountId, l.BranchId, l.DepartmentId)).Select((group, index) => new JournalSummary
            {
                JournalEntryId = entry.Id, Ordinal = index + 1, AccountId = group.Key.AccountId, BranchId = group.Key.BranchId, DepartmentId = group.Key.DepartmentId,
                Lines = group.Count(), Debit = group.Sum(l => l.Debit), Credit = group.Sum(l => l.Credit),
            }));
            return Task.CompletedTask;
        });
    }

    /// <summary>The ids that lines are made of.</summary>
    private sealed record Chart(int Company, int Ledger, int[] Accounts, int[] Branches, int[] Departments, (int Id, DateOnly Start)[] Periods)
    {
        private const int Receivable = 20, TaxPayable = 70, Cash = 20, Income = 90, Incomes = 80;

        public static Task<Chart> ReadAsync(Site site) => site.ReadAsync(async db => new Chart(
            await db.Companies.Select(c => c.Id).SingleAsync(), await db.Ledgers.Select(l => l.Id).SingleAsync(), await db.Accounts.OrderBy(a => a.Id).Select(a => a.Id).ToArrayAsync(),
            await db.Branches.Select(b => b.Id).ToArrayAsync(), await db.Departments.Select(d => d.Id).ToArrayAsync(),
            [.. (await db.FiscalPeriods.OrderBy(p => p.Number).ToListAsync()).Select(p => (p.Id, p.Start))]));

        public Batch Batch(int slot, int perMonth)
        {
            var period = Periods[slot / perMonth];
            return new Batch
            {
                Number = string.Create(CultureInfo.InvariantCulture, $"B-{slot + 1:D6}"), CompanyId = Company, BranchId = Branches[0], LedgerId = Ledger, Name = $"Batch {slot + 1}",
                Date = period.Start.AddDays(slot % perMonth * 27 / perMonth), FiscalPeriodId = period.Id, OpenedAt = Made, OpenedBy = "Benchmark",
            };
        }

        public void Add(List<JournalLine> lines, int transaction, DateOnly date, Random random)
        {
            var (kind, cents, branch) = (random.Next(100), 500 + (long)random.Next(1000) * random.Next(100), Branches[random.Next(Branches.Length)]);
            var tax = kind < 40 && random.Next(100) < 35 ? cents * 7 / 100 : 0;
            if (kind is >= 40 and < 85) Put(random.Next(Cash), kind < 75 ? cents : -cents, null);
            else if (kind < 40) Put(Income + random.Next(Incomes), -cents, random.Next(Departments.Length));
            else
            {
                Put(Income + random.Next(Incomes), -(cents / 2), random.Next(Departments.Length));
                Put(Income + random.Next(Incomes), -(cents - cents / 2), random.Next(Departments.Length));
            }
            if (tax > 0) Put(TaxPayable, -tax, null);
            Put(Receivable, kind is >= 40 and < 75 ? -cents : kind is >= 75 and < 85 ? cents : cents + tax, null);

            void Put(int account, long amount, int? department) => lines.Add(new JournalLine
            {
                TransactionId = transaction, AccountId = Accounts[account], BranchId = branch, DepartmentId = department is { } place ? Departments[place] : null, Date = date,
                Debit = Math.Max(amount, 0), Credit = Math.Max(-amount, 0), Description = "Transaction of the benchmark",
            });
        }
    }
}
