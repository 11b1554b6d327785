using BatchLedger.LedgerArchive;
using BatchLedger.LedgerRuns;
using BatchLedger.Tests.Crashes;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>100 batches of 1,000 transactions, three of them broken, after one run that nobody disturbed.</summary>
public sealed class HundredRun : IAsyncLifetime
{
    private CrashSite? site;

    internal static MassGround Ground => MassGround.Hundred;
    internal Books Books { get; private set; } = null!;
    internal LedgerRun Run { get; private set; } = null!;
    internal IReadOnlyList<string> Picture { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        site = await CrashSite.OpenAsync(await Ground.ClosedAsync());
        Books = await site.RestartAsync(MassCrashTests.RunAsync);
        Picture = await MassPicture.OfAsync(Books);
        await using var db = Books.Db();
        Run = await db.LedgerRuns.AsNoTracking().Include(r => r.Lanes.OrderBy(l => l.Ordinal)).SingleAsync();
    }

    /// <summary>The folder once more, to go on from there.</summary>
    internal CrashSite Copy() => site!.Copy();

    /// <summary>Where the file of a run lies.</summary>
    internal static async Task<string> FileAsync(Books books, int run)
    {
        await using var db = books.Db();
        return books.Get<FileVault>().PathOf((await db.Set<StoredFile>().SingleAsync(f => f.RunId == run)).Sha256);
    }

    public async ValueTask DisposeAsync()
    {
        if (site is not null) await site.DisposeAsync();
    }
}
