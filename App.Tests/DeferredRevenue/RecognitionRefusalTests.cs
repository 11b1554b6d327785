using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.Ledgers;
using BatchLedger.PeriodClose;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.Tests.DeferredRevenue;

/// <summary>Every "no", in the words the user reads.</summary>
public class RecognitionRefusalTests
{
    [Fact]
    public async Task A_batch_that_is_closed_of_another_period_or_statistical_is_refused()
    {
        await using var season = await Season.OpenAsync();
        await season.PostedAsync(31_00, "2026-03-01", "2026-03-31");
        await season.Till.BatchAsync("B-000098", month: 4);
        var statistical = new Ledger { Code = "STAT", Description = "Heads", Type = LedgerType.Statistical, Currency = "USD" };
        await season.Books.PutAsync(statistical);
        var heads = await season.Till.BatchAsync("B-000099");
        await season.Till.ChangeAsync<Batch>(heads.Id, b => b.LedgerId = statistical.Id);

        Assert.Equal("Batch B-000002 is posted. Reopen it or choose an open batch.", await RefusedAsync(season, 3, "B-000002"));
        Assert.Equal("Transaction date 31 Mar 2026 is outside fiscal period Apr 2026 (01 Apr – 30 Apr).", await RefusedAsync(season, 3, "B-000098"));
        Assert.Equal("Batch B-000099 posts to the statistical ledger STAT, which holds no revenue. Choose another batch.", await RefusedAsync(season, 3, "B-000099"));
        Assert.Equal("Batch B-000077 was not found, or belongs to a company you do not see.", await RefusedAsync(season, 3, "B-000077"));
        Assert.Equal("T-000001/1 31.00", await season.DueAsync(3));
    }

    [Fact]
    public async Task A_closed_period_and_an_earlier_one_with_revenue_due_are_refused()
    {
        await using var season = await Season.OpenAsync();
        await season.PostedAsync(120_00, "2026-02-01", "2026-12-31");

        Assert.Equal("Feb 2026 has 10.06 of deferred revenue that is not recognised yet. Recognise it there first; then Apr 2026.", await RefusedAsync(season, 4));
        await season.Till.Association.ClosePeriodAsync(2);
        await season.Till.Association.ClosePeriodAsync(3);
        Assert.Equal("Fiscal period Feb 2026 is closed.", await RefusedAsync(season, 2));
        Till.Made(await season.RecogniseAsync(4));
    }

    [Fact]
    public async Task A_period_closes_only_once_what_is_due_in_it_is_recognised_and_posted()
    {
        await using var season = await Season.OpenAsync();
        var closing = season.Books.Get<PeriodCloseService>();
        await season.PostedAsync(120_00, "2026-01-01", "2026-12-31");

        Assert.Contains("10.19 USD of deferred revenue from 1 invoice line is not recognised yet", (await closing.CloseAsync(season.Period(1).Id))?.Message, StringComparison.Ordinal);
        await season.EarnAsync(1);
        Assert.Null(await closing.CloseAsync(season.Period(1).Id));
    }

    [Fact]
    public async Task A_product_that_lost_its_account_is_named()
    {
        await using var season = await Season.OpenAsync();
        await season.PostedAsync(31_00, "2026-03-01", "2026-03-31");
        await season.Till.ChangeAsync<Product>(season.Course.Id, p => p.DeferredRevenueAccountId = null);

        Assert.Equal("Revenue cannot be recognised: product COURSE Rescue course lacks a revenue account or a deferred revenue account.", await RefusedAsync(season, 3));
    }

    [Fact]
    public async Task The_lines_of_an_invoice_keep_still_while_revenue_was_recognised_from_them()
    {
        await using var season = await Season.OpenAsync();
        var (invoice, batch) = await season.SoldAsync(31_00, "2026-03-01", "2026-03-31");
        await season.PostAsync(batch);
        Till.Made(await season.RecogniseAsync(3));
        Assert.Null(await season.Books.Get<BatchLifeService>().ReopenAsync(batch, null, "A typing error"));
        var draft = (await season.Till.Reads.DetailsAsync(invoice.Number))!.AsDraft();

        draft.Products[0].UnitPrice = 30_00;
        Assert.Equal("Cannot change the lines of T-000001: revenue was recognised from them by T-000002. Cancel the invoice, or remove these journals first.",
            (await season.Till.Transactions.EditAsync(invoice.Id, draft)).Refusal?.Message);
        draft.Products[0].UnitPrice = 31_00;
        draft.Description = "Corrected";
        Assert.Null((await season.Till.Transactions.EditAsync(invoice.Id, draft)).Refusal);

        Assert.Null(await season.Till.Transactions.VoidAsync(invoice.Id, "Never ordered"));
        Assert.Equal("T-000001/1 -31.00", await season.DueAsync(3));
    }

    private static async Task<string?> RefusedAsync(Season season, int month, string? batch = null) => (await season.RecogniseAsync(month, batch)).Refusal?.Message;
}
