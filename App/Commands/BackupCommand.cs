using System.CommandLine;
using BatchLedger.Data;
using BatchLedger.FilingCabinet;
using BatchLedger.GlConnections;
using BatchLedger.LedgerArchive;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using BatchLedger.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Commands;

/// <summary>A copy of the database in one new file, and of the keys and of every stored file beside it.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The new file. The keys and the ledger files go beside it, into FILE.keys and FILE.ledger-files." };

    public static Command Make() => new Command("backup", "Copies the database into a new file and checks the copy.") { File }.Does(RunAsync);

    private static async Task<Refusal?> RunAsync(CommandLineDesk desk)
    {
        var target = Path.GetFullPath(desk.Typed.GetValue(File)!);
        var files = $"{target}.{FileVault.FolderName}";
        foreach (var path in new[] { target, target + ".keys", files })
            if (Path.Exists(path)) return CommandRefusals.TargetExists(path);
        IReadOnlyList<string> damaged;
        try
        {
            if (await CopyAsync(desk, target) is { } refusal) return refusal;
            CopyKeys(desk.Get<DataFolder>().Keys, target + ".keys");
            damaged = await CopyFilesAsync(desk, target, files);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or SqliteException)
        {
            return CommandRefusals.TargetUnwritable(target, problem.Message);
        }
        await desk.Get<Work>().DoAsync(Permission.ExportLedgers, trail =>
        {
            trail.Note(new AuditEntry("Backup", Path.GetFileName(target)));
            return Task.FromResult<Refusal?>(null);
        }, desk.Token);
        desk.Print($"Backup written to {target}, {new FileInfo(target).Length:N0} bytes, and checked. Its keys are in {target}.keys and the ledger files in {files}; keep all three where nobody else can read them.");
        if (damaged.Count > 0) await desk.Typed.InvocationConfiguration.Error.WriteLineAsync(Warning(damaged));
        return null;
    }

    private static string Warning(IReadOnlyList<string> damaged) =>
        $"Warning: stored files that are missing or damaged here are not in the copy: {string.Join(", ", damaged.Take(10))}{(damaged.Count > 10 ? $" and {damaged.Count - 10} more" : "")}. Take such ledgers again, and look with verify.";

    private static async Task<Refusal?> CopyAsync(CommandLineDesk desk, string target)
    {
        // Under another name until it is checked: half a backup must not look like one.
        var part = $"{target}.part";
        System.IO.File.Delete(part);
        await desk.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = await desk.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(desk.Token);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {part}", desk.Token);
        }, desk.Token);
        await HoldConnectionsAsync(part, desk.Token);
        if (await WhyDamagedAsync(part, desk.Token) is { } reason)
        {
            System.IO.File.Delete(part);
            return CommandRefusals.CopyDamaged(target, reason);
        }
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        System.IO.File.Move(part, target, overwrite: false);
        return null;
    }

    // What waits in the copy may have gone out since: whoever restores it says that it is to go on.
    private static async Task HoldConnectionsAsync(string path, CancellationToken token)
    {
        await using var copy = Open(path, SqliteOpenMode.ReadWrite);
        await copy.GlConnections.Where(connection => connection.State == ConnectionState.Connected)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.State, ConnectionState.NeedsSignIn).SetProperty(c => c.Trouble, GlConnectionRefusals.Restored), token);
    }

    private static async Task<string?> WhyDamagedAsync(string path, CancellationToken token)
    {
        await using var copy = Open(path, SqliteOpenMode.ReadOnly);
        var answers = await copy.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(token);
        return answers is ["ok"] ? null : string.Join("; ", answers.Take(3)) + ".";
    }

    private static AppDbContext Open(string copy, SqliteOpenMode mode) => new(new DbContextOptionsBuilder<AppDbContext>()
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = copy, Mode = mode, Pooling = false }.ToString()).Options);

    /// <summary>The ledger files and papers that the copied database tells of: what is made meanwhile is in neither. Gives the names of those that are not whole.</summary>
    private static async Task<IReadOnlyList<string>> CopyFilesAsync(CommandLineDesk desk, string database, string to)
    {
        DataFolder.Make(to);
        var vault = desk.Get<FileVault>();
        List<string> damaged = [];
        await using var copy = Open(database, SqliteOpenMode.ReadOnly);
        var kept = copy.Set<StoredFile>().Select(f => new { f.Sha256, f.Name }).Concat(copy.Documents.Select(d => new { d.Sha256, d.Name }));
        await foreach (var file in kept.AsAsyncEnumerable().WithCancellation(desk.Token))
        {
            var place = FileVault.PathIn(to, file.Sha256);
            DataFolder.Make(Path.GetDirectoryName(place)!);
            if (vault.Look(file.Sha256) is VaultState.Whole) System.IO.File.Copy(vault.PathOf(file.Sha256), place, overwrite: true);
            else damaged.Add(file.Name);
        }
        return damaged;
    }

    private static void CopyKeys(string from, string to)
    {
        DataFolder.Make(to);
        if (!Directory.Exists(from)) return;
        foreach (var key in Directory.EnumerateFiles(from)) System.IO.File.Copy(key, Path.Combine(to, Path.GetFileName(key)));
    }
}
