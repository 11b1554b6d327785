using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace BatchLedger.Tests.Trust;

/// <summary>Random stories of trust money, each played by the real services and by a model that knows nothing of them. The seed is fixed, so that a failure comes again, with the shortest story that was found.</summary>
public class TrustStoryTests
{
    // As many as take less than a minute on two cores. TRUST_STORIES=10000 is the whole lot, TRUST_SEED tells other ones.
    private static readonly int Count = Told("TRUST_STORIES") ?? 200;
    private static readonly Rnd Seed = new((ulong)(Told("TRUST_SEED") ?? 20260310), 40503);

    [Fact]
    [Rule("S3.1"), Rule("S3.25"), Rule("S3.27"), Rule("S3.30")]
    public async Task Whatever_is_done_trust_money_adds_up_is_never_below_zero_and_is_refused_exactly_when_it_should_be()
    {
        await using var rig = await TrustStoryRig.OpenAsync();
        var clock = Stopwatch.StartNew();

        await Task.Run(() => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Count).WithReplay(FSharpOption<Replay>.Some(new Replay(Seed, FSharpOption<int>.None))),
            Prop.ForAll(TrustStories.Any, (Action<TrustStep[]>)Play)));
        await rig.CreateLedgerAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"{Count} stories, {rig.Answers.Values.Sum():N0} steps, {clock.Elapsed.TotalSeconds:0} s. {string.Join(", ", rig.Answers.OrderByDescending(answer => answer.Value).Select(answer => $"{answer.Key} {answer.Value}"))}");
        Assert.Equal([], Reached.Except(rig.Answers.Keys));

        void Play(TrustStep[] steps) => PlayAsync(rig, steps).GetAwaiter().GetResult();
    }

    // Stories that get nowhere prove nothing: each deed was done and, once there are enough of them, each of these was refused.
    private static IEnumerable<string> Reached => Count < 2_000 ? Deeds : [.. Deeds, .. Refusals];

    private static readonly string[] Deeds =
        ["Receipt", "Allocation", "Payment", "Charge", "DeleteFee", "Disburse", "Reverse", "Dishonour", "Reassignment", "ToCheque", "Present", "State", "Trust.BelowZero"];

    private static readonly string[] Refusals =
    [
        "Trust.PresentedStays", "Trust.ReassignedStays", "Trust.AlreadyReversed", "Trust.AlreadyDishonoured", "Trust.PaidAndStated", "Trust.NotPresented", "Trust.PaidBack",
        "Trust.MoreThanRent", "Trust.MoreThanBond", "Trust.MoreThanInvoice", "Trust.NotThere", "Trust.NothingLeft", "Trust.FeeEnded", "Trust.AlreadyCheque", "Trust.ChangedToCheque", "Trust.EftPresented",
    ];

    private static async Task PlayAsync(TrustStoryRig rig, TrustStep[] steps)
    {
        var story = await rig.BeginAsync();
        try
        {
            await story.PlayAsync(steps);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"{problem.Message}\nThe story:\n{story.Told}", problem);
        }
    }

    private static int? Told(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var told) ? told : null;
}
