using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.DeferredRevenue;
using BatchLedger.FiscalPeriods;
using BatchLedger.LedgerRuns;
using BatchLedger.PeriodClose;
using BatchLedger.RecurringJournals;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using BatchLedger.Translations;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Demo;

/// <summary>The sample year: posted batches month by month, and in the month that runs now one batch in each state.</summary>
internal sealed class DemoYear(IServiceProvider services, DemoCompany company, DemoClock clock, DemoCast cast)
{
    private readonly Random chance = new(20260101);

    /// <summary>The batches of a month that is over; <paramref name="meanwhile"/> does what comes before the day of each.</summary>
    public async Task PastAsync(DateOnly month, Func<DateOnly, Task> meanwhile)
    {
        foreach (var (name, day) in new[] { ("Dues, lockbox", 5), ("Courses and books", 14), ("Chapter dues", 23) })
        {
            await meanwhile(month.AddDays(day - 2));
            var batch = await OpenAsync($"{name} {month:MMMM}", month.AddDays(day - 1));
            await FillAsync(batch, 2 + chance.Next(3));
            await PostAsync(batch);
        }
        await RecogniseAsync(month);
    }

    /// <summary>A day of work for the staff.</summary>
    public void Work(DateOnly day)
    {
        clock.Work(day);
        cast.Becomes("R. Osei");
    }

    // The dues run for a year, so each month earns a twelfth or so of what was sold before it and in it.
    private async Task RecogniseAsync(DateOnly month)
    {
        clock.Work(month.AddMonths(1).AddDays(-1));
        cast.Becomes("M. Ito");
        var period = (await services.GetRequiredService<FiscalYearService>().PickAsync(company.Id)).Single(p => p.Start == month);
        var service = services.GetRequiredService<DeferredRevenueService>();
        if (await service.DueAsync(period.Id) is not { Lines.Count: > 0 }) return;

        var journal = DemoCompany.Done(await service.RecogniseAsync(new RecogniseDraft(period.Id, null)));
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == journal.BatchId);
        await PostAsync(batch);
    }

    /// <summary>What repeats by itself and is due in the month, posted.</summary>
    public async Task DueAsync(DateOnly month)
    {
        clock.Work(month.AddDays(4));
        cast.Becomes("R. Osei");
        DemoCompany.Done(await services.GetRequiredService<DueJournals>().MakeAsync());
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        foreach (var batch in await db.Batches.AsNoTracking().Where(b => b.Kind == BatchKind.Auto && b.State == BatchState.Open).ToListAsync()) await PostAsync(batch);
    }

    /// <summary>Closed, its ledger made, posted.</summary>
    public async Task PostAsync(Batch batch)
    {
        await CloseAsync(batch);
        await LedgerAsync(batch);
        DemoCompany.Done(await services.GetRequiredService<BatchLifeService>().PostAsync(batch.Number));
    }

    /// <summary>The controller translates the months before the last one while they are open.</summary>
    public async Task TranslateAsync(int ledger, DateOnly before)
    {
        foreach (var period in await PeriodsAsync(before)) DemoCompany.Done(await services.GetRequiredService<TranslationService>().TranslateAsync(ledger, period));
    }

    /// <summary>Then he closes them; the last month still waits for him.</summary>
    public async Task CloseMonthsAsync(DateOnly before)
    {
        foreach (var period in await PeriodsAsync(before)) DemoCompany.Done(await services.GetRequiredService<PeriodCloseService>().CloseAsync(period));
    }

    private async Task<IEnumerable<int>> PeriodsAsync(DateOnly before)
    {
        clock.Work(before.AddDays(2));
        cast.Becomes("C. Duarte");
        return (await services.GetRequiredService<FiscalYearService>().PickAsync(company.Id)).Where(period => period.Start < before).Select(period => period.Id);
    }

    /// <summary>Open, open with orders, a control total that differs, closed, ready, failed, reopened.</summary>
    public async Task PresentAsync(DateOnly month, DateOnly today)
    {
        var open = await OpenAsync("Dues, lockbox", month);
        await FillAsync(open, 6);
        var orders = await OpenAsync("Autumn courses", today);
        await FillAsync(orders, 3);
        await OrdersAsync(orders, 3);
        var differs = await OpenAsync("Kiosk week 3", today);
        await FillAsync(differs, 5);
        DemoCompany.Done(await services.GetRequiredService<BatchService>().SetControlTotalAsync(differs.Number, null, 1_200_00));

        var closed = await OpenAsync("Chapter dues", today);
        await FillAsync(closed, 7);
        await CloseAsync(closed);
        var ready = await OpenAsync("Guidebooks", today);
        await FillAsync(ready, 8);
        await CloseAsync(ready);
        await LedgerAsync(ready);
    }

    /// <summary>Its run fails: the account was taken from the payment method after the run had been asked for.</summary>
    public async Task FailedAsync(DateOnly today)
    {
        var batch = await OpenAsync("Kiosk week 2", today);
        await FillAsync(batch, 4, "KIOSK");
        await CloseAsync(batch);
        cast.Becomes("M. Ito");
        DemoCompany.Done(await services.GetRequiredService<LedgerRunService>().CreateAsync(batch.Number));
        await SetKioskAccountAsync(null);
        await services.GetRequiredService<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
    }

    /// <summary>A large batch whose run waits for the site to start, so that it is running when somebody looks.</summary>
    public async Task RunningAsync(DateOnly today, int payments)
    {
        var batch = await OpenAsync("Dues campaign, imported", today);
        await services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            using (var insert = new RowInsert(db, "Transactions", "Number", "CompanyId", "BatchId", "BranchId", "Kind", "Date", "MemberId", "Currency",
                "Amount", "Description", "Applied", "PaymentMethodId", "Version", "ChangedAt", "ChangedBy"))
                for (var number = 1; number <= payments; number++)
                    insert.Text($"IMP-{number:D6}").Whole(company.Id).Whole(batch.Id).Whole(company.HeadOffice).Text(nameof(TransactionKind.Payment))
                        .Text(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Whole(company.Members[number % company.Members.Count]).Text("USD")
                        .Whole(120_00).Text("Annual dues, campaign").Whole(0).Whole(company.Methods["CARD"]).Whole(1).Whole(clock.Now.UtcTicks).Text("R. Osei").End();
            await transaction.CommitAsync();
        });
        await CloseAsync(batch);
        cast.Becomes("R. Osei");
        DemoCompany.Done(await services.GetRequiredService<LedgerRunService>().CreateAsync(batch.Number));
    }

    /// <summary>A new batch of a company's branch, for its default posting ledger or another one.</summary>
    public async Task<Batch> OpenAsync(string name, DateOnly day, (int Company, int Branch, int? Ledger) of)
    {
        clock.Work(day);
        cast.Becomes("R. Osei");
        var period = (await services.GetRequiredService<FiscalYearService>().PickAsync(of.Company)).Single(p => p.Start <= day && day <= p.End);
        return DemoCompany.Done(await services.GetRequiredService<BatchService>().CreateAsync(new BatchDraft
        {
            Name = name, BranchId = of.Branch, LedgerId = of.Ledger, FiscalPeriodId = period.Id, Date = day,
        }));
    }

    /// <summary>A batch with its sales, of one product if that is named, posted. Its number.</summary>
    public async Task<string> PostedAsync(string name, DateOnly day, string? product = null)
    {
        var batch = await OpenAsync(name, day);
        await FillAsync(batch, 3, product: product);
        await PostAsync(batch);
        return batch.Number;
    }

    private Task<Batch> OpenAsync(string name, DateOnly day) => OpenAsync(name, day, (company.Id, company.HeadOffice, null));

    private async Task FillAsync(Batch batch, int sales, string? method = null, string? product = null)
    {
        var transactions = services.GetRequiredService<TransactionService>();
        string[] methods = ["CHECK", "CARD", "WIRE"];
        for (var sale = 0; sale < sales; sale++)
        {
            clock.Work(batch.Date);
            var member = company.Members[chance.Next(company.Members.Count)];
            var sold = product is null ? company.Products.Values.ElementAt(chance.Next(company.Products.Count)) : company.Products[product];
            var invoice = DemoCompany.Done(await transactions.RecordAsync(new TransactionDraft
            {
                Batch = batch.Number, Kind = TransactionKind.Invoice, Date = batch.Date, MemberId = member, Products = [Line(sold, batch.Date)],
            }));
            DemoCompany.Done(await transactions.RecordAsync(new TransactionDraft
            {
                Batch = batch.Number, Kind = TransactionKind.Payment, Date = batch.Date, MemberId = member, AppliesToId = invoice.Id, Amount = invoice.Amount,
                PaymentMethodId = company.Methods[method ?? methods[chance.Next(methods.Length)]],
            }));
        }
    }

    private ProductLineDraft Line(int product, DateOnly day)
    {
        var line = new ProductLineDraft { ProductId = product, Quantity = 1 + chance.Next(2) };
        if (product != company.Products["DUES"]) return line;
        line.ServiceStart = new DateOnly(day.Year, day.Month, 1);
        line.ServiceEnd = line.ServiceStart.Value.AddYears(1).AddDays(-1);
        return line;
    }

    private async Task OrdersAsync(Batch batch, int orders)
    {
        for (var order = 0; order < orders; order++)
            DemoCompany.Done(await services.GetRequiredService<OrderService>().CreateAsync(new OrderDraft
            {
                Batch = batch.Number, Date = batch.Date, MemberId = company.Members[order], Products = [new() { ProductId = company.Products["COURSE"] }],
            }));
    }

    private async Task CloseAsync(Batch batch)
    {
        clock.Work(batch.Date);
        cast.Becomes("R. Osei");
        DemoCompany.Done(await services.GetRequiredService<BatchLifeService>().CloseAsync(batch.Number));
    }

    private async Task LedgerAsync(Batch batch)
    {
        cast.Becomes("M. Ito");
        DemoCompany.Done(await services.GetRequiredService<LedgerRunService>().CreateAsync(batch.Number));
        await services.GetRequiredService<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
    }

    private Task SetKioskAccountAsync(int? account) => services.GetRequiredService<WriteGate>().PassAsync(async () =>
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        await db.PaymentMethods.Where(m => m.Code == "KIOSK").ExecuteUpdateAsync(set => set.SetProperty(m => m.AccountId, account));
    });
}
