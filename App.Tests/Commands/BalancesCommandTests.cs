using BatchLedger.Data;
using BatchLedger.Tests.Audits;

namespace BatchLedger.Tests.Commands;

public class BalancesCommandTests
{
    [Fact]
    public async Task Balances_that_were_damaged_are_found_and_rebuilt_by_the_command_line_alone()
    {
        using var terminal = new Terminal();
        await terminal.DoneAsync("init", "--company", "RG", "--name", "River Guides", "--years", "2026");
        await terminal.DoneAsync("import", "accounts", terminal.File("accounts.csv", "code,name,type\n1010,Bank,Asset\n6100,Rent,Expense\n"), "--company", "RG");
        await terminal.DoneAsync("import", "journals", terminal.File("journals.csv", "journal,date,description,account,debit,credit\nJ-1,2026-03-05,Rent,6100,10.00,\nJ-1,2026-03-05,Rent,1010,,10.00\n"), "--company", "RG", "--batch-by", "month");
        await terminal.DoneAsync("batch", "close", "B-000001");
        await terminal.DoneAsync("ledger", "create", "B-000001", "--wait");
        await terminal.DoneAsync("batch", "post", "B-000001");
        Assert.Equal("Rebuilt 2 account balances from the posted journals; none was wrong before.", await terminal.DoneAsync("balances", "rebuild"));

        using (var folder = new DataFolder(terminal.Data)) await Damage.DoAsync(folder, "UPDATE AccountBalances SET Debit = Debit + 1 WHERE Debit > 0");
        Assert.Contains("FAIL  Each stored balance is the sum of the posted journals", (await terminal.RunAsync("verify")).Output, StringComparison.Ordinal);
        Assert.Equal("Rebuilt 2 account balances from the posted journals; 1 was wrong before.", await terminal.DoneAsync("balances", "rebuild"));
        Assert.EndsWith("checks are clean.", await terminal.DoneAsync("verify"), StringComparison.Ordinal);
    }
}
