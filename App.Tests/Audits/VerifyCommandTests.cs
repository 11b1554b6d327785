using System.Text.Json;
using BatchLedger.Data;
using BatchLedger.Tests.Commands;

namespace BatchLedger.Tests.Audits;

public class VerifyCommandTests
{
    [Fact]
    public async Task Clean_books_answer_0_and_damaged_ones_1_with_what_was_found()
    {
        using var terminal = new Terminal();
        await terminal.DoneAsync("init", "--company", "RG", "--name", "River Guides", "--currency", "USD", "--years", "2026-2026");
        Assert.EndsWith("checks are clean.", await terminal.DoneAsync("verify"));

        using (var folder = new DataFolder(terminal.Data)) await Damage.DoAsync(folder, "UPDATE AuditRows SET Actor = 'Nobody' WHERE Seq = 1");
        var (code, output, error) = await terminal.RunAsync("verify");
        using var json = JsonDocument.Parse((await terminal.RunAsync("verify", "--json")).Output);

        Assert.Equal(1, code);
        Assert.StartsWith("1 finding in 1 of ", error);
        Assert.EndsWith(" checks. Post and send nothing from the records named until they are mended.", error);
        Assert.Contains("FAIL  The audit trail is an unbroken chain", output);
        Assert.Contains("Audit trail: Row 1 was changed after it was written", output);
        Assert.Equal((false, 1), (json.RootElement.GetProperty("clean").GetBoolean(), json.RootElement.GetProperty("found").GetInt32()));
    }
}
