using BatchLedger.Batches;
using BatchLedger.LedgerRuns;
using BatchLedger.Refusals;
using BatchLedger.Tests.Audits;
using BatchLedger.Tests.LedgerRuns;
using BatchLedger.Data;

namespace BatchLedger.Tests.Crashes;

/// <summary>Four people who all saw the same batch act at once. One of them wins; the others are told who was quicker.</summary>
public class RaceTests
{
    private const string Number = "B-000001";

    // The page that all four look at, and the two deeds that each two of them do. 10 rounds each: 100 in all.
    [Theory]
    [InlineData(BatchWord.Open, Deed.Close, Deed.Close)]
    [InlineData(BatchWord.Open, Deed.Close, Deed.EditControlTotal)]
    [InlineData(BatchWord.Closed, Deed.CreateLedger, Deed.CreateLedger)]
    [InlineData(BatchWord.Closed, Deed.CreateLedger, Deed.Reopen)]
    [InlineData(BatchWord.Closed, Deed.CreateLedger, Deed.EditControlTotal)]
    [InlineData(BatchWord.Closed, Deed.Reopen, Deed.EditControlTotal)]
    [InlineData(BatchWord.LedgerReady, Deed.Post, Deed.Post)]
    [InlineData(BatchWord.LedgerReady, Deed.Post, Deed.Reopen)]
    [InlineData(BatchWord.LedgerReady, Deed.Post, Deed.EditControlTotal)]
    [InlineData(BatchWord.Posted, Deed.Reopen, Deed.Reopen)]
    public async Task Of_four_who_act_at_once_exactly_one_wins(BatchWord seen, Deed one, Deed other)
    {
        await using var books = await Books.OpenAsync();
        await books.PutAsync(new NumberSeries { Prefix = "T", Last = 2 });
        var association = await LedgerRunTests.ClosedAsync(books, payments: 2);
        for (var round = 1; round <= 10; round++)
        {
            await BringAsync(association, seen);
            var version = (await association.BatchNowAsync()).Version;

            var answers = await AtOnceAsync([.. new[] { one, other, one, other }.Select(deed => (Func<Task<Refusal?>>)(() => DoAsync(association, deed, version)))]);

            Assert.Single(answers, answer => answer is null);
            Assert.All(answers, answer => Assert.True(answer is null or { Code: "Data.Stale" or "Batch.LedgerUnderWay" }, answer?.Code));
            await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
            Assert.Equal([], (await books.VerifyAsync()).Findings);
        }
    }

    /// <summary>What a person can do with a batch.</summary>
    public enum Deed { Close, Reopen, CreateLedger, Post, EditControlTotal }

    private static async Task<Refusal?[]> AtOnceAsync(Func<Task<Refusal?>>[] deeds)
    {
        using var barrier = new Barrier(deeds.Length);
        return await Task.WhenAll(deeds.Select(deed => Task.Factory.StartNew(() =>
        {
            barrier.SignalAndWait();
            return deed();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
    }

    private static async Task<Refusal?> DoAsync(Association association, Deed deed, int? seen)
    {
        var (books, life) = (association.Books, association.Books.Get<BatchLifeService>());
        return deed switch
        {
            Deed.Close => await life.CloseAsync(Number, seen),
            Deed.Reopen => await life.ReopenAsync(Number, seen, "Once more"),
            Deed.Post => await life.PostAsync(Number, seen),
            Deed.CreateLedger => (await books.Get<LedgerRunService>().CreateAsync(Number, seen)).Refusal,
            _ => await books.Get<BatchService>().SetControlTotalAsync(Number, seen, (await association.BatchNowAsync()).ControlTotal == 0 ? 200_00 : 0),
        };
    }

    /// <summary>Back to where the round begins, by the ordinary ways.</summary>
    private static async Task BringAsync(Association association, BatchWord wanted)
    {
        foreach (var (word, deed) in new[] { (BatchWord.Posted, Deed.Reopen), (BatchWord.LedgerReady, Deed.Reopen), (BatchWord.Closed, Deed.Reopen),
                     (BatchWord.Open, Deed.Close), (BatchWord.Closed, Deed.CreateLedger), (BatchWord.LedgerReady, Deed.Post) })
        {
            var now = (await association.BatchNowAsync()).Word;
            if (now == wanted) return;
            if (now != word) continue;
            Assert.Null(await DoAsync(association, deed, null));
            await association.Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        }
        Assert.Equal(wanted, (await association.BatchNowAsync()).Word);
    }
}
