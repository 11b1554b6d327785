using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.LedgerFiles;
using BatchLedger.LedgerMaking;
using BatchLedger.LedgerRuns;
using BatchLedger.Sales;
using BatchLedger.Spreadsheets;
using BatchLedger.Transactions;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

public class StatisticalJournalTests
{
    [Fact]
    [Rule("S4.19")]
    public async Task A_statistical_ledger_takes_one_sided_quantities_without_a_currency()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();

        var journal = await till.RecordedAsync(Figures(till, ("9000", 12_00), ("9100", -3_50)));

        Assert.Equal((Currency.None, 12_00), (journal.Currency, journal.Amount));
        Assert.Equal([(12_00, 0), (0, 3_50)], (await till.NowAsync(journal)).Lines.OrderBy(l => l.LineNo).Select(l => (l.Debit, l.Credit)));
        Assert.Equal("12.00 members, -3.50 hours", (await till.Reads.DetailsAsync(journal.Number))!.AmountInWords);
    }

    [Fact]
    [Rule("S4.19")]
    public async Task Money_accounts_and_statistical_accounts_keep_apart()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();

        Assert.Equal("Line 1: account 4010 Annual dues keeps money; batch B-000009 counts units. Choose a Statistical account.", await till.RefusedAsync(Figures(till, ("4010", 1_00))));
        Assert.Equal("Line 2: account 9000 Members counts members; it takes no money. Choose another account.",
            await till.RefusedAsync(till.Journal(("1010", 1_00, 0), ("9000", 0, 1_00))));
        Assert.Equal("Line 1: enter the quantity. What is taken away is below zero.", await till.RefusedAsync(Figures(till, ("9000", 0))));
        Assert.Equal("A manual journal needs at least one line.", await till.RefusedAsync(Figures(till)));
        Assert.StartsWith("Batch B-000009 posts to the statistical ledger STAT, which takes manual journals only.",
            await till.RefusedAsync(In(till.Payment(1_00), "B-000009")), StringComparison.Ordinal);
    }

    [Fact]
    [Rule("S4.19")]
    public async Task A_journal_moves_between_books_of_one_kind_only()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();
        var figures = await till.RecordedAsync(Figures(till, ("9000", 12_00)));

        Assert.Equal("Sales.OtherBook", (await till.Transactions.MoveAsync(figures.Id, "B-000001"))?.Code);
    }

    [Fact]
    [Rule("S4.19")]
    public async Task A_batch_of_figures_is_posted_and_shows_quantities_with_their_units()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();
        await till.RecordedAsync(Figures(till, ("9000", 12_00), ("9100", -3_50)));

        var preview = await till.Books.Get<LedgerPreview>().ShowAsync("B-000009");
        await PostAsync(till, "B-000009");

        Assert.True(preview!.Counts);
        Assert.Equal([("9000", 12_00, "members"), ("9100", -3_50, "hours")], preview.Totals.Select(t => (t.Account, t.Debit - t.Credit, t.Unit!)));
        var entry = (await till.Books.Get<JournalReader>().ListAsync(new(), JournalFilter.InForce)).Rows.Single();
        var view = (await till.Books.Get<JournalReader>().FindAsync(entry.Number))!;
        Assert.True(view.Counts);
        Assert.Equal(["members", "hours"], view.Totals.Select(t => t.Unit));
        await using var db = till.Books.Db();
        Assert.Equal((0, 0), (await PeriodBooks.TotalsAsync(db, till.Association.March.Id, default)) is var totals ? (totals.Debit, totals.Credit) : default);
    }

    [Fact]
    [Rule("S4.19")]
    public async Task Its_workbook_names_the_units_and_no_outside_format_takes_it()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();
        await till.RecordedAsync(Figures(till, ("9000", 12_00)));
        await PostAsync(till, "B-000009");
        var files = till.Books.Get<LedgerFileService>();

        var offer = (await files.OfferAsync("B-000009", LedgerKind.Detail)).Value!;
        var refused = await files.DownloadAsync(new LedgerWish("B-000009", LedgerKind.Detail) { Format = LedgerFormat.GenericCsv });
        using var file = (await files.DownloadAsync(new LedgerWish("B-000009", LedgerKind.Detail))).Value!;

        Assert.Equal([LedgerFormat.Excel], offer.Formats);
        Assert.EndsWith("takes money: batch B-000009 posted quantities to the Statistical ledger STAT. Take the Excel file.", refused.Refusal?.Message, StringComparison.Ordinal);
        await using var bytes = File.OpenRead(file.Path);
        using var workbook = new XLWorkbook(bytes);
        var text = string.Join('\n', workbook.Worksheets.SelectMany(sheet => sheet.CellsUsed().Select(cell => cell.GetFormattedString())));
        Assert.Contains("members", text, StringComparison.Ordinal);
        Assert.Contains("All amounts are quantities, in the unit of their account.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Currency.None, text, StringComparison.Ordinal);
        Assert.DoesNotContain("FAIL", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AccountType.Statistical, null, "Enter the unit: what a Statistical account counts, such as hours or members.")]
    [InlineData(AccountType.Asset, "hours", "The unit “hours” is for Statistical accounts; this one is Asset. Leave it empty.")]
    [InlineData(AccountType.Statistical, "hours", null)]
    [Rule("S4.19")]
    public async Task A_statistical_account_has_a_unit_and_no_other_has(AccountType type, string? unit, string? words)
    {
        await using var till = await Till.OpenAsync();

        var made = await till.Books.Get<AccountService>().SaveAsync(new AccountDraft { CompanyId = till.Association.Company.Id, Code = "9500", Name = "Visits", Type = type, Unit = unit });

        Assert.Equal(words, made.Refusal?.Message);
    }

    [Fact]
    [Rule("S4.19")]
    public async Task An_account_with_lines_stays_of_its_kind()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();
        await till.RecordedAsync(Figures(till, ("9000", 12_00)));
        await till.RecordedAsync(till.Journal(("1010", 1_00, 0), ("2200", 0, 1_00)));

        Assert.Equal("Account 9000 counts members in lines that are there already; it cannot keep money. Make a new account.", await TurnAsync(till, "9000", AccountType.Asset, null));
        Assert.Equal("Account 1010 keeps money in lines or budgets that are there already; it cannot become Statistical. Make a new account.", await TurnAsync(till, "1010", AccountType.Statistical, "hours"));
        Assert.Null(await TurnAsync(till, "9100", AccountType.Asset, null));
    }

    [Fact]
    [Rule("S4.19")]
    public async Task The_account_map_takes_no_statistical_account()
    {
        await using var till = await Till.OpenAsync();
        await till.CountingAsync();
        var maps = till.Books.Get<AccountMapService>();
        var draft = await maps.OpenAsync(till.Association.Company.Id);
        draft.RoundingId = till.Association.Accounts["9000"].Id;

        Assert.EndsWith("account 9000 Members counts members; it takes no money. Choose another account.", (await maps.SaveAsync(draft))?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await till.Books.Get<AccountService>().PickAsync(till.Association.Company.Id), account => account.Code == "9000");
    }

    private static async Task PostAsync(Till till, string number)
    {
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync(number));
        Assert.Null((await till.Books.Get<LedgerRunService>().CreateAsync(number)).Refusal);
        await till.Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await till.Books.Get<BatchLifeService>().PostAsync(number));
    }

    private static async Task<string?> TurnAsync(Till till, string code, AccountType type, string? unit)
    {
        var draft = AccountDraft.Of((await till.Books.Get<AccountService>().FindAsync(till.Association.Company.Id, code))!);
        (draft.Type, draft.Unit) = (type, unit);
        return (await till.Books.Get<AccountService>().SaveAsync(draft)).Refusal?.Message;
    }

    private static TransactionDraft Figures(Till till, params (string Account, long Quantity)[] lines) => In(
        till.Journal([.. lines.Select(l => (l.Account, Math.Max(l.Quantity, 0), Math.Max(-l.Quantity, 0)))]), "B-000009");

    private static TransactionDraft In(TransactionDraft draft, string batch)
    {
        draft.Batch = batch;
        return draft;
    }
}
