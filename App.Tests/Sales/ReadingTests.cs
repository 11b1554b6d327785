using BatchLedger.Batches;
using BatchLedger.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.Sales;

public class ReadingTests
{
    [Fact]
    public async Task The_list_shows_the_newest_first_and_finds_by_kind_text_and_member()
    {
        await using var till = await Till.OpenAsync();
        var invoice = await till.RecordedAsync(till.Invoice());
        var paid = till.Payment(60_00, invoice);
        paid.Reference = "Cheque 1001";
        var payment = await till.RecordedAsync(paid);

        Assert.Equal(["T-000002", "T-000001"], await NumbersAsync(new EntryFilter()));
        Assert.Equal(["T-000001"], await NumbersAsync(new EntryFilter { Kind = TransactionKind.Invoice }));
        Assert.Equal(["T-000002"], await NumbersAsync(new EntryFilter { Text = "cheque 1001" }));
        Assert.Equal(["T-000002", "T-000001"], await NumbersAsync(new EntryFilter { Text = "anna" }));
        Assert.Equal(["T-000002"], await NumbersAsync(new EntryFilter { Sort = "amount", Take = 1 }));
        foreach (var sort in new[] { "number", "date", "amount", "member" })
            Assert.Equal(2, (await NumbersAsync(new EntryFilter { Sort = sort, Descending = true })).Count());

        var details = await till.Reads.DetailsAsync(invoice.Number);
        Assert.Equal((40_00, payment.Id), (details!.Left!.Value, Assert.Single(details.RestingOn).Id));
        Assert.Equal(invoice.Id, (await till.Reads.DetailsAsync(payment.Number))!.AppliesTo!.Id);

        async Task<IEnumerable<string>> NumbersAsync(EntryFilter filter) =>
            (await till.Reads.TransactionsAsync(till.Association.Batch.Id, filter)).Shown.Select(t => t.Number);
    }

    [Fact]
    public async Task The_last_page_of_ten_thousand_transactions_is_read_alone()
    {
        await using var till = await Till.OpenAsync();
        await till.Books.PutAsync([.. Enumerable.Range(1, 10_000).Select(i => new Transaction
        {
            Number = $"T-{i:D6}", CompanyId = till.Association.Company.Id, BatchId = till.Association.Batch.Id, BranchId = till.Association.Branch.Id,
            Kind = TransactionKind.Payment, Date = Till.Day, Currency = "USD", Amount = i, MemberId = till.Association.Member.Id, Description = "Dues",
        })]);

        var page = await till.Reads.TransactionsAsync(till.Association.Batch.Id, new EntryFilter(9_950) { Text = "dues", Sort = "amount" });

        Assert.Equal((10_000, 50, "T-010000"), (page.Total, page.Shown.Count, page.Shown[^1].Number));
    }

    [Fact]
    [Rule("S1.4")]
    public async Task Pickers_offer_open_batches_in_open_periods_only()
    {
        await using var till = await Till.OpenAsync();
        var choices = till.Books.Get<ChoiceService>();
        var closed = await till.BatchAsync("B-000002");
        await till.ChangeAsync<Batch>(closed.Id, b => b.Close("R. Osei", Books.Start));
        await till.BatchAsync("B-000005", month: 5);
        await till.Association.ClosePeriodAsync(5);

        Assert.Equal("B-000001 Dues March (Mar 2026)", Assert.Single(await choices.OpenBatchesAsync()).ToString());
    }

    [Fact]
    public async Task Pickers_find_members_and_what_they_have_not_settled()
    {
        await using var till = await Till.OpenAsync();
        var choices = till.Books.Get<ChoiceService>();
        var (company, member) = (till.Association.Company.Id, till.Association.Member.Id);
        var invoice = await till.RecordedAsync(till.Invoice());
        var payment = await till.RecordedAsync(till.Payment(60_00, invoice));

        Assert.All(["anna", "M-1", "M-1 Anna Berg", ""], typed => Assert.Single(choices.MembersAsync(company, typed).Result));
        Assert.Equal("T-000001, 10 Mar 2026, 40.00 of 100.00 left", Assert.Single(await choices.InvoicesAsync(member)).ToString());
        Assert.Equal(60_00, Assert.Single(await choices.PaymentsAsync(member)).Left);

        await till.RecordedAsync(till.Against(payment, TransactionKind.Refund, 60_00));
        await till.RecordedAsync(till.Against(invoice, TransactionKind.WriteOff, 100_00));
        Assert.Empty(await choices.InvoicesAsync(member));
        Assert.Empty(await choices.PaymentsAsync(member));
    }
}
