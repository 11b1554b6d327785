using BatchLedger.BankReconciliations;
using BatchLedger.Refusals;
using BatchLedger.Tests.Spreadsheets;
using BatchLedger.Tests.Trust;
using BatchLedger.Transactions;
using ClosedXML.Excel;

namespace BatchLedger.Tests.BankReconciliations;

/// <summary>What the ticks of a reconciliation mean for trust money that is entered and corrected as the office does it.</summary>
public class PresentedTests
{
    [Fact, Rule("S3.26")]
    public async Task What_is_ticked_is_not_reversed_until_it_is_unticked()
    {
        await using var office = await TrustOffice.OpenAsync();
        var rent = await office.ReceivedAsync(520_00);
        var open = await BeganAsync(office);
        Assert.Null(await TickAsync(office, open, rent));

        Assert.Equal("Already presented in the reconciliation of 10 Mar 2026. Use Reassign or Dishonour.", TrustOffice.Refused(await office.Corrections.ReverseAsync(office.Correction(rent))));
        Assert.Null(await office.Books.Get<ReconciliationService>().UntickAsync(open.Number, [rent.Id]));
        TrustOffice.Made(await office.Corrections.ReverseAsync(office.Correction(rent)));

        Assert.Equal((1, 0), await CountsAsync(office, open));
    }

    [Fact]
    public async Task What_is_ticked_can_still_be_dishonoured_and_reassigned_also_in_a_finished_one()
    {
        await using var office = await TrustOffice.OpenAsync();
        var (bounced, wrong) = (await office.ReceivedAsync(520_00), await office.UnallocatedAsync(300_00));
        var open = await BeganAsync(office, 820_00);
        Assert.Null(await TickAsync(office, open, bounced, wrong));
        Assert.Null(await office.Books.Get<ReconciliationService>().FinishAsync(open.Number));

        TrustOffice.Made(await office.Corrections.ReassignAsync(office.Reassignment(wrong, TrustPurpose.Unallocated, TrustPurpose.Bond)));
        TrustOffice.Made(await office.Corrections.DishonourAsync(office.Correction(bounced)));

        office.Books.Clock.Advance(TimeSpan.FromDays(1));
        var next = await BeganAsync(office, 300_00);
        Assert.Equal((0, 1), await CountsAsync(office, next));
        var dishonour = (await ItemsAsync(office, next)).Single();
        Assert.Equal((TransactionKind.Dishonour, -520_00L), (dishonour.Kind, dishonour.Bank));
        Assert.Null(await office.Books.Get<ReconciliationService>().TickAsync(next.Number, [dishonour.TransactionId]));
        Assert.Null(await office.Books.Get<ReconciliationService>().FinishAsync(next.Number));
    }

    [Fact]
    public async Task Money_that_only_changes_its_purpose_is_no_item_of_the_bank()
    {
        await using var office = await TrustOffice.OpenAsync();
        await office.UnallocatedAsync(300_00);
        var transfer = TrustOffice.Made(await office.Receipts.AllocateAsync(office.Allocation(rent: 300_00)));
        var open = await BeganAsync(office);

        Assert.Equal(["T-000001"], (await ItemsAsync(office, open)).Select(i => i.Number));
        Assert.Equal($"{transfer.Number} moves no money of the trust bank.", (await TickAsync(office, open, transfer))?.Message);
    }

    [Fact]
    public async Task The_workbook_says_what_was_presented_what_was_not_and_that_it_agrees()
    {
        await using var office = await TrustOffice.OpenAsync();
        var rent = await office.ReceivedAsync(520_00);
        await office.ContributedAsync(80_00);
        var open = await BeganAsync(office, 520_00);
        Assert.Null(await TickAsync(office, open, rent));

        var (file, refusal) = await office.Books.Get<ReconciliationFile>().TakeAsync(open.Number);

        Assert.Null(refusal);
        using var copy = new MemoryStream();
        await file!.Content.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal("BankReconciliation_BR-000001.xlsx", file.Name);
        Assert.Empty(Workbooks.Faults(copy.ToArray()));
        using var book = Workbooks.Read(copy.ToArray());
        Assert.Equal(["Reconciliation", "Presented", "Not presented"], book.Worksheets.Select(sheet => sheet.Name));
        Assert.Equal([0, 520, 0, 520, 0, 80, 600], book.Worksheet(1).RowsUsed().Where(row => row.Cell(2).DataType is XLDataType.Number).Select(row => row.Cell(2).GetDouble()));
        Assert.Equal(("T-000001", 520.0), (book.Worksheet(2).Cell("B2").GetString(), book.Worksheet(2).Cell("K2").GetDouble()));
        Assert.Equal(("T-000002", 80.0), (book.Worksheet(3).Cell("B2").GetString(), book.Worksheet(3).Cell("K2").GetDouble()));
    }

    private static async Task<Reconciliation> BeganAsync(TrustOffice office, long closing = 0) => TrustOffice.Made(await office.Books.Get<ReconciliationService>().BeginAsync(new ReconciliationDraft
    {
        CompanyId = office.Association.Company.Id, StatementDate = DateOnly.FromDateTime(office.Books.Clock.GetUtcNow().UtcDateTime), Closing = closing,
    }));

    private static Task<Refusal?> TickAsync(TrustOffice office, Reconciliation open, params Transaction[] items) =>
        office.Books.Get<ReconciliationService>().TickAsync(open.Number, [.. items.Select(t => t.Id)]);

    private static async Task<IReadOnlyList<ReconciliationItem>> ItemsAsync(TrustOffice office, Reconciliation of) =>
        (await office.Books.Get<ReconciliationReader>().ItemsAsync(of.Number, ItemShow.NotTicked, new())).Rows;

    private static async Task<(int CancelledOut, int NotTicked)> CountsAsync(TrustOffice office, Reconciliation of) =>
        (await office.Books.Get<ReconciliationReader>().FindAsync(of.Number))!.Figures is var figures ? (figures.CancelledOut, figures.NotTicked) : default;
}
