using BatchLedger.Features;
using BatchLedger.FilingCabinet;
using BatchLedger.OwnerStatements;
using BatchLedger.Tests.Papers;
using BatchLedger.Tests.Trust;
using BatchLedger.Transactions;
using BatchLedger.Vault;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.OwnerStatements;

public class StatementTests
{
    private static readonly DateOnly Today = TrustOffice.Today;

    [Fact]
    public async Task A_statement_tells_income_expenses_payments_and_what_is_held_beside()
    {
        await using var office = await TrustOffice.OpenAsync();
        await UsualAsync(office);

        var statement = TrustOffice.Made(await Statements(office).MakeAsync(office.Management.Id, Today));

        Assert.Equal((1, new DateOnly(2026, 3, 4), Today, 0, 214_00), (statement.Number, statement.From, statement.To, (int)statement.Opening, (int)statement.Closing));
        var row = Assert.Single(await Statements(office).ListAsync(office.Management.Id));
        Assert.Equal(["Owner statement 1 M-000107 2026-03-10.pdf", "Owner statement 1 M-000107 2026-03-10.xlsx"], row.Papers.Select(paper => paper.Name));
        var page = Assert.Single(Printed.Pages(await BytesAsync(office, row.Papers[0])));
        Assert.Equal("Association of River Guides M-000107 | Owner statement 1 | 04 Mar 2026 to 10 Mar 2026", string.Join(" | ", page.Take(3)));
        Assert.Equal(
        [
            "Summary", "Owner funds Amount (USD)", "Held before 04 Mar 2026 0.00", "Income 1,120.00", "Expenses (206.00)", "Payments to the owner (700.00)", "Held at the end of 10 Mar 2026 214.00",
            "Transactions", "Date Transaction Description Out In", "Income from A. Novak", "04 Mar 2026 T-000001 Rent 02 Mar to 16 Mar 1,040.00", "10 Mar 2026 T-000002 Invoice TI-000001: Water 80.00", "Income 1,120.00",
            "Expenses", "10 Mar 2026 T-000003 Paid to Swift Plumbing 150.00", "10 Mar 2026 T-000004 Management fee on R-000001 52.00", "10 Mar 2026 T-000005 Management fee on R-000002 4.00", "Expenses 206.00",
        ], page.SkipWhile(line => line != "Summary").Take(18));
        Assert.Contains("A. Novak 20.00 0.00", page);
    }

    [Fact]
    public async Task The_next_statement_begins_where_the_last_one_ended_and_takes_what_was_entered_late_with_its_date()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.ReceivedAsync(520_00, new DateOnly(2026, 3, 4));
        var first = TrustOffice.Made(await Statements(office).MakeAsync(office.Management.Id, new DateOnly(2026, 3, 8)));
        var late = await office.ReceivedAsync(520_00, new DateOnly(2026, 3, 6));

        var content = TrustOffice.Made(await Statements(office).PreviewAsync(office.Management.Id, Today));
        var second = TrustOffice.Made(await Statements(office).MakeAsync(office.Management.Id, Today));

        Assert.Equal((2, new DateOnly(2026, 3, 9), first.Closing, 1_040_00), (second.Number, second.From, second.Opening, (int)second.Closing));
        var line = Assert.Single(content.Lines);
        Assert.Equal((late.Number, new DateOnly(2026, 3, 6), "Rent 09 Mar to 16 Mar · entered on 10 Mar 2026, after statement 1"), (line.Transaction, line.Date, line.Description));
        await using var db = office.Books.Db();
        Assert.Equal([first.Id, second.Id], await db.TrustEntries.OrderBy(e => e.TransactionId).Select(e => e.StatementId!.Value).ToListAsync());
    }

    [Fact]
    public async Task A_correction_stands_on_the_next_statement_and_names_what_it_corrects()
    {
        await using var office = await TrustOffice.OpenAsync();
        var receipt = await office.ReceivedAsync(520_00);
        TrustOffice.Made(await Statements(office).MakeAsync(office.Management.Id, Today));
        office.Books.Clock.Advance(TimeSpan.FromDays(1));
        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(receipt)));

        var content = TrustOffice.Made(await Statements(office).PreviewAsync(office.Management.Id, Today.AddDays(1)));

        var line = Assert.Single(content.Lines);
        Assert.Equal((StatementSection.Corrections, -520_00, 0), (line.Section, (int)line.Amount, (int)content.Closing));
        Assert.Contains("T-000001", line.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_refusal_says_why_and_what_to_do()
    {
        await using var office = await TrustOffice.OpenAsync();

        Assert.Equal("Management M-000107 has no transaction up to 10 Mar 2026 that is not on a statement yet. Choose a later day, or enter what is missing first.", await WhyNotAsync(Today));
        await office.ReceivedAsync(520_00);
        Assert.Equal("Choose the last day that the statement tells of.", await WhyNotAsync(null));
        Assert.Equal("A statement up to 11 Mar 2026 would tell of days to come; today is 10 Mar 2026. Choose today or an earlier day.", await WhyNotAsync(Today.AddDays(1)));
        TrustOffice.Made(await Statements(office).MakeAsync(office.Management.Id, Today));
        Assert.Equal("Statement 1 goes up to 10 Mar 2026 already, so none can end on 09 Mar 2026. Choose a later day; what was entered since stands on it with its own date.", await WhyNotAsync(Today.AddDays(-1)));
        Assert.StartsWith("Statement 1 goes up to 10 Mar 2026 already", await WhyNotAsync(Today), StringComparison.Ordinal);

        await office.ChangeAsync<FeatureSet>(FeatureSet.OnlyId, features => features.Turn(Feature.Managements, Switch.Off));
        Assert.StartsWith("A management needs Managements, which is off.", await WhyNotAsync(Today), StringComparison.Ordinal);
        Assert.Single(await Statements(office).ListAsync(office.Management.Id));

        async Task<string> WhyNotAsync(DateOnly? to) => TrustOffice.Refused(await Statements(office).MakeAsync(office.Management.Id, to));
    }

    [Fact]
    public async Task The_workbook_has_the_same_figures()
    {
        await using var office = await TrustOffice.OpenAsync();
        await UsualAsync(office);
        TrustOffice.Made(await Statements(office).MakeAsync(office.Management.Id, Today));

        var bytes = await BytesAsync(office, Assert.Single(await Statements(office).ListAsync(office.Management.Id)).Papers[1]);

        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        Assert.Equal(["Statement", "Transactions"], workbook.Worksheets.Select(sheet => sheet.Name));
        var rows = workbook.Worksheet("Transactions").RowsUsed().Skip(1).TakeWhile(row => row.Cell(2).GetString().StartsWith("T-", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, rows.Count);
        Assert.Equal(1_120m - 206m - 700m, rows.Sum(row => (row.Cell(7).IsEmpty() ? 0 : row.Cell(7).GetValue<decimal>()) - (row.Cell(6).IsEmpty() ? 0 : row.Cell(6).GetValue<decimal>())));
    }

    [Fact]
    public async Task Statements_that_follow_each_other_come_to_the_owner_funds_there_are()
    {
        await using var office = await TrustOffice.OpenAsync();
        for (var day = 0; day < 12; day++)
        {
            await office.ReceivedAsync(100_00 + day, Today.AddDays(day - day % 3));
            if (day % 4 == 3) TrustOffice.Made(await Statements(office).MakeAsync(office.Management.Id, Today.AddDays(day)));
            office.Books.Clock.Advance(TimeSpan.FromDays(1));
        }

        var statements = await Statements(office).ListAsync(office.Management.Id);
        Assert.Equal(3, statements.Count);
        Assert.Equal((await office.FundsAsync()).Owner, statements[0].Statement.Closing);
        Assert.Equal(statements[1].Statement.Closing, statements[0].Statement.Opening);
        Assert.Equal(statements[1].Statement.To.AddDays(1), statements[0].Statement.From);
    }

    /// <summary>Two weeks of rent, water with 20.00 too much, a plumber, the fees, and what the owner is paid.</summary>
    private static async Task UsualAsync(TrustOffice office)
    {
        await office.ReceivedAsync(1_040_00, new DateOnly(2026, 3, 4));
        var invoice = await office.InvoiceAsync();
        var draft = office.Receipt(100_00);
        draft.Rent = 0;
        draft.Invoices.Add(new(invoice.Id, 80_00));
        TrustOffice.Made(await office.Receipts.ReceiptAsync(draft));
        await office.PaidAsync(TransactionKind.CreditorPayment, 150_00);
        Assert.Null(await office.Fees.ChargeAsync(new() { ManagementId = office.Management.Id, Date = Today, Description = "Management fee on R-000002", Amount = 4_00 }));
        await office.DisbursedAsync();
        await office.PaidAsync(TransactionKind.OwnerPayment, 700_00);
    }

    private static StatementService Statements(TrustOffice office) => office.Books.Get<StatementService>();

    private static Task<byte[]> BytesAsync(TrustOffice office, Document paper) => File.ReadAllBytesAsync(office.Books.Get<FileVault>().PathOf(paper.Sha256));
}
