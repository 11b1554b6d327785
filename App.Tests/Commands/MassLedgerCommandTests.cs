using System.Text.Json;

namespace BatchLedger.Tests.Commands;

public class MassLedgerCommandTests
{
    private const string Accounts = "code,name,type\n1010,Bank,Asset\n6100,Rent,Expense\n6200,Power,Expense\n";
    private const string Journals = "journal,date,description,account,debit,credit\nJ-1,2026-03-05,Rent,6100,10.00,\nJ-1,2026-03-05,Rent,1010,,10.00\n";
    private const string More = "journal,date,description,account,debit,credit\nJ-2,2026-03-06,Power,6200,5.00,\nJ-2,2026-03-06,Power,1010,,5.00\n";

    [Fact]
    public async Task A_period_goes_into_one_workbook_by_one_command()
    {
        using var terminal = await ClosedAsync();
        var file = Path.Combine(terminal.Folder, "march.xlsx");
        string[] mass = ["ledger", "mass", "--company", "RG", "--period", "2026-03", "--kind", "detail"];

        Assert.Equal(["The file is there when the run has ended. Add --wait, or leave --out away and take the file from the period's Files tab."], await terminal.RefusedAsync([.. mass, "--out", file]));
        var told = await terminal.DoneAsync([.. mass, "--out", file, "--wait"]);

        Assert.StartsWith($"Mass ledger of Mar 2026: 2 of 2 batches posted and in the file.{Environment.NewLine}{file}, ", told);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file))), told[^64..]);
        Assert.Equal(["No batch of Mar 2026 is selected. Tick those that the mass ledger is to hold."], await terminal.RefusedAsync([.. mass, "--wait"]));
        using var again = JsonDocument.Parse(await terminal.DoneAsync([.. mass, "--with-posted", "--wait", "--json"]));
        Assert.Equal((2, 0, "Completed"), (again.RootElement.GetProperty("posted").GetInt32(), again.RootElement.GetProperty("failed").GetInt32(), again.RootElement.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Without_waiting_it_stands_in_the_queue()
    {
        using var terminal = await ClosedAsync();

        Assert.Equal("Run 1 for 2 batches of Mar 2026 is queued. It starts with the site, or at once with --wait.", await terminal.DoneAsync("ledger", "mass", "--period", "Mar 2026", "--kind", "summary"));
    }

    private static async Task<Terminal> ClosedAsync()
    {
        var terminal = new Terminal();
        await terminal.DoneAsync("init", "--company", "RG", "--name", "River Guides", "--years", "2026");
        await terminal.DoneAsync("import", "accounts", terminal.File("accounts.csv", Accounts), "--company", "RG");
        foreach (var (name, text) in new[] { ("one.csv", Journals), ("more.csv", More) })
            await terminal.DoneAsync("import", "journals", terminal.File(name, text), "--company", "RG", "--batch-by", "month");
        foreach (var batch in new[] { "B-000001", "B-000002" }) await terminal.DoneAsync("batch", "close", batch);
        return terminal;
    }
}
