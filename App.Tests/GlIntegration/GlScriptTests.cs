using System.Diagnostics;
using BatchLedger.FakeGl;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>Random stories against each fake: whatever fails and whoever dies, there is one journal where we say so, and none where we say so.</summary>
public class GlScriptsByHandTests
{
    [Fact]
    public async Task Random_stories_against_books_that_take_everything_twice()
    {
        await using var rig = await GlRig.ByHandAsync(2 * GlScripts.Count);
        GlScripts.AssertNone(await GlScripts.RunAsync(rig, 904486));
    }

    [Fact]
    public async Task A_sender_that_sends_again_without_looking_is_caught()
    {
        await using var rig = await GlRig.ByHandAsync(200, new BlindConnector());
        Assert.Contains(await GlScripts.RunAsync(rig, 211896), wrong => wrong.Contains("is there 2 times"));
    }
}

public class GlScriptsQuickBooksTests
{
    [Fact]
    public Task Random_stories_against_the_fake_of_QuickBooks_Online() => GlScripts.AgainstAsync(FakeSystem.QuickBooksOnline, 83442);
}

public class GlScriptsIntacctTests
{
    [Fact]
    public Task Random_stories_against_the_fake_of_Sage_Intacct() => GlScripts.AgainstAsync(FakeSystem.SageIntacct, 159981);
}

public class GlScriptsNetSuiteTests
{
    [Fact]
    public Task Random_stories_against_the_fake_of_NetSuite() => GlScripts.AgainstAsync(FakeSystem.NetSuite, 31304);
}

internal static class GlScripts
{
    /// <summary>As many as take about a minute on two cores. GL_SCRIPTS=1000 is the whole thousand, which takes five; GL_SEED tells other ones.</summary>
    public static int Count { get; } = Told("GL_SCRIPTS") ?? 300;

    public static async Task AgainstAsync(FakeSystem system, int seed)
    {
        await using var rig = await FakeRigs.OpenAsync(system, 2 * Count);
        AssertNone(await RunAsync(rig, seed));
    }

    /// <summary>What went wrong in the first stories that did.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(GlRig rig, int seed)
    {
        var (first, wrong, clock, count) = (Told("GL_SEED") ?? seed, new List<string>(), Stopwatch.StartNew(), rig.Journals.Count / 2);
        for (var n = 0; n < count && wrong.Count < 10; n++) wrong.AddRange(await new GlScript(rig, first + n, 2 * n).RunAsync());
        TestContext.Current.TestOutputHelper?.WriteLine($"Seeds {first} to {first + count - 1}, {rig.There.Numbers().Count} journals there in the end, {clock.Elapsed.TotalSeconds:0} s.");
        return wrong;
    }

    /// <summary>Tells each story whole; a collection is told by its first letters.</summary>
    public static void AssertNone(IReadOnlyList<string> wrong) => Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    private static int? Told(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), out var told) ? told : null;
}
