using BatchLedger.Audits;
using BatchLedger.Batches;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Tests.Sales;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerRuns;

/// <summary>Trust money reaches the ledger by the same road as everything else.</summary>
public class TrustRunTests
{
    [Fact]
    [Rule("S3.1")]
    public async Task A_batch_of_trust_money_becomes_a_balanced_journal()
    {
        await using var till = await Till.OpenAsync();
        var trust = await TrustRows.FoundAsync(till.Association);
        var receipt = await trust.PutAsync(TransactionKind.TrustReceipt, (500_00, 40_00, 60_00));
        await trust.PutAsync(TransactionKind.OwnerContribution, (700_00, 0, 0));
        await trust.PutAsync(TransactionKind.OwnerPayment, (-200_00, 0, 0));
        await trust.PutAsync(TransactionKind.CreditorPayment, (-80_00, 0, 0));
        await trust.PutAsync(TransactionKind.ManagementFee, (-35_00, 0, 0));
        await trust.PutAsync(TransactionKind.Dishonour, (-500_00, -40_00, -60_00), receipt);

        await PostAsync(till);

        await using var db = till.Books.Db();
        var entry = await db.JournalEntries.Include(e => e.Summary).SingleAsync();
        Assert.Equal((JournalEntryState.Posted, 6, entry.Debit), (entry.State, entry.Transactions, entry.Credit));
        Assert.Equal(
            ["1010 debit 3500 credit 0", "1050 debit 130000 credit 91500", "2610 debit 81500 credit 120000", "2620 debit 4000 credit 4000", "2630 debit 6000 credit 6000", "2640 debit 8000 credit 8000", "4050 debit 0 credit 3500"],
            entry.Summary.GroupBy(s => till.Association.Accounts.Values.Single(a => a.Id == s.AccountId).Code).OrderBy(g => g.Key)
                .Select(g => $"{g.Key} debit {g.Sum(s => s.Debit)} credit {g.Sum(s => s.Credit)}"));
        Assert.Equal([], (await till.Books.Get<VerifyService>().VerifyAsync()).Checks.Where(check => check.Name.Contains("journal", StringComparison.Ordinal)).SelectMany(check => check.Findings));
    }

    [Fact]
    public async Task Two_and_a_half_thousand_transactions_of_trust_money_among_others_are_each_posted_once()
    {
        await using var till = await Till.OpenAsync();
        var trust = await TrustRows.FoundAsync(till.Association);
        await till.Books.PutAsync([.. Enumerable.Range(1, 2_500).Select(n => n % 2 == 0 ? trust.Row(TransactionKind.TrustReceipt, (n, 1, 0)) : Payment(till, n))]);

        await PostAsync(till);

        await using var db = till.Books.Db();
        var entry = await db.JournalEntries.SingleAsync();
        var bank = await db.JournalLines.Where(l => l.AccountId == till.Association.Accounts["1050"].Id).ToListAsync();
        Assert.Equal((2_500, 1_250 * 3 + 1_250 * 2), (entry.Transactions, entry.Lines));
        Assert.Equal((1_250, 1_250, await db.TrustEntries.SumAsync(e => e.Bank)), (bank.Count, bank.Select(l => l.TransactionId).Distinct().Count(), bank.Sum(l => l.Debit - l.Credit)));
        Assert.True((await till.Books.Get<VerifyService>().VerifyAsync()).Checks.Single(check => check.Name == "Each transaction of a batch with a ledger is in its journal once, with its amount") is { Looked: 2_500, Found: 0 });
    }

    [Fact]
    public async Task What_becomes_of_a_receipt_while_its_ledger_is_made_leaves_the_ledger_as_it_is()
    {
        await using var till = await Till.OpenAsync();
        var trust = await TrustRows.FoundAsync(till.Association);
        var (receipt, paid) = (await trust.PutAsync(TransactionKind.TrustReceipt, (500_00, 0, 0)), trust.Row(TransactionKind.OwnerPayment, (-1_00, 0, 0)));
        paid.BatchId = (await till.BatchAsync("B-000002")).Id;
        await till.Books.PutAsync(paid);
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));
        Assert.Null((await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);

        await till.ChangeAsync<TrustEntry>(receipt.Id, entry => entry.PaidOutById = paid.Id);
        await till.Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);

        await using var db = till.Books.Db();
        Assert.Equal((JournalEntryState.Ready, 500_00L), await db.JournalEntries.Select(e => new ValueTuple<JournalEntryState, long>(e.State, e.Debit)).SingleAsync());
    }

    private static Transaction Payment(Till till, int n) => new()
    {
        Number = $"T-{n:D6}", CompanyId = till.Association.Company.Id, BatchId = till.Association.Batch.Id, BranchId = till.Association.Branch.Id, MemberId = till.Association.Member.Id,
        PaymentMethodId = till.Association.Check.Id, Kind = TransactionKind.Payment, Date = till.Association.Batch.Date.AddDays(n % 3), Currency = "USD", Amount = n, Description = $"Payment {n}",
    };

    private static async Task PostAsync(Till till)
    {
        Assert.Null(await till.Books.Get<BatchLifeService>().CloseAsync("B-000001"));
        Assert.Null((await till.Books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
        await till.Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await till.Books.Get<BatchLifeService>().PostAsync("B-000001"));
    }
}
