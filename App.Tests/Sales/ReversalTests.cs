using BatchLedger.Batches;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Sales;

public class ReversalTests
{
    private static readonly DateOnly April = new(2026, 4, 1);

    [Fact]
    [Rule("S4.14")]
    public async Task A_reversal_swaps_the_sides_and_both_name_each_other()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);
        await till.BatchAsync("B-000004", month: 4);

        var reversal = Till.Made(await ReverseAsync(till, journal, "B-000004"));

        Assert.Equal((journal.Id, "Reversal of T-000001: Rent of March", April, 80_00), (reversal.ReversesId, reversal.Description, reversal.Date, reversal.Amount));
        var lines = (await till.NowAsync(reversal)).Lines.OrderBy(l => l.LineNo).Select(l => (l.AccountId, l.Debit, l.Credit));
        Assert.Equal([(till.Association.Accounts["6800"].Id, 0, 80_00), (till.Association.Accounts["2200"].Id, 80_00, 0)], lines);
        Assert.Equal(reversal.Number, (await till.Reads.DetailsAsync(journal.Number))!.ReversedBy!.Number);
        Assert.Equal(journal.Number, (await till.Reads.DetailsAsync(reversal.Number))!.Reverses!.Number);
    }

    [Fact]
    public async Task A_journal_is_reversed_once_whatever_the_state_of_its_batch_and_again_when_the_reversal_is_gone()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);
        await till.BatchAsync("B-000004", month: 4);
        await till.PostedAsync(till.Association.Batch.Id);
        var reversal = Till.Made(await ReverseAsync(till, journal, "B-000004"));

        var again = await ReverseAsync(till, journal, "B-000004");

        Assert.Equal("Manual journal T-000001 is reversed by T-000002 of 01 Apr 2026. Remove T-000002 first.", again.Refusal?.Message);
        Assert.Null(await till.Transactions.VoidAsync(reversal.Id, "Too early"));
        Assert.Equal("T-000003", Till.Made(await ReverseAsync(till, journal, "B-000004")).Number);
    }

    [Fact]
    public async Task What_cannot_be_reversed_says_why()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);
        var invoice = await till.RecordedAsync(till.Invoice());
        await till.BatchAsync("B-000004", month: 4);
        await till.BatchAsync("B-000005", month: 5);
        await till.ChangeAsync<Batch>((await till.Association.BatchNowAsync("B-000005")).Id, b => b.Close("R. Osei", Books.Start));
        await till.CountingAsync();
        await till.Association.ClosePeriodAsync(7);

        Assert.Equal("Invoice T-000002 is not a manual journal. Only manual journals are reversed; take an invoice back in its own way.", await WhyAsync(till, invoice, "B-000004", April));
        Assert.Equal("Manual journal T-000001 is of 10 Mar 2026; its reversal cannot be of 09 Mar 2026. Choose that day or a later one.", await WhyAsync(till, journal, "B-000001", Till.Day.AddDays(-1)));
        Assert.Equal("Batch B-000005 is closed. Reopen it or choose an open batch.", await WhyAsync(till, journal, "B-000005", new DateOnly(2026, 5, 1)));
        Assert.Equal("Manual journal T-000001 and batch B-000009 post to different ledgers. Choose a batch of the same ledger.", await WhyAsync(till, journal, "B-000009", Till.Day));
        Assert.Equal("Transaction date 01 May 2026 is outside fiscal period Apr 2026 (01 Apr – 30 Apr).", await WhyAsync(till, journal, "B-000004", new DateOnly(2026, 5, 1)));
        Assert.Equal("Fiscal period Jul 2026 is closed. Choose an open period.", await WhyAsync(till, journal, null, new DateOnly(2026, 7, 1)));
        Assert.Equal("No fiscal period covers 01 Jan 2031. Generate its fiscal year, or choose another day.", await WhyAsync(till, journal, null, new DateOnly(2031, 1, 1)));
        await till.ChangeAsync<BatchLedger.Accounts.Account>(till.Association.Accounts["6800"].Id, a => a.Active = false);
        Assert.Equal("Line 1: account 6800 Bad debt is inactive. Activate it in the set-up or choose another.", await WhyAsync(till, journal, "B-000004", April));
        await till.Transactions.VoidAsync(journal.Id, "Wrong");
        Assert.StartsWith("Manual journal T-000001 was removed by R. Osei (Wrong).", await WhyAsync(till, journal, "B-000004", April), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_open_batch_one_is_made_for_the_reversals_of_the_period()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);

        var reversal = Till.Made(await ReverseAsync(till, journal, null));

        await using var db = till.Books.Db();
        var batch = await db.Batches.SingleAsync(b => b.Id == reversal.BatchId);
        Assert.Equal(("Reversals Apr 2026", April, till.Association.Ledger.Id), (batch.Name, batch.Date, batch.LedgerId));
    }

    [Fact]
    public async Task What_is_reversed_stays_as_it_is_and_so_does_the_reversal()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);
        await till.BatchAsync("B-000004", month: 4);
        var reversal = Till.Made(await ReverseAsync(till, journal, "B-000004"));

        Assert.Equal("Manual journal T-000001 is reversed by T-000002 of 01 Apr 2026. Remove T-000002 first.", await EditedAsync(till, journal));
        Assert.Equal("Manual journal T-000002 is a reversal, and its lines follow its journal. Remove it and reverse the journal anew.", await EditedAsync(till, reversal));
        Assert.Equal("Cannot remove T-000001: T-000002 (manual journal 80.00) rests on it. Remove it first.", (await till.Transactions.VoidAsync(journal.Id, "Wrong"))?.Message);
    }

    [Fact]
    public async Task Two_at_once_and_a_double_click_make_one_reversal()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);
        await till.BatchAsync("B-000004", month: 4);
        var draft = new ReversalDraft { JournalId = journal.Id, Batch = "B-000004", Date = April };
        var service = till.Books.Get<ReversalService>();

        var both = await Task.WhenAll(Task.Run(() => ReverseAsync(till, journal, "B-000004")), Task.Run(() => service.ReverseAsync(draft)));
        if (both[1].Value is { } made) Assert.Equal(made.Id, Till.Made(await service.ReverseAsync(draft)).Id);

        Assert.Equal("Reversal.AlreadyReversed", Assert.Single(both, one => one.Refusal is not null).Refusal!.Code);
        await using var db = till.Books.Db();
        Assert.Equal(1, await db.Transactions.CountAsync(t => t.ReversesId == journal.Id));
    }

    [Fact]
    public async Task The_database_itself_takes_one_living_reversal()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);
        await till.BatchAsync("B-000004", month: 4);
        Till.Made(await ReverseAsync(till, journal, "B-000004"));

        var second = till.ChangeAsync<Transaction>((await till.RecordedAsync(till.Journal(("6800", 1_00, 0), ("2200", 0, 1_00)))).Id, t => t.ReversesId = journal.Id);

        Assert.Contains("UNIQUE", (await Assert.ThrowsAsync<DbUpdateException>(() => second)).InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_opens_with_the_same_lines_and_a_day_of_its_batch()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);
        await till.BatchAsync("B-000004", month: 4);
        await till.CountingAsync();
        var details = (await till.Reads.DetailsAsync(journal.Number))!;

        var batches = await till.Books.Get<JournalChoices>().BatchesForAsync(journal);
        var copy = details.AsCopy(batches.Single(b => b.Number == "B-000004"));
        copy.Date = April;

        Assert.Equal(["B-000004", "B-000001"], batches.Select(b => b.Number));
        Assert.Equal(80_00, Till.Made(await till.Transactions.RecordAsync(copy)).Amount);
        Assert.Null(copy.ReversesOn);
    }

    [Fact]
    public async Task A_journal_of_a_company_that_one_does_not_see_has_no_batches_to_go_to()
    {
        await using var till = await Till.OpenAsync();
        var journal = await AccrualAsync(till);
        till.Books.Actor = Books.Person("S. Stranger", (People.Role)63, new HashSet<int> { till.Association.Company.Id + 1 });

        Assert.Empty(await till.Books.Get<JournalChoices>().BatchesForAsync(journal));
    }

    [Fact]
    public async Task A_journal_cannot_reverse_by_itself_before_it_is()
    {
        await using var till = await Till.OpenAsync();
        var draft = till.Journal(("6800", 80_00, 0), ("2200", 0, 80_00));
        draft.ReversesOn = Till.Day;

        Assert.Equal("The journal is of 10 Mar 2026; it cannot reverse by itself on 10 Mar 2026. Choose a later day, or leave it empty.", await till.RefusedAsync(draft));
    }

    private static Task<Transaction> AccrualAsync(Till till)
    {
        var draft = till.Journal(("6800", 80_00, 0), ("2200", 0, 80_00));
        draft.Description = "Rent of March";
        return till.RecordedAsync(draft);
    }

    private static Task<Outcome<Transaction>> ReverseAsync(Till till, Transaction journal, string? batch) =>
        till.Books.Get<ReversalService>().ReverseAsync(new ReversalDraft { JournalId = journal.Id, Batch = batch, Date = April });

    private static async Task<string?> WhyAsync(Till till, Transaction journal, string? batch, DateOnly date) =>
        (await till.Books.Get<ReversalService>().ReverseAsync(new ReversalDraft { JournalId = journal.Id, Batch = batch, Date = date })).Refusal?.Message;

    private static async Task<string?> EditedAsync(Till till, Transaction journal) =>
        (await till.Transactions.EditAsync(journal.Id, (await till.Reads.DetailsAsync(journal.Number))!.AsDraft())).Refusal?.Message;
}
