using System.Security.Cryptography;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerArchive;
using BatchLedger.People;
using BatchLedger.Tests.LedgerFiles;
using BatchLedger.Vault;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerArchive;

public class StoredFileTests
{
    private const string Address = "accounts@example.org";

    [Fact]
    public async Task Every_file_taken_is_kept_once_with_each_taking_and_comes_back_as_the_same_bytes()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var first = await rig.DownloadedAsync(LedgerKind.Detail);
        rig.Books.Clock.Advance(TimeSpan.FromDays(2));
        rig.Books.Actor = Books.Person("Q. Lee", Role.Accountant);
        await rig.DownloadedAsync(LedgerKind.Detail);
        await rig.Files.ScheduleAsync(new("B-000001", LedgerKind.Detail), Address, Guid.NewGuid());
        await rig.DownloadedAsync(LedgerKind.Summary);

        var rows = await Files(rig).OfBatchAsync(rig.Association.Batch.Id);
        Assert.Equal(["BatchLedger_B-000001_Summary_2026-03-10.xlsx", "BatchLedger_B-000001_Detail_2026-03-10.xlsx"], rows.Select(row => row.File.Name));
        var detail = rows[1].File;
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(first)), first.Length, "R. Osei", Books.Start), (detail.Sha256, detail.Size, detail.MadeBy, detail.MadeAt));
        Assert.Equal(["Q. Lee Mail accounts@example.org", "Q. Lee Download ", "R. Osei Download "], detail.Takes.Select(take => $"{take.By} {take.Way} {take.Place}"));

        var copy = (await Files(rig).DownloadAsync(detail.Id)).Value!;
        Assert.Equal(first, await File.ReadAllBytesAsync(copy.Path));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(copy.Path));
        Assert.Equal(2, Stored(rig).Count());
        Assert.Empty(rig.FilesLeft);
        Assert.Equal(4, (await Files(rig).OfPeriodAsync(rig.Association.March.Id))[1].File.Takes.Count);
    }

    [Fact]
    public async Task A_stored_file_is_given_out_after_the_batch_was_reopened_and_a_damaged_one_never_is()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var bytes = await rig.DownloadedAsync(LedgerKind.Summary);
        var file = Assert.Single(await Files(rig).OfBatchAsync(rig.Association.Batch.Id)).File;
        await rig.ChangeAsync(async db => (await db.Batches.SingleAsync()).Reopen());
        Assert.NotNull((await Files(rig).DownloadAsync(file.Id)).Value);

        var path = Assert.Single(Stored(rig));
        await File.WriteAllBytesAsync(path, [.. bytes.AsSpan(0, 100), (byte)(bytes[100] ^ 1), .. bytes.AsSpan(101)]);
        Assert.StartsWith("The stored file BatchLedger_B-000001_Summary_2026-03-10.xlsx is not the one that was made", (await Files(rig).DownloadAsync(file.Id)).Refusal?.Message);

        File.Delete(path);
        Assert.Equal("The stored file BatchLedger_B-000001_Summary_2026-03-10.xlsx is no longer on the disk. Take the ledger again, which makes the file anew, and tell the operator.",
            (await Files(rig).DownloadAsync(file.Id)).Refusal?.Message);
    }

    [Fact]
    public async Task Taking_the_ledger_again_heals_a_damaged_file()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var bytes = await rig.DownloadedAsync(LedgerKind.Summary);
        var file = Assert.Single(await Files(rig).OfBatchAsync(rig.Association.Batch.Id)).File;
        await File.WriteAllTextAsync(Assert.Single(Stored(rig)), "rust");

        await rig.DownloadedAsync(LedgerKind.Summary);

        Assert.Equal(bytes, await File.ReadAllBytesAsync((await Files(rig).DownloadAsync(file.Id)).Value!.Path));
    }

    [Fact]
    public async Task What_the_program_left_behind_when_it_died_is_swept_and_what_has_a_row_never_is()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.DownloadedAsync(LedgerKind.Detail);
        var kept = Assert.Single(Stored(rig));
        var vault = rig.Books.Get<FileVault>();
        foreach (var text in new[] { "old", "young" })
        {
            var draft = Path.Combine(rig.Books.Folder.Path, text);
            await File.WriteAllTextAsync(draft, text);
            File.SetLastWriteTimeUtc(draft, Books.Start.UtcDateTime.AddDays(text == "old" ? -2 : 0));
            vault.Keep(draft, Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))));
        }
        File.SetLastWriteTimeUtc(kept, Books.Start.UtcDateTime.AddDays(-2));

        Assert.Equal(1, await rig.Books.Get<StoredFileSweep>().SweepAsync(default));

        Assert.Equal(2, Stored(rig).Count());
        Assert.Contains(kept, Stored(rig));
    }

    [Fact]
    public async Task Foreign_and_unknown_are_not_found_and_those_who_may_not_export_are_refused()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.DownloadedAsync(LedgerKind.Summary);
        var file = Assert.Single(await Files(rig).OfBatchAsync(rig.Association.Batch.Id)).File;

        rig.Books.Actor = Books.Person("F. Fremd", Role.Accountant, new HashSet<int> { 4711 });
        Assert.Equal(ArchiveRefusals.NotFound, (await Files(rig).DownloadAsync(file.Id)).Refusal);
        Assert.Equal(ArchiveRefusals.NotFound, (await Files(rig).DownloadAsync(Guid.NewGuid())).Refusal);
        Assert.Empty(await Files(rig).OfBatchAsync(rig.Association.Batch.Id));
        rig.Books.Actor = Books.Person("V. Voss", Role.Viewer);
        Assert.Equal("Taking ledger files needs the role Accountant. You are Viewer. Ask an administrator.", (await Files(rig).DownloadAsync(file.Id)).Refusal?.Message);
        Assert.Equal(3, (await rig.AuditAsync("Denied")).Count);
    }

    [Theory]
    [InlineData("DELETE FROM FileTakes")]
    [InlineData("UPDATE FileTakes SET \"By\" = 'Nobody'")]
    [InlineData("DELETE FROM StoredFiles")]
    [InlineData("UPDATE StoredFiles SET Sha256 = 'x'")]
    public async Task The_export_log_only_grows(string sql)
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.DownloadedAsync(LedgerKind.Summary);
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => rig.SqlAsync(sql));
    }

    private static StoredFileService Files(LedgerRig rig) => rig.Books.Get<StoredFileService>();

    private static IEnumerable<string> Stored(LedgerRig rig) => Directory.EnumerateFiles(Path.Combine(rig.Books.Folder.Path, FileVault.FolderName), "*", SearchOption.AllDirectories);
}
