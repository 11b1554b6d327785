using System.Globalization;
using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Transactions;

namespace BatchLedger.Benchmarks;

/// <summary>An association with 200 accounts, 5 branches, 8 departments and 12 months of 60 batches. The same seed makes the same books
/// on every machine: four orders in ten transactions, then payments, refunds and invoices of two products, two to four lines each.</summary>
internal sealed class Association
{
    private static readonly DateTimeOffset Opened = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly Random random = new(20260101);
    private readonly Site site;
    private int batches;
    private int transactions;

    private readonly int batchesPerMonth;

    private Association(Site site, int batchesPerMonth) => (this.site, this.batchesPerMonth) = (site, batchesPerMonth);

    private Company Company { get; } = new() { Code = "BENCH", Name = "Association of Measured Books", Currency = "USD", Type = CompanyType.WithBranchesNotRequiringBalancing };
    private Ledger Ledger { get; } = new() { Code = "ACTUAL", Description = "Main book", Type = LedgerType.Actual, Currency = "USD" };
    private Branch[] Branches { get; set; } = [];
    private Account[] Accounts { get; set; } = [];
    private Department[] Departments { get; set; } = [];
    private Product[] Products { get; set; } = [];
    private PaymentMethod[] Methods { get; set; } = [];
    private Member[] Members { get; set; } = [];
    private FiscalYear Year { get; set; } = null!;

    public static async Task<Association> FoundAsync(Site site, int batchesPerMonth = 60)
    {
        var association = new Association(site, batchesPerMonth);
        await association.SetUpAsync();
        return association;
    }

    /// <summary>A closed batch of the next half day, with so many transactions. Answers its number.</summary>
    public async Task<string> BatchAsync(int size)
    {
        var slot = batches++ % (12 * batchesPerMonth);
        var period = Year.Periods[slot / batchesPerMonth];
        var date = period.Start.AddDays(slot % batchesPerMonth * (period.End.Day - 1) / batchesPerMonth);
        var batch = new Batch
        {
            Number = $"B-{batches:D6}", CompanyId = Company.Id, BranchId = Branches[0].Id, LedgerId = Ledger.Id, Name = $"Batch {batches}", Date = date,
            FiscalPeriodId = period.Id, OpenedAt = Opened, OpenedBy = "Benchmark",
        };
        await site.PutAsync([batch]);
        for (var done = 0; done < size; done += 5_000)
            await site.PutAsync([.. Enumerable.Range(0, Math.Min(5_000, size - done)).Select(_ => Next(batch))]);
        if (await site.Get<BatchLifeService>().CloseAsync(batch.Number) is { } refusal) throw new InvalidOperationException(refusal.Message);
        return batch.Number;
    }

    /// <summary>The next batch is the first of a month.</summary>
    public void BeginMonth() => batches += batchesPerMonth - batches % batchesPerMonth;

    private Transaction Next(Batch batch)
    {
        var (kind, cents) = (random.Next(100), 500 + (long)random.Next(1000) * random.Next(100));
        return kind switch
        {
            < 40 => Sale(batch, [cents], taxed: random.Next(100) < 35),
            < 75 => Money(batch, TransactionKind.Payment, cents, random.Next(100) < 40 ? cents - cents / 3 : cents),
            < 85 => Money(batch, TransactionKind.Refund, cents, random.Next(100) < 30 ? cents - cents / 20 : cents),
            _ => Sale(batch, [cents / 2, cents - cents / 2], taxed: false),
        };
    }

    private Transaction Sale(Batch batch, long[] nets, bool taxed)
    {
        var sale = Fact(batch, TransactionKind.Invoice, nets.Sum(net => net + (taxed ? net * 7 / 100 : 0)));
        foreach (var net in nets)
        {
            var product = Products[random.Next(Products.Length)];
            sale.Lines.Add(new TransactionLine
            {
                LineNo = sale.Lines.Count + 1, ProductId = product.Id, BranchId = sale.BranchId, DepartmentId = Departments[random.Next(Departments.Length)].Id,
                Description = product.Name, Quantity = 1, UnitPrice = net, Net = net, Tax = taxed ? net * 7 / 100 : 0,
            });
        }
        return sale;
    }

    private Transaction Money(Batch batch, TransactionKind kind, long cents, long applied)
    {
        var money = Fact(batch, kind, cents);
        (money.Applied, money.PaymentMethodId) = (applied, Methods[random.Next(Methods.Length)].Id);
        return money;
    }

    private Transaction Fact(Batch batch, TransactionKind kind, long amount)
    {
        var member = Members[random.Next(Members.Length)];
        return new Transaction
        {
            Number = $"T-{++transactions:D7}", CompanyId = Company.Id, BatchId = batch.Id, BranchId = Branches[random.Next(Branches.Length)].Id, Kind = kind,
            Date = batch.Date, MemberId = member.Id, Currency = "USD", Amount = amount, Description = $"{kind} – {member.Name}", Reference = $"{kind}-{transactions * 7 % 1_000_000:D6}",
        };
    }

    private async Task SetUpAsync()
    {
        await site.PutAsync([Company, Ledger]);
        Branches = [.. new[] { "HQ", "NOR", "SOU", "EAS", "WES" }.Select(code => new Branch { CompanyId = Company.Id, Code = code, Name = $"Region {code}", LedgerId = Ledger.Id })];
        Accounts = [.. Chart()];
        Departments = [.. Enumerable.Range(1, 8).Select(n => new Department { CompanyId = Company.Id, Code = $"D{n}", Name = $"Department {n}" })];
        Members = [.. Enumerable.Range(1, 400).Select(n => new Member { CompanyId = Company.Id, Number = $"M-{n}", Name = $"Member {n:D3} O'Neil & Sons" })];
        Year = new FiscalYear
        {
            CompanyId = Company.Id, Name = "2026", Start = new DateOnly(2026, 1, 1), End = new DateOnly(2026, 12, 31), Periods = [.. Enumerable.Range(1, 12).Select(Period)],
        };
        await site.PutAsync([new LedgerCompany { LedgerId = Ledger.Id, CompanyId = Company.Id }, .. Branches, .. Accounts, .. Departments, .. Members, Year]);

        Products = [.. Enumerable.Range(0, 80).Select(n => new Product
        {
            CompanyId = Company.Id, Code = $"P{n:D2}", Name = $"Product {n:D2}", UnitPrice = 100_00, RevenueAccountId = Accounts[90 + n].Id,
            DeferredRevenueAccountId = n % 10 < 3 ? Accounts[40 + n % 30].Id : null,
        })];
        Methods = [.. Enumerable.Range(0, 20).Select(n => new PaymentMethod { CompanyId = Company.Id, Code = $"PM{n:D2}", Name = $"Method {n:D2}", AccountId = Accounts[n].Id })];
        var map = new AccountMap
        {
            CompanyId = Company.Id, ReceivableId = Accounts[20].Id, UnappliedPaymentsId = Accounts[69].Id, TaxPayableId = Accounts[70].Id,
            DiscountsId = Accounts[170].Id, BadDebtId = Accounts[171].Id, RoundingId = Accounts[172].Id,
        };
        await site.PutAsync([.. Products, .. Methods, map]);
    }

    private FiscalPeriod Period(int month)
    {
        var start = new DateOnly(2026, month, 1);
        return new FiscalPeriod { CompanyId = Company.Id, Number = month, Name = start.ToString("MMM yyyy", CultureInfo.InvariantCulture), Start = start, End = start.AddMonths(1).AddDays(-1) };
    }

    private IEnumerable<Account> Chart()
    {
        (int First, int Count, string Name, AccountType Type)[] groups =
        [
            (1000, 20, "Cash", AccountType.Asset), (1200, 20, "Accounts receivable", AccountType.Asset), (2000, 30, "Deferred income", AccountType.Liability),
            (2200, 10, "Sales tax payable", AccountType.Liability), (3000, 10, "Fund balance", AccountType.Equity), (4000, 80, "Income", AccountType.Revenue),
            (5000, 30, "Discounts and fees", AccountType.Expense),
        ];
        return from g in groups
               from n in Enumerable.Range(0, g.Count)
               select new Account { CompanyId = Company.Id, Code = (g.First + n).ToString(CultureInfo.InvariantCulture), Name = $"{g.Name} {n + 1:D2}", Type = g.Type };
    }
}
