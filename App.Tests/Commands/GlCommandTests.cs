using BatchLedger.Tests.GlIntegration;

namespace BatchLedger.Tests.Commands;

public class GlCommandTests
{
    [Fact]
    public async Task The_sentences_are_those_of_the_page()
    {
        using var terminal = new Terminal();
        await terminal.DoneAsync("init", "--company", "RG", "--name", "River Guides", "--years", "2026");

        Assert.Equal(["Sending journals to an accounting system needs GL integration, which is off. An administrator turns it on in Settings."], await terminal.RefusedAsync("gl", "status"));
        Assert.Equal(["“soon” is no day. Write it as 2026-03-24."], await terminal.RefusedAsync("gl", "list", "--company", "RG", "--from", "soon"));
        Assert.Equal(["Company XY was not found, or belongs to a company you do not see."], await terminal.RefusedAsync("gl", "list", "--company", "XY"));
    }

    [Fact]
    public async Task What_waits_is_listed_and_only_what_is_valid_is_sent()
    {
        using var terminal = new Terminal();
        await FoundedAsync(terminal);

        Assert.Contains("transactions not posted to GL   3 in 1 journals", await terminal.DoneAsync("gl", "status", "--company", "ARG"), StringComparison.Ordinal);
        Assert.Equal("J-000101  TBA           2026-03-09  B-000101            100.00 USD  Not sent", await terminal.DoneAsync("gl", "list", "--company", "ARG", "--from", "2026-03-01", "--to", "2026-03-31"));
        Assert.Equal("No journal was posted from 2026-04-01 to 2026-04-30.", await terminal.DoneAsync("gl", "validate", "--from", "2026-04-01", "--to", "2026-04-30"));
        var refused = await terminal.RefusedAsync("gl", "send", "--from", "2026-03-01", "--to", "2026-03-31");
        Assert.Equal("1 of the 1 chosen journals is not valid: J-000101 (not validated). Validate them, or leave them out.", refused[0]);
    }

    [Fact]
    public async Task A_restored_backup_sends_nothing_by_itself()
    {
        using var terminal = new Terminal();
        await FoundedAsync(terminal);
        var file = Path.Combine(terminal.Folder, "backup.db");
        await terminal.DoneAsync("backup", file);
        Assert.Contains("connected", await terminal.DoneAsync("gl", "status", "--company", "ARG"), StringComparison.Ordinal);

        File.Move(file, Path.Combine(terminal.Data, "batchledger.db"), overwrite: true);
        foreach (var left in new[] { "-wal", "-shm" }) File.Delete(Path.Combine(terminal.Data, "batchledger.db" + left));

        Assert.Contains("needssignin", await terminal.DoneAsync("gl", "status", "--company", "ARG"), StringComparison.Ordinal);
        Assert.Equal(["QuickBooks Online does not take our sign-in any more. An administrator must connect again."],
            await terminal.RefusedAsync("gl", "validate", "--company", "ARG", "--from", "2026-03-01", "--to", "2026-03-31"));
    }

    /// <summary>The connected association of the other tests, where the terminal looks for its data.</summary>
    private static async Task FoundedAsync(Terminal terminal)
    {
        await using var ground = await GlGround.OpenAsync();
        await ground.JournalAsync(new(2026, 3, 9), transactions: 3);
        await ground.SqlAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        Directory.CreateDirectory(terminal.Data);
        File.Copy(ground.Books.Folder.Database, Path.Combine(terminal.Data, Path.GetFileName(ground.Books.Folder.Database)));
    }
}
