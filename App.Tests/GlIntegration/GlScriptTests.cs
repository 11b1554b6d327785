using System.Diagnostics;
using BatchLedger.FakeGl;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>A thousand random stories against each fake: whatever fails and whoever dies, there is one journal where we say so, and none where we say so.</summary>
public class GlScriptsByHandTests
{
    [Fact]
    public async Task A_thousand_stories_against_books_that_take_everything_twice()
    {
        await using var rig = await GlRig.ByHandAsync(2 * GlScripts.Count);
        Assert.Empty(await GlScripts.RunAsync(rig));
    }

    [Fact]
    public async Task A_sender_that_sends_again_without_looking_is_caught()
    {
        await using var rig = await GlRig.ByHandAsync(200, new BlindConnector());
        Assert.Contains(await GlScripts.RunAsync(rig), wrong => wrong.Contains("is there 2 times"));
    }
}

public class GlScriptsQuickBooksTests
{
    [Fact]
    public Task A_thousand_stories_against_the_fake_of_QuickBooks_Online() => GlScripts.AgainstAsync(FakeSystem.QuickBooksOnline);
}

public class GlScriptsIntacctTests
{
    [Fact]
    public Task A_thousand_stories_against_the_fake_of_Sage_Intacct() => GlScripts.AgainstAsync(FakeSystem.SageIntacct);
}

public class GlScriptsNetSuiteTests
{
    [Fact]
    public Task A_thousand_stories_against_the_fake_of_NetSuite() => GlScripts.AgainstAsync(FakeSystem.NetSuite);
}

internal static class GlScripts
{
    /// <summary>GL_SCRIPTS tells more or fewer, GL_SEED other ones.</summary>
    public static int Count { get; } = Told("GL_SCRIPTS") ?? 1_000;

    public static async Task AgainstAsync(FakeSystem system)
    {
        await using var rig = await FakeRigs.OpenAsync(system, 2 * Count);
        Assert.Empty(await RunAsync(rig));
    }

    /// <summary>What went wrong in the first stories that did.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(GlRig rig)
    {
        var (first, wrong, clock, count) = (Told("GL_SEED") ?? Random.Shared.Next(1_000_000), new List<string>(), Stopwatch.StartNew(), rig.Journals.Count / 2);
        for (var n = 0; n < count && wrong.Count < 10; n++) wrong.AddRange(await new GlScript(rig, first + n, 2 * n).RunAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"Seeds {first} to {first + count - 1}, {rig.There.Numbers().Count} journals there in the end, {clock.Elapsed.TotalSeconds:0} s.");
        return wrong;
    }

    private static int? Told(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var told) ? told : null;
}
