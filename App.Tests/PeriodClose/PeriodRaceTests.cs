using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Journals;
using BatchLedger.PeriodClose;
using BatchLedger.Refusals;
using BatchLedger.Tests.Audits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.PeriodClose;

/// <summary>A controller closes March while others make batches in it, reopen a posted one and post a ready one. Whoever comes first wins, and whatever
/// they do, no batch of a closed period changes.</summary>
public class PeriodRaceTests
{
    /// <summary>Each round is the closing against five at once: 500 races.</summary>
    private const int Rounds = 100;

    private const int CarelessRounds = 20;

    private static readonly string[] Losses =
        ["FiscalPeriods.NotReady", "Batch.ChooseOpenPeriod", "Batch.PeriodClosed", "Batch.AlreadyOpen", "Batch.AlreadyPosted", "Batch.LedgerMissing"];

    [Fact]
    public async Task In_500_races_against_the_closing_no_batch_of_a_closed_period_changes()
    {
        await using var books = await Books.OpenAsync();
        var ground = await RaceGround.PrepareAsync(books);
        var closed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            await ground.BringAsync(round % 2 == 0 ? BatchWord.Posted : BatchWord.LedgerReady);

            var answers = await AtOnceAsync([() => CloseAsync(ground), .. Rivals(ground, round)]);

            Assert.All(answers, answer => Assert.True(answer is null || Losses.Contains(answer.Code), answer?.ToString()));
            Assert.Equal([], await WrongAsync(books));
            if (answers[0] is null) closed++;
        }

        Assert.Equal([], (await books.VerifyAsync()).Findings);
        TestContext.Current.TestOutputHelper?.WriteLine($"The closing won {closed} of {Rounds} rounds.");
        Assert.InRange(closed, 1, Rounds - 1);
    }

    /// <summary>The same check over people who look first and write later, without holding the period and without the guards of the database.</summary>
    [Fact]
    public async Task The_check_catches_a_closer_and_a_maker_who_do_not_hold_the_period()
    {
        await using var books = await Books.OpenAsync();
        var ground = await RaceGround.PrepareAsync(books);
        await Damage.DoAsync(books, "SELECT 1");

        var caught = 0;
        for (var round = 0; round < CarelessRounds && caught == 0; round++)
        {
            await ground.BringAsync(BatchWord.Posted);
            await AtOnceAsync([() => CarelesslyCloseAsync(ground), () => CarelesslyMakeAsync(ground, $"B-9{round:D5}")]);
            if ((await WrongAsync(books)).Count > 0) caught++;
        }

        Assert.True(caught > 0, $"Nothing was caught in {CarelessRounds} careless rounds, so the other test proves nothing.");
    }

    // Each third round nobody makes a batch, or the closing would hardly ever win.
    private static Func<Task<Refusal?>>[] Rivals(RaceGround ground, int round)
    {
        Func<Task<Refusal?>> make = () => InScopeAsync<BatchService>(ground, async service => (await service.CreateAsync(ground.Draft)).Refusal);
        Func<Task<Refusal?>> reopen = () => InScopeAsync<BatchLifeService>(ground, service => service.ReopenAsync(RaceGround.Batch, reason: "A race"));
        Func<Task<Refusal?>> post = () => InScopeAsync<BatchLifeService>(ground, service => service.PostAsync(RaceGround.Batch));
        return (round % 3) switch
        {
            0 => [post, reopen, post, reopen, post],
            1 => [make, reopen, post, make, post],
            _ => [reopen, make, post, post, make],
        };
    }

    private static Task<Refusal?> CloseAsync(RaceGround ground) => InScopeAsync<PeriodCloseService>(ground, service => service.CloseAsync(ground.Period));

    private static async Task<Refusal?> InScopeAsync<T>(RaceGround ground, Func<T, Task<Refusal?>> act) where T : notnull
    {
        await using var scope = ground.Books.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    private static async Task<Refusal?> CarelesslyCloseAsync(RaceGround ground)
    {
        await using (var db = ground.Books.Db())
            if (await db.Batches.AnyAsync(b => b.FiscalPeriodId == ground.Period && b.State == BatchState.Open)) return null;
        await ground.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = ground.Books.Db();
            var period = await db.FiscalPeriods.SingleAsync(p => p.Id == ground.Period);
            period.Close("Careless", Books.Start, await PeriodBooks.TotalsAsync(db, period.Id, default));
            await db.SaveChangesAsync();
        });
        return null;
    }

    private static async Task<Refusal?> CarelesslyMakeAsync(RaceGround ground, string number)
    {
        await using (var db = ground.Books.Db())
            if (!await db.FiscalPeriods.AnyAsync(p => p.Id == ground.Period && p.State == FiscalPeriodState.Open)) return null;
        await ground.Books.PutAsync(ground.Another(number));
        return null;
    }

    /// <summary>What the auditor says of closed periods.</summary>
    private static async Task<IReadOnlyList<string>> WrongAsync(Books books) =>
        [.. (await books.VerifyAsync()).Checks.Where(check => check.Name.Contains("closed period", StringComparison.Ordinal)).SelectMany(check => check.Findings).Select(fault => $"{fault.Where}: {fault.Message}")];

    private static async Task<Refusal?[]> AtOnceAsync(Func<Task<Refusal?>>[] deeds)
    {
        using var barrier = new Barrier(deeds.Length);
        return await Task.WhenAll(deeds.Select(deed => Task.Factory.StartNew(() =>
        {
            barrier.SignalAndWait();
            return deed();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));
    }
}
