using System.CommandLine;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Commands;

/// <summary>A copy of the database in one new file, and of the keys beside it.</summary>
internal static class BackupCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The new file. The keys go beside it, into FILE.keys." };

    public static Command Make() => new Command("backup", "Copies the database into a new file and checks the copy.") { File }.Does(RunAsync);

    private static async Task<Refusal?> RunAsync(CommandLineDesk desk)
    {
        var target = Path.GetFullPath(desk.Typed.GetValue(File)!);
        foreach (var path in new[] { target, target + ".keys" })
            if (Path.Exists(path)) return CommandRefusals.TargetExists(path);
        try
        {
            if (await CopyAsync(desk, target) is { } refusal) return refusal;
            CopyKeys(desk.Get<DataFolder>().Keys, target + ".keys");
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
        desk.Print($"Backup written to {target}, {new FileInfo(target).Length:N0} bytes, and checked. Its keys are in {target}.keys; keep both where nobody else can read them.");
        return null;
    }

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
        if (await WhyDamagedAsync(part, desk.Token) is { } reason)
        {
            System.IO.File.Delete(part);
            return CommandRefusals.CopyDamaged(target, reason);
        }
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        System.IO.File.Move(part, target, overwrite: false);
        return null;
    }

    private static async Task<string?> WhyDamagedAsync(string path, CancellationToken token)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var copy = new AppDbContext(new DbContextOptionsBuilder<AppDbContext>().UseSqlite(builder.ToString()).Options);
        var answers = await copy.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(token);
        return answers is ["ok"] ? null : string.Join("; ", answers.Take(3)) + ".";
    }

    private static void CopyKeys(string from, string to)
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(to);
        else Directory.CreateDirectory(to, Owner | UnixFileMode.UserExecute);
        if (!Directory.Exists(from)) return;
        foreach (var key in Directory.EnumerateFiles(from)) System.IO.File.Copy(key, Path.Combine(to, Path.GetFileName(key)));
    }
}
