using BatchLedger.BankReconciliations;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.OwnerStatements;
using BatchLedger.Transactions;
using BatchLedger.Trust;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Demo;

/// <summary>Three houses that the association lets for their owners: two months that are told of and reconciled, and a month that runs, with everything that can go wrong with a rent.</summary>
internal sealed class DemoTrust(IServiceProvider services, DemoCompany company, DemoCast cast, DemoYear year)
{
    /// <summary>Months before the one that runs.</summary>
    public const int Months = 2;

    private readonly SortedList<DateOnly, List<Func<DateOnly, Task>>> plan = [];
    private Home mill = null!, ferry = null!, quay = null!;
    private Batch batch = null!;

    private sealed record Home(Management Management, Tenancy Tenancy);

    public async Task SetUpAsync(DateOnly first)
    {
        mill = await HomeAsync(("14 Mill Lane", "Harbour Trust", 600), new() { ManagementId = 0, Tenants = "A. Novak", Reference = "NOVAK", Rent = 520_00, Every = RentPeriod.Week, BondRequired = 2_080_00, Start = first });
        ferry = await HomeAsync(("3 Ferry Road", "L. Okafor", 750), new() { ManagementId = 0, Tenants = "M. and J. Silva", Reference = "SILVA", Rent = 1_450_00, Every = RentPeriod.Month, BondRequired = 1_450_00, Start = first });
        quay = await HomeAsync(("Unit 4, 27 Quay Street", "River Holdings", 600), new() { ManagementId = 0, Tenants = "K. Brandt", Reference = "BRANDT", Rent = 780_00, Every = RentPeriod.Fortnight, BondRequired = 1_560_00, Start = first });
    }

    /// <summary>What happens in a month that is over, to be carried out as its days go by.</summary>
    public void Plan(DateOnly month)
    {
        var last = month.AddMonths(1).AddDays(-1);
        On(month, async day => batch = await year.OpenAsync($"Trust money, {day:MMMM}", day, (company.Id, company.HeadOffice, null)));
        On(month, day => ReceiveAsync(ferry, day, 1_450_00));
        if (month == mill.Tenancy.Start) On(month, Bonds);
        for (var week = month.AddDays(1); week <= last; week = week.AddDays(7)) On(week, day => ReceiveAsync(mill, day, 520_00));
        for (var fortnight = month.AddDays(2); fortnight <= last; fortnight = fortnight.AddDays(14)) On(fortnight, day => ReceiveAsync(quay, day, 780_00));
        On(month.AddDays(17), day => PayAsync(mill, day, TransactionKind.CreditorPayment, 185_40, ("Bright Spark Electrical", "Kitchen light")));
        On(last, async day =>
        {
            foreach (var home in new[] { mill, ferry, quay }) await SettleAsync(home, day);
            await year.PostAsync(batch);
            await ReconcileAsync(day);
            foreach (var home in new[] { mill, ferry, quay }) await StateAsync(home, day);
        });
    }

    /// <summary>The month that runs: money that is for nothing yet, an invoice, a cheque in place of an EFT, a receipt that was wrong, one that bounced.</summary>
    public void PlanPresent(DateOnly month, DateOnly today)
    {
        On(month, async day => batch = await year.OpenAsync("Trust money", day, (company.Id, company.HeadOffice, null)));
        On(month, day => ReceiveAsync(ferry, day, 1_450_00));
        for (var week = month; week < today; week = week.AddDays(7)) On(week, day => ReceiveAsync(mill, day, 520_00));
        On(Earlier(today, 4), WaterAsync);
        On(Earlier(today, 3), day => ReceiveAsync(mill, day, 140_00, rent: 0));
        On(Earlier(today, 3), ChequeAsync);
        On(Earlier(today, 2), day => ReceiveAsync(quay, day, 780_00));
        On(today, BounceAsync);
        On(today, WrongAsync);
        On(today, StartReconcilingAsync);

        DateOnly Earlier(DateOnly day, int days) => day.AddDays(-days) < month ? month : day.AddDays(-days);
    }

    /// <summary>Carries out what is planned up to a day.</summary>
    public async Task UntilAsync(DateOnly day)
    {
        while (plan.Count > 0 && plan.GetKeyAtIndex(0) <= day)
        {
            var (on, deeds) = (plan.GetKeyAtIndex(0), plan.GetValueAtIndex(0));
            plan.RemoveAt(0);
            foreach (var deed in deeds)
            {
                year.Work(on);
                await deed(on);
            }
        }
    }

    private void On(DateOnly day, Func<DateOnly, Task> deed)
    {
        if (!plan.TryGetValue(day, out var deeds)) plan[day] = deeds = [];
        deeds.Add(deed);
    }

    private async Task<Home> HomeAsync((string Place, string Owner, int Fee) of, TenancyDraft typed)
    {
        cast.Becomes("R. Osei");
        var management = DemoCompany.Done(await services.GetRequiredService<ManagementService>().SaveAsync(new ManagementDraft
        {
            BranchId = company.HeadOffice, Place = of.Place, OwnerName = of.Owner, OwnerEmail = $"{of.Owner.Split(' ')[0].TrimEnd('.').ToLowerInvariant()}@owners.example", OwnerAccount = "12-3456-7890123-00", FeeRate = of.Fee,
        }));
        var tenancy = DemoCompany.Done(await services.GetRequiredService<TenancyService>().SaveAsync(new TenancyDraft
        {
            ManagementId = management.Id, Tenants = typed.Tenants, Reference = typed.Reference, Rent = typed.Rent, Every = typed.Every, BondRequired = typed.BondRequired, Start = typed.Start,
        }));
        return new Home(management, tenancy);
    }

    private async Task Bonds(DateOnly day)
    {
        await BondAsync(mill, day, 1_560_00);
        await BondAsync(ferry, day, 1_450_00);
        await BondAsync(quay, day, 1_560_00);
    }

    private async Task BondAsync(Home home, DateOnly day, long amount) => DemoCompany.Done(await services.GetRequiredService<TrustReceiptService>().ReceiptAsync(new ReceiptDraft
    {
        Batch = batch.Number, ManagementId = home.Management.Id, TenancyId = home.Tenancy.Id, Date = day, Amount = amount, Rent = 0, Bond = amount, Description = "Bond",
    }));

    private async Task<Transaction> ReceiveAsync(Home home, DateOnly day, long amount, long? rent = null) => DemoCompany.Done(await services.GetRequiredService<TrustReceiptService>().ReceiptAsync(new ReceiptDraft
    {
        Batch = batch.Number, ManagementId = home.Management.Id, TenancyId = home.Tenancy.Id, Date = day, Amount = amount, Rent = rent,
    }));

    private async Task<Transaction> PayAsync(Home home, DateOnly day, TransactionKind kind, long amount, (string? Payee, string? Words) to = default) =>
        DemoCompany.Done(await services.GetRequiredService<TrustPaymentService>().PayAsync(new PaymentDraft
        {
            Batch = batch.Number, Kind = kind, ManagementId = home.Management.Id, Date = day, Amount = amount, Payee = to.Payee, Description = to.Words,
        }));

    // Fees first, then everything that is left to the owner.
    private async Task SettleAsync(Home home, DateOnly day)
    {
        var fees = new FeeDisbursalDraft { Batch = batch.Number, ManagementId = home.Management.Id, Date = day };
        await using (var db = await ContextAsync())
            fees.FeeIds.AddRange(await db.ManagementFees.Where(f => f.ManagementId == home.Management.Id && f.State == FeeState.Pending).Select(f => f.Id).ToListAsync());
        DemoCompany.Done(await services.GetRequiredService<FeeService>().DisburseAsync(fees));
        await using var after = await ContextAsync();
        await PayAsync(home, day, TransactionKind.OwnerPayment, (await TrustFunds.ReadAsync(after, home.Management.Id, CancellationToken.None)).Owner);
    }

    private async Task ReconcileAsync(DateOnly day)
    {
        cast.Becomes("M. Ito");
        await using var db = await ContextAsync();
        var items = await db.TrustEntries.Where(e => e.CompanyId == company.Id && e.ReconciliationId == null && e.Bank != 0).Select(e => e.TransactionId).ToListAsync();
        var held = await db.TrustEntries.Where(e => e.CompanyId == company.Id).SumAsync(e => e.Bank);
        var service = services.GetRequiredService<ReconciliationService>();
        var started = DemoCompany.Done(await service.BeginAsync(new ReconciliationDraft { CompanyId = company.Id, StatementDate = day, Closing = held }));
        DemoCompany.Done(await service.TickAsync(started.Number, items));
        DemoCompany.Done(await service.FinishAsync(started.Number));
    }

    private async Task StateAsync(Home home, DateOnly day) => DemoCompany.Done(await services.GetRequiredService<StatementService>().MakeAsync(home.Management.Id, day));

    private async Task WaterAsync(DateOnly day) => DemoCompany.Done(await services.GetRequiredService<InvoiceService>().AddAsync(new InvoiceDraft
    {
        TenancyId = mill.Tenancy.Id, Date = day, Due = day.AddDays(14), Description = "Water, last quarter", Amount = 86_50,
    }));

    private async Task ChequeAsync(DateOnly day)
    {
        var paid = await PayAsync(ferry, day, TransactionKind.CreditorPayment, 240_00, ("Dry Roofs", "Gutter repaired"));
        DemoCompany.Done(await services.GetRequiredService<TrustCorrectionService>().ChangeToChequeAsync(new ChequeDraft { Batch = batch.Number, TransactionId = paid.Id, Cheque = "000412" }));
    }

    private async Task BounceAsync(DateOnly day)
    {
        var receipt = await ReceiveAsync(quay, day, 780_00);
        DemoCompany.Done(await services.GetRequiredService<TrustCorrectionService>().DishonourAsync(new CorrectionDraft { Batch = batch.Number, TransactionId = receipt.Id, Reason = "Returned by the bank: insufficient funds" }));
    }

    private async Task WrongAsync(DateOnly day)
    {
        var receipt = await ReceiveAsync(mill, day, 5_200_00);
        DemoCompany.Done(await services.GetRequiredService<TrustCorrectionService>().ReverseAsync(new CorrectionDraft { Batch = batch.Number, TransactionId = receipt.Id, Reason = "Typed 5,200.00 for 520.00" }));
        DemoCompany.Done(await services.GetRequiredService<TrustCorrectionService>().AmendAsync((await ReceiveAsync(mill, day, 520_00)).Id, "Paid at the counter; A. Novak asks for a receipt by post."));
    }

    // The bank's list of this month is half ticked.
    private async Task StartReconcilingAsync(DateOnly day)
    {
        cast.Becomes("M. Ito");
        await using var db = await ContextAsync();
        var items = await db.TrustEntries.Where(e => e.CompanyId == company.Id && e.ReconciliationId == null && e.Bank > 0 && e.CorrectsId == null && !db.TrustEntries.Any(c => c.CorrectsId == e.TransactionId))
            .OrderBy(e => e.TransactionId).Select(e => e.TransactionId).Take(3).ToListAsync();
        var held = await db.TrustEntries.Where(e => e.CompanyId == company.Id).SumAsync(e => e.Bank);
        var service = services.GetRequiredService<ReconciliationService>();
        var started = DemoCompany.Done(await service.BeginAsync(new ReconciliationDraft { CompanyId = company.Id, StatementDate = day, Closing = held }));
        DemoCompany.Done(await service.TickAsync(started.Number, items));
    }

    private Task<AppDbContext> ContextAsync() => services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
}
