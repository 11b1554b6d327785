using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerMaking;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerRuns;

public class LedgerRunTests
{
    [Fact]
    [Rule("S0.1"), Rule("S0.7"), Rule("S0.10"), Rule("S0.11"), Rule("S1.11"), Rule("S1.12"), Rule("S1.19")]
    public async Task A_closed_batch_becomes_a_posted_journal()
    {
        await using var books = await Books.OpenAsync();
        var association = await ClosedAsync(books, payments: 3);

        var run = (await books.Get<LedgerRunService>().CreateAsync("B-000001")).Value!;
        Assert.Equal(BatchWord.CreatingLedger, (await association.BatchNowAsync()).Word);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        Assert.Equal(BatchWord.LedgerReady, (await association.BatchNowAsync()).Word);
        Assert.Null(await books.Get<BatchLifeService>().PostAsync("B-000001"));
        await using var db = books.Db();
        var entry = await db.JournalEntries.Include(e => e.Summary).SingleAsync();
        Assert.Equal((JournalEntryState.Posted, 3, 6, 300_00L, 300_00L), (entry.State, entry.Transactions, entry.Lines, entry.Debit, entry.Credit));
        Assert.Equal(["1010 debit 30000", "2200 credit 30000"], entry.Summary.OrderBy(s => s.Ordinal).Select(s => Side(association, s)));
        Assert.Equal(LedgerRunState.Completed, (await db.LedgerRuns.SingleAsync(r => r.Id == run.Id)).State);
    }

    [Fact]
    [Rule("S0.2")]
    public async Task An_open_batch_has_no_ledger_to_create()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);

        var refusal = (await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal;

        Assert.Equal("Batch B-000001 is open. Close it before creating its ledger.", refusal?.Message);
    }

    [Fact]
    [Rule("S0.8"), Rule("S0.9"), Rule("S1.13")]
    public async Task Who_clicked_gets_a_mail_at_the_start_and_at_the_end()
    {
        await using var books = await Books.OpenAsync();
        await ClosedAsync(books, payments: 1);

        await CreateAsync(books);

        await using var db = books.Db();
        var mails = await db.Set<OutboxMail>().OrderBy(m => m.CreatedAt).ToListAsync();
        Assert.Equal(
            ["Ledger creation started: batch B-000001, Dues March", "Ledger ready: batch B-000001, Dues March"],
            mails.Select(m => m.Subject).Order());
        Assert.All(mails, mail => Assert.Equal("rosei@example.org", mail.Recipient));
    }

    [Fact]
    [Rule("S1.17")]
    public async Task The_control_total_is_checked_again_when_the_ledger_is_created()
    {
        await using var books = await Books.OpenAsync();
        await ClosedAsync(books, payments: 1);
        Assert.Null(await books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 120_00));

        var refusal = (await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal;

        Assert.Equal("Cannot create the ledger: control total 120.00, payments 100.00, difference 20.00. Correct one of them.", refusal?.Message);
    }

    [Fact]
    public async Task Every_transaction_that_cannot_be_mapped_is_listed_with_a_link_to_the_record_to_mend()
    {
        await using var books = await Books.OpenAsync();
        var association = await ClosedAsync(books, payments: 2, method => method.AccountId = null);

        var refusal = (await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal;

        Assert.StartsWith("Ledger not created: batch B-000001 has 2 transactions that cannot be posted.", refusal?.Message);
        Assert.Equal(["T-000001", "T-000002"], refusal!.Faults.Select(fault => fault.Where));
        Assert.All(refusal.Faults, fault => Assert.StartsWith("/payment-methods/CHECK", fault.Address));
        Assert.Equal(BatchWord.Closed, (await association.BatchNowAsync()).Word);
    }

    [Fact]
    [Rule("S1.27"), Rule("S1.28")]
    public async Task Reopening_a_posted_batch_supersedes_its_ledger_and_the_next_one_is_a_new_version()
    {
        await using var books = await Books.OpenAsync();
        var association = await ClosedAsync(books, payments: 1);
        await CreateAsync(books);
        await books.Get<BatchLifeService>().PostAsync("B-000001");

        Assert.Equal("Reopening a posted batch needs a reason.", (await books.Get<BatchLifeService>().ReopenAsync("B-000001"))?.Message);
        Assert.Null(await books.Get<BatchLifeService>().ReopenAsync("B-000001", reason: "A cheque bounced"));
        Assert.Equal(BatchState.Open, (await association.BatchNowAsync()).State);
        await books.Get<BatchLifeService>().CloseAsync("B-000001");
        await CreateAsync(books);

        await using var db = books.Db();
        Assert.Equal(
            [(1, JournalEntryState.Superseded), (2, JournalEntryState.Ready)],
            (await db.JournalEntries.OrderBy(e => e.PostingVersion).ToListAsync()).Select(e => (e.PostingVersion, e.State)));
    }

    [Fact]
    [Rule("S1.29")]
    public async Task A_posted_batch_of_a_closed_period_stays_posted()
    {
        await using var books = await Books.OpenAsync();
        var association = await ClosedAsync(books, payments: 1);
        await CreateAsync(books);
        await books.Get<BatchLifeService>().PostAsync("B-000001");
        await association.ClosePeriodAsync(3);

        var refusal = await books.Get<BatchLifeService>().ReopenAsync("B-000001", reason: "Late");

        Assert.Equal("Fiscal period Mar 2026 is closed.", refusal?.Message);
    }

    [Fact]
    public async Task Two_clicks_at_once_make_one_run()
    {
        await using var books = await Books.OpenAsync();
        await ClosedAsync(books, payments: 1);

        var clicks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => books.Get<LedgerRunService>().CreateAsync("B-000001"))));

        Assert.Single(clicks, click => click.Value is not null);
        Assert.All(clicks.Where(click => click.Refusal is not null), click => Assert.Equal("Batch.LedgerUnderWay", click.Refusal!.Code));
        await using var db = books.Db();
        Assert.Equal(1, await db.LedgerRuns.CountAsync());
    }

    [Fact]
    public async Task A_queued_run_that_is_cancelled_leaves_the_batch_closed_with_the_reason()
    {
        await using var books = await Books.OpenAsync();
        var association = await ClosedAsync(books, payments: 1);
        var run = (await books.Get<LedgerRunService>().CreateAsync("B-000001")).Value!;

        Assert.Null(await books.Get<LedgerRunService>().CancelAsync(run.Id));
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        var batch = await association.BatchNowAsync();
        Assert.Equal((BatchWord.LedgerFailed, "Cancelled by R. Osei."), (batch.Word, batch.LedgerFailure));
        Assert.Null((await books.Get<LedgerRunService>().RetryAsync(run.Id)).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Equal(BatchWord.LedgerReady, (await association.BatchNowAsync()).Word);
    }

    [Fact]
    public async Task A_holder_of_an_old_fence_changes_nothing_any_more()
    {
        await using var books = await Books.OpenAsync();
        await ClosedAsync(books, payments: 1);
        await books.Get<LedgerRunService>().CreateAsync("B-000001");
        var lease = books.Get<LedgerRunLease>();
        var first = (await lease.ClaimAsync(CancellationToken.None))!.Value;
        books.Clock.Advance(TimeSpan.FromSeconds(61));
        var second = (await lease.ClaimAsync(CancellationToken.None))!.Value;
        await books.Get<LedgerGenerator>().GenerateAsync(second.RunId, second.Fence, CancellationToken.None);

        await books.Get<LedgerGenerator>().GenerateAsync(first.RunId, first.Fence, CancellationToken.None);

        Assert.Equal((1, 2), (first.Fence, second.Fence));
        await using var db = books.Db();
        Assert.Equal(1, await db.JournalEntries.CountAsync());
        Assert.Equal(2, await db.JournalLines.CountAsync());
    }

    [Fact]
    public async Task The_preview_shows_what_the_run_then_posts_and_consumes_no_number()
    {
        await using var books = await Books.OpenAsync();
        await ClosedAsync(books, payments: 4);

        var preview = (await books.Get<LedgerPreview>().ShowAsync("B-000001"))!;
        await CreateAsync(books);

        await using var db = books.Db();
        var entry = await db.JournalEntries.SingleAsync();
        Assert.Equal(("J-000001", entry.Lines, entry.Debit, entry.Credit), (entry.Number, preview.LineCount, preview.Debit, preview.Credit));
    }

    private static string Side(Association association, JournalSummary total) =>
        $"{association.Accounts.Values.Single(a => a.Id == total.AccountId).Code} {(total.Debit > 0 ? $"debit {total.Debit}" : $"credit {total.Credit}")}";

    internal static async Task CreateAsync(Books books, string number = "B-000001")
    {
        Assert.Null((await books.Get<LedgerRunService>().CreateAsync(number)).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
    }

    /// <summary>B-000001 with some payments of 100.00 each, closed.</summary>
    internal static async Task<Association> ClosedAsync(Books books, int payments, Action<PaymentMethod>? spoil = null)
    {
        var association = await Association.FoundAsync(books);
        await books.PutAsync([.. Enumerable.Range(1, payments).Select(n => new Transaction
        {
            Number = $"T-{n:D6}", CompanyId = association.Company.Id, BatchId = association.Batch.Id, BranchId = association.Branch.Id,
            MemberId = association.Member.Id, PaymentMethodId = association.Check.Id, Kind = TransactionKind.Payment,
            Date = association.Batch.Date, Currency = "USD", Amount = 100_00, Description = $"Payment {n}",
        })]);
        if (spoil is not null) await SpoilAsync(books, spoil);
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
        return association;
    }

    private static Task SpoilAsync(Books books, Action<PaymentMethod> spoil) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        spoil(await db.PaymentMethods.SingleAsync());
        await db.SaveChangesAsync();
    });
}
