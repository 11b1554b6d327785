using BatchLedger.LedgerRuns;

namespace BatchLedger.Tests.LedgerRuns;

public class LedgerRunEstimateTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0, 1, null, null)]
    [InlineData(10, 100, 1, 2.0, "usually about 2 s")]
    [InlineData(10, 100, 1, 0.1, "usually about 1 s")]
    [InlineData(10, 100, 3, 2.0, "about 10 s")]
    [InlineData(500, 100, 1, 2.0, "about 5 s")]
    [InlineData(990, 100, 5, null, "finishing…")]
    public void A_run_tells_from_its_own_pace_after_three_seconds_or_five_percent_and_before_that_what_is_usual(int done, int pace, int seconds, double? usual, string? said) =>
        Assert.Equal(said, Left(new(1, LedgerRunState.Running, LedgerRunStage.Mapping, done, 1_000, pace, Now), seconds, usual));

    [Theory]
    [InlineData(42, 4, null)]
    [InlineData(1_503, 10, "about 8 min")]
    public void A_mass_run_tells_nothing_before_five_percent_for_its_first_batches_say_nothing_of_the_others(int done, int seconds, string? said) =>
        Assert.Equal(said, Left(new(1, LedgerRunState.Running, LedgerRunStage.Mapping, done, 30_050, 60, Now) { Lane = new RunLane(2, 0, 30_000) }, seconds, usual: 9));

    [Fact]
    public void While_the_file_is_written_nothing_is_said_of_transactions_that_are_all_done() =>
        Assert.Null(Left(new(1, LedgerRunState.Running, LedgerRunStage.Filing, 1_000, 1_000, 100, Now), 5, usual: 9));

    private static string? Left(LedgerRunProgress progress, int seconds, double? usual) => LedgerRunEstimate.Left(progress, TimeSpan.FromSeconds(seconds), usual);
}
