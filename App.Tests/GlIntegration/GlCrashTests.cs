using System.Diagnostics;
using BatchLedger.FakeGl;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.OutsideGl;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>Kill -9 in a real process while a journal is on its way to a fake that lives on.</summary>
public class GlCrashTests
{
    [Theory]
    [InlineData(GlMilestone.Leaving, 0)] // written down that it leaves, and nothing has
    [InlineData(GlMilestone.Answered, 1)] // taken over there, and not written down
    public async Task A_process_killed_while_a_journal_leaves_says_unknown_and_then_sent_once(GlMilestone point, int there)
    {
        await using var rig = await FakeRigs.OpenAsync(FakeSystem.QuickBooksOnline, 1, folder => DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder, "rig-keys"))));
        Assert.Null(await rig.Service.ConnectAsync([rig.Batch()]));
        SqliteConnection.ClearAllPools();

        Assert.Equal(137, await GlCrashRig.RunAsync(rig, point));
        Assert.Equal((GlDeliveryState.Sending, there), (await rig.StateAsync(), rig.There_()));

        await rig.Books.Get<GlSender>().TakeOverAsync(CancellationToken.None);
        await rig.WorkOffAsync();
        Assert.Equal((GlDeliveryState.Unknown, there), (await rig.StateAsync(), rig.There_()));
        await rig.RestAsync();
        Assert.Equal((GlDeliveryState.Sent, 1), (await rig.StateAsync(), rig.There_()));
        Assert.Equal(2 - there, (await rig.DeliveryAsync())!.Attempts);
    }
}

/// <summary>What runs in the process that dies. Started by the tests above, never by a run of them.</summary>
public class GlCrashRig
{
    private const string Folder = "BATCHLEDGER_GL_FOLDER", Point = "BATCHLEDGER_GL_POINT", Fake = "BATCHLEDGER_GL_FAKE";

    [Fact(Explicit = true)]
    public async Task A_process_that_dies_while_a_journal_leaves()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder) return;
        var point = Enum.Parse<GlMilestone>(Environment.GetEnvironmentVariable(Point)!);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("StandIns:QuickBooksOnline", Environment.GetEnvironmentVariable(Fake))]).Build();
        var books = Books.Over(folder, services => services.Replace(ServiceDescriptor.Singleton<IConfiguration>(settings))
            .Replace(ServiceDescriptor.Singleton<GlMilestones>(new DeadlyGlMilestones(point)))
            .Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder, "rig-keys"))))));
        await books.Get<GlSender>().TakeOverAsync(CancellationToken.None);
        await books.Get<GlSender>().WorkOffAsync(CancellationToken.None);
    }

    /// <summary>The exit code; 137: killed.</summary>
    internal static async Task<int> RunAsync(GlRig rig, GlMilestone point)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(GlCrashRig).Assembly.Location, "-noLogo", "-noColor", "-explicit", "only",
            "-method", $"{typeof(GlCrashRig).FullName}.{nameof(A_process_that_dies_while_a_journal_leaves)}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { [Folder] = rig.Books.Folder.Path, [Point] = point.ToString(), [Fake] = rig.Fake!.Address.ToString() },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(process.ExitCode is 0 or 137, $"The process ended with {process.ExitCode}: {await output}{await errors}");
        return process.ExitCode;
    }

    private sealed class DeadlyGlMilestones(GlMilestone point) : GlMilestones
    {
        public override Task ReachedAsync(GlMilestone milestone)
        {
            if (milestone != point) return Task.CompletedTask;
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
            return Task.CompletedTask;
        }
    }
}
