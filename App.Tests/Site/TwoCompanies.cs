using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Ledgers;
using BatchLedger.LedgerFiles;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.OutsideGl;
using BatchLedger.RecurringJournals;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using BatchLedger.Translations;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests;

/// <summary>Two companies with the same things in every table, posted and exported. Each says its code in all its words and has an amount of its own:
/// QXJ 77,777.77, and ZZZ 55,555.55.</summary>
internal sealed class TwoCompanies(Books books)
{
    public const string Hidden = "QXJ";
    public const string Seen = "ZZZ";
    private Ledger budget = null!, reporting = null!;

    public Association Other { get; private set; } = null!;
    public Association Mine { get; private set; } = null!;

    public static async Task<TwoCompanies> FilledAsync(Books books)
    {
        var both = new TwoCompanies(books);
        (both.Other, both.Mine) = (await Association.FoundAsync(books, Hidden), await Association.FoundAsync(books, Seen));
        both.budget = new Ledger { Code = "BUD", Description = "Budget", Type = LedgerType.Budget, Currency = "USD" };
        both.reporting = new Ledger { Code = "REP", Description = "Reporting", Type = LedgerType.Reporting, Currency = "USD", TranslatesLedgerId = both.Other.Ledger.Id };
        await books.PutAsync(both.budget, both.reporting);
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            foreach (var table in (string[])["Accounts", "Members", "Products", "PaymentMethods", "Branches", "FiscalPeriods"])
                await db.Database.ExecuteSqlRawAsync(WithCode(table));
            await db.Database.ExecuteSqlRawAsync("""UPDATE "Ledgers" SET "ConsolidationSource" = 1 WHERE "Type" = 'Actual' OR "Type" = 0""");
        });
        await both.FillAsync(both.Other, 77_777_77);
        await both.FillAsync(both.Mine, 55_555_55);
        await both.ConnectAsync(both.Other);
        await both.ConnectAsync(both.Mine);
        return both;
    }

    /// <summary>An accounting system that wants a sign-in, and the posted journal on its way there.</summary>
    private async Task ConnectAsync(Association of)
    {
        await books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = books.Db();
            await db.Companies.Where(c => c.Id == of.Company.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.AccountingSystem, AccountingSystem.QuickBooksOnline));
        });
        var connection = new GlConnection
        {
            CompanyId = of.Company.Id, System = AccountingSystem.QuickBooksOnline, State = ConnectionState.NeedsSignIn, From = new DateOnly(2026, 1, 1), BooksName = $"Books of {of.Company.Code}",
        };
        await books.PutAsync(connection);
        await books.PutAsync(new GlBookItem { ConnectionId = connection.Id, Kind = OutsideKind.Account, OutsideId = "35", Number = "1010", Name = $"Checking {of.Company.Code}", Active = true });
        await using var db = books.Db();
        var delivery = new GlDelivery
        {
            CompanyId = of.Company.Id, ConnectionId = connection.Id, JournalEntryId = await db.JournalEntries.Where(e => e.CompanyId == of.Company.Id).Select(e => e.Id).SingleAsync(),
            Key = $"bl-{of.Company.Code}", State = GlDeliveryState.Failed, Reason = $"{of.Company.Code} was refused", AskedAt = Books.Start, AskedBy = of.Company.Code,
        };
        await books.PutAsync(delivery);
        await books.PutAsync(new GlDeliveryEvent { DeliveryId = delivery.Id, At = Books.Start, Text = $"Asked for by {of.Company.Code}" });
    }

    private static string WithCode(string table) => $"""UPDATE "{table}" SET "Name" = "Name" || ' ' || (SELECT c."Code" FROM "Companies" c WHERE c."Id" = "CompanyId")""";

    private async Task FillAsync(Association of, long amount)
    {
        await SetUpAsync(of);
        await FiguresAsync(of, amount);
        await SellAsync(of, amount);
        var batch = of.Batch.Number;
        Assert.Null(await books.Get<BatchService>().AddNoteAsync(batch, $"A note of {of.Company.Code}"));
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync(batch));
        Assert.Null((await books.Get<LedgerRunService>().CreateAsync(batch)).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await books.Get<BatchLifeService>().PostAsync(batch));
        var (file, refusal) = await books.Get<LedgerFileService>().DownloadAsync(new LedgerWish(batch, LedgerKind.Detail));
        Assert.Null(refusal);
        file!.Dispose();
        await books.PutAsync(OpenBatch(of));
        await OrderAsync(of, amount);
        await TrustOfBoth.FillAsync(books, of, amount);
    }

    private async Task SetUpAsync(Association of)
    {
        var (company, code) = (of.Company.Id, of.Company.Code);
        var second = new Branch { CompanyId = company, Code = $"W{code}", Name = $"West {code}", LedgerId = of.Ledger.Id };
        await books.PutAsync(second, new Department { CompanyId = company, Code = $"D{code}", Name = $"Events {code}" },
            new LedgerCompany { LedgerId = budget.Id, CompanyId = company }, new LedgerCompany { LedgerId = reporting.Id, CompanyId = company });
        await books.PutAsync(new InterBranchMapping
        {
            CompanyId = company, FromBranchId = of.Branch.Id, ToBranchId = second.Id, DueFromAccountId = of.Accounts["1200"].Id, DueToAccountId = of.Accounts["2200"].Id,
        });
    }

    private Task FiguresAsync(Association of, long amount)
    {
        AccountBalance In(Ledger ledger, string account, (long Debit, long Credit) sides) => new()
        {
            LedgerId = ledger.Id, CompanyId = of.Company.Id, FiscalPeriodId = of.March.Id, AccountId = of.Accounts[account].Id, BranchId = of.Branch.Id,
            DepartmentId = 0, Debit = sides.Debit, Credit = sides.Credit,
        };
        return books.PutAsync(In(budget, "4010", (0, amount)), In(reporting, "1010", (amount, 0)), In(reporting, "4010", (0, amount)),
            new Translation { LedgerId = reporting.Id, CompanyId = of.Company.Id, FiscalPeriodId = of.March.Id, ClosingRate = 1, AverageRate = 1, Difference = amount, SourceHash = of.Company.Code },
            new RecurringJournal
            {
                CompanyId = of.Company.Id, BranchId = of.Branch.Id, LedgerId = of.Ledger.Id, Name = $"Rent {of.Company.Code}", Currency = "USD", Amount = amount,
                Frequency = Frequency.Monthly, First = new DateOnly(2026, 3, 1),
                Lines = [Line(of, 1, "6800", (amount, 0)), Line(of, 2, "1010", (0, amount))],
            }, Mail(of));
    }

    private static RecurringJournalLine Line(Association of, int number, string account, (long Debit, long Credit) sides) =>
        new() { LineNo = number, AccountId = of.Accounts[account].Id, BranchId = of.Branch.Id, Debit = sides.Debit, Credit = sides.Credit };

    private static OutboxMail Mail(Association of) => new()
    {
        Kind = MailKind.LedgerReady, Cause = "run/1", DedupeKey = of.Company.Code, Recipient = "a@example.org", Subject = $"Ledger of {of.Company.Code}", TextBody = of.Company.Code,
        HtmlBody = of.Company.Code, MessageId = of.Company.Code, CompanyId = of.Company.Id, BatchId = of.Batch.Id, CreatedAt = Books.Start, QueuedAt = Books.Start, NextAttemptAt = Books.Start,
    };

    private async Task SellAsync(Association of, long amount)
    {
        var journal = new TransactionDraft { Batch = of.Batch.Number, Kind = TransactionKind.ManualJournal, Date = new DateOnly(2026, 3, 10), Description = $"Opening of {of.Company.Code}" };
        journal.Journal.Add(new() { AccountId = of.Accounts["1010"].Id, Debit = amount });
        journal.Journal.Add(new() { AccountId = of.Accounts["4010"].Id, Credit = amount });
        var invoice = new TransactionDraft { Batch = of.Batch.Number, Kind = TransactionKind.Invoice, Date = new DateOnly(2026, 3, 10), MemberId = of.Member.Id, Description = $"Dues of {of.Company.Code}" };
        invoice.Products.Add(new ProductLineDraft { ProductId = of.Dues.Id, Quantity = 1, UnitPrice = amount });
        foreach (var draft in (TransactionDraft[])[journal, invoice]) Sales.Till.Made(await books.Get<TransactionService>().RecordAsync(draft));
    }

    private static Batch OpenBatch(Association of) => new()
    {
        Number = $"O-{of.Company.Code}", CompanyId = of.Company.Id, BranchId = of.Branch.Id, LedgerId = of.Ledger.Id, Name = $"Open {of.Company.Code}", Date = new DateOnly(2026, 3, 10),
        FiscalPeriodId = of.March.Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
    };

    private async Task OrderAsync(Association of, long amount)
    {
        var draft = new OrderDraft
        {
            Batch = $"O-{of.Company.Code}", Date = new DateOnly(2026, 3, 10), MemberId = of.Member.Id,
            Products = [new ProductLineDraft { ProductId = of.Dues.Id, Quantity = 1, UnitPrice = amount }],
        };
        Assert.Null((await books.Get<OrderService>().CreateAsync(draft)).Refusal);
    }
}
