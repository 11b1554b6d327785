using System.Text.Json;
using BatchLedger.Data;
using Microsoft.Data.Sqlite;

namespace BatchLedger.Tests.Commands;

public class CommandTests
{
    private const string Accounts = "code,name,type\n1010,Bank,Asset\n6100,Rent,Expense\n";
    private const string Journals = "journal,date,description,account,debit,credit\nJ-1,2026-03-05,Rent,6100,10.00,\nJ-1,2026-03-05,Rent,1010,,10.00\n";

    [Fact]
    public async Task A_batch_goes_from_a_file_to_posted_by_the_command_line_alone()
    {
        using var terminal = await FoundedAsync();

        Assert.Equal("Imported 2 accounts from accounts.csv.", await terminal.DoneAsync("import", "accounts", terminal.File("accounts.csv", Accounts), "--company", "RG"));
        var journals = terminal.File("journals.csv", Journals);
        Assert.Equal("journals.csv has no faults: 1 journal, 2 lines, 1 batch. Nothing was imported.", await terminal.DoneAsync("import", "journals", journals, "--company", "RG", "--batch-by", "month", "--dry-run"));
        Assert.Equal($"Imported 1 journal, 2 lines, 1 batch from journals.csv.{Environment.NewLine}Batches: B-000001", await terminal.DoneAsync("import", "journals", journals, "--company", "RG", "--batch-by", "month"));
        Assert.StartsWith("Batch B-000001 would post 2 lines, 10.00 USD on each side.", await terminal.DoneAsync("ledger", "preview", "B-000001"));

        Assert.Equal(["Create the ledger of batch B-000001 before posting it."], await AfterAsync("batch", "close", "B-000001", then: ["batch", "post", "B-000001"]));
        Assert.Equal(["Batch B-000001 is already closed."], await terminal.RefusedAsync("batch", "close", "B-000001"));
        Assert.Equal(["Batch B-000001 is closed. Reopen it or choose an open batch."], await terminal.RefusedAsync("import", "journals", journals, "--company", "RG", "--batch", "B-000001"));
        Assert.StartsWith("Ledger of batch B-000001 is ready: 1 transaction in ", await terminal.DoneAsync("ledger", "create", "B-000001", "--wait"));
        Assert.Equal(["The ledger of batch B-000001 is ready. Post it, or reopen the batch to create it anew."], await terminal.RefusedAsync("ledger", "create", "B-000001"));
        var file = Path.Combine(terminal.Folder, "summary.xlsx");
        Assert.Equal(["Batch B-000001 is closed. Post it before taking its ledger."], await terminal.RefusedAsync("ledger", "file", "B-000001", "--kind", "summary", "--out", file));
        Assert.Equal("Batch B-000001 is posted.", await terminal.DoneAsync("batch", "post", "B-000001"));
        Assert.Equal($"Ledger (Summary) of batch B-000001 written to {file}: journal J-000001, 2 lines, 10.00 on each side.", await terminal.DoneAsync("ledger", "file", "B-000001", "--kind", "summary", "--out", file));
        Assert.True(new FileInfo(file).Length > 2_000);
        var csv = Path.Combine(terminal.Folder, "journal.csv");
        Assert.Equal($"Ledger (Detail) of batch B-000001 as Generic CSV written to {csv}: journal J-000001, 2 lines, 10.00 on each side.", await terminal.DoneAsync("ledger", "file", "B-000001", "--format", "csv", "--out", csv));
        Assert.StartsWith("IIF is not offered", Assert.Single(await terminal.RefusedAsync("ledger", "file", "B-000001", "--format", "iif", "--out", csv)).Replace("QuickBooks Desktop ", "", StringComparison.Ordinal));
        Assert.Equal(["Reopening a posted batch needs a reason."], await terminal.RefusedAsync("batch", "reopen", "B-000001"));
        Assert.Equal("Batch B-000001 is open.", await terminal.DoneAsync("batch", "reopen", "B-000001", "--reason", "Wrong month"));

        async Task<string[]> AfterAsync(string noun, string verb, string batch, string[] then)
        {
            Assert.Equal("Batch B-000001 is closed.", await terminal.DoneAsync(noun, verb, batch));
            return await terminal.RefusedAsync(then);
        }
    }

    [Fact]
    public async Task Machines_read_json()
    {
        using var terminal = await FoundedAsync();
        await terminal.DoneAsync("import", "accounts", terminal.File("accounts.csv", Accounts), "--company", "RG");

        using var imported = JsonDocument.Parse(await terminal.DoneAsync("import", "journals", terminal.File("journals.csv", Journals), "--company", "RG", "--batch-by", "month", "--json"));
        using var list = JsonDocument.Parse(await terminal.DoneAsync("batch", "list", "--json"));
        using var shown = JsonDocument.Parse(await terminal.DoneAsync("batch", "show", "B-000001", "--json"));
        using var preview = JsonDocument.Parse(await terminal.DoneAsync("ledger", "preview", "B-000001", "--json"));

        Assert.Equal("B-000001", imported.RootElement.GetProperty("batches")[0].GetString());
        Assert.Equal("Journals 2026-03", list.RootElement[0].GetProperty("name").GetString());
        Assert.Equal(("Open", 1), (shown.RootElement.GetProperty("state").GetString(), shown.RootElement.GetProperty("transactions").GetInt32()));
        Assert.Equal(("10.00", 2), (preview.RootElement.GetProperty("debit").GetString(), preview.RootElement.GetProperty("totals").GetArrayLength()));
    }

    [Fact]
    public async Task People_read_a_table()
    {
        using var terminal = await FoundedAsync();
        Assert.Equal("No batches.", await terminal.DoneAsync("batch", "list"));
        await terminal.DoneAsync("import", "accounts", terminal.File("accounts.csv", Accounts), "--company", "RG");
        await terminal.DoneAsync("import", "journals", terminal.File("journals.csv", Journals), "--company", "RG", "--batch-by", "month");

        Assert.Equal("B-000001  2026-03-31  RG          Mar 2026    Open             Journals 2026-03", await terminal.DoneAsync("batch", "list"));
        Assert.StartsWith("Batch B-000001 Journals 2026-03: Open", await terminal.DoneAsync("batch", "show", "B-000001"));
        Assert.Equal(["Batch B-9 was not found, or belongs to a company you do not see."], await terminal.RefusedAsync("batch", "show", "B-9"));
        Assert.Equal(["Batch B-9 was not found, or belongs to a company you do not see."], await terminal.RefusedAsync("ledger", "preview", "B-9"));
    }

    [Fact]
    public async Task Faults_stand_on_stderr_one_a_line()
    {
        using var terminal = await FoundedAsync();
        var file = terminal.File("a.csv", "code,name,type\n1,,Asset\n2,Two,Wrong\n");

        foreach (var dry in new string[][] { [], ["--dry-run"] })
            Assert.Equal(["Nothing was imported: a.csv has 2 faults. Mend the file and import it again.", "Row 2, name: is empty.",
                "Row 3, type: is no account type; types are Asset, Liability, Equity, Revenue, Expense, Statistical. Found \"Wrong\"."],
                await terminal.RefusedAsync(["import", "accounts", file, "--company", "RG", .. dry]));
        var missing = Path.Combine(terminal.Folder, "none.csv");
        Assert.Equal([$"There is no file {missing}."], await terminal.RefusedAsync("import", "sales", missing, "--company", "RG", "--batch", "B-000001"));
    }

    [Fact]
    public async Task A_sales_file_goes_into_the_batch_that_is_named()
    {
        using var terminal = await FoundedAsync();
        await terminal.DoneAsync("import", "accounts", terminal.File("accounts.csv", Accounts), "--company", "RG");
        await terminal.DoneAsync("import", "journals", terminal.File("journals.csv", Journals), "--company", "RG", "--batch-by", "month");

        Assert.Equal($"Imported 1 member from s.csv.{Environment.NewLine}Batches: B-000001",
            await terminal.DoneAsync("import", "sales", terminal.File("s.csv", "type,member_number,member_name\nmember,M-1,Ida Holm\n"), "--company", "RG", "--batch", "B-000001"));
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("nonsense")]
    [InlineData("batch", "close")]
    [InlineData("batch", "list", "--wrong")]
    [InlineData("ledger", "file", "B-000001", "--kind", "all", "--out", "x.xlsx")]
    [InlineData("init", "--company", "RG", "--name", "Guides")]
    [InlineData("init", "--company", "RG", "--name", "Guides", "--years", "soon")]
    [InlineData("import", "journals", "x.csv", "--company", "RG")]
    [InlineData("import", "journals", "x.csv", "--company", "RG", "--batch-by", "week")]
    [InlineData("import", "journals", "x.csv", "--company", "RG", "--batch-by", "month", "--batch", "B-000001")]
    [InlineData("import", "accounts", "x.csv")]
    [InlineData("import", "sales", "x.csv", "--company", "RG")]
    public async Task What_is_not_understood_ends_with_2_and_touches_nothing(params string[] args)
    {
        using var terminal = new Terminal();

        var (code, _, error) = await terminal.RunAsync(args);

        Assert.Equal(2, code);
        Assert.NotEqual("", error);
        Assert.False(Directory.Exists(terminal.Data));
    }

    [Fact]
    public async Task A_folder_without_a_database_is_named_and_not_made()
    {
        using var terminal = new Terminal();

        Assert.Equal([$"There is no BatchLedger database in {terminal.Data}. Name its folder with --data, or make one with init."], await terminal.RefusedAsync("batch", "list"));
        Assert.False(Directory.Exists(terminal.Data));
    }

    [Fact]
    public async Task A_folder_that_is_in_use_is_left_alone()
    {
        using var terminal = await FoundedAsync();
        using var other = new DataFolder(terminal.Data);
        Assert.Null(other.Take());

        Assert.StartsWith($"BatchLedger is already running on this folder ({terminal.Data}, process ", (await terminal.RefusedAsync("batch", "list"))[0]);
    }

    [Fact]
    public async Task A_backup_is_a_whole_database_and_never_overwrites()
    {
        using var terminal = await FoundedAsync();
        Directory.CreateDirectory(Path.Combine(terminal.Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(terminal.Data, "keys", "key-1.xml"), "<key/>");
        var target = Path.Combine(terminal.Folder, "copy.db");

        Assert.StartsWith($"Backup written to {target}, ", await terminal.DoneAsync("backup", target));
        Assert.Equal([$"There is a file {target} already. Name a new one."], await terminal.RefusedAsync("backup", target));
        Assert.StartsWith($"{Path.Combine(terminal.Folder, "no", "copy.db")} cannot be written: ", (await terminal.RefusedAsync("backup", Path.Combine(terminal.Folder, "no", "copy.db")))[0]);

        await using var copy = new SqliteConnection($"Data Source={target};Mode=ReadOnly;Pooling=False");
        await copy.OpenAsync();
        await using var command = copy.CreateCommand();
        command.CommandText = "SELECT Name FROM Companies";
        Assert.Equal("River Guides", await command.ExecuteScalarAsync());
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine($"{target}.keys", "key-1.xml")));
        Assert.False(File.Exists($"{target}.part"));
    }

    [Fact]
    public async Task A_backup_holds_the_ledger_files_too_and_put_back_it_passes_verify()
    {
        using var terminal = await PostedAsync();
        var first = Path.Combine(terminal.Folder, "ledger.xlsx");
        await terminal.DoneAsync("ledger", "file", "B-000001", "--kind", "detail", "--out", first);
        var target = Path.Combine(terminal.Folder, "copy.db");
        Assert.EndsWith($"and the ledger files in {target}.ledger-files; keep all three where nobody else can read them.", await terminal.DoneAsync("backup", target));

        Directory.Delete(terminal.Data, recursive: true);
        Directory.CreateDirectory(terminal.Data);
        File.Move(target, Path.Combine(terminal.Data, "batchledger.db"));
        Directory.Move($"{target}.ledger-files", Path.Combine(terminal.Data, "ledger-files"));
        await terminal.DoneAsync("verify");

        var stored = Assert.Single(Directory.GetFiles(Path.Combine(terminal.Data, "ledger-files"), "*", SearchOption.AllDirectories));
        Assert.Equal(await File.ReadAllBytesAsync(first), await File.ReadAllBytesAsync(stored));
        await File.AppendAllTextAsync(stored, "x");
        Assert.Equal(1, (await terminal.RunAsync("verify")).Code);
        var (code, _, error) = await terminal.RunAsync("backup", Path.Combine(terminal.Folder, "second.db"));
        Assert.Equal(0, code);
        Assert.Matches(@"^Warning: stored files that are missing or damaged here are not in the copy: BatchLedger_B-000001_Detail_2026-03-\d\d\.xlsx\. Take such ledgers again, and look with verify\.$", error);
    }

    [Fact]
    public async Task An_import_file_is_written_in_a_format_that_the_company_takes_and_a_second_taking_is_warned_about()
    {
        using var terminal = await PostedAsync();
        var file = Path.Combine(terminal.Folder, "ledger.csv");

        Assert.Equal(["Sage Intacct CSV is not offered: company RG uses Excel only. Take Excel or Generic CSV, or change the accounting system of the company."],
            await terminal.RefusedAsync("ledger", "file", "B-000001", "--kind", "detail", "--format", "intacct-csv", "--out", file));
        Assert.Equal($"Ledger (Detail) of batch B-000001 as Generic CSV written to {file}: journal J-000001, 2 lines, 10.00 on each side.",
            await terminal.DoneAsync("ledger", "file", "B-000001", "--kind", "detail", "--format", "csv", "--out", file));
        Assert.Equal(3, (await File.ReadAllLinesAsync(file)).Length);

        var (code, _, error) = await terminal.RunAsync("ledger", "file", "B-000001", "--kind", "summary", "--format", "csv", "--out", file);
        Assert.Equal(0, code);
        Assert.Matches(@"^Warning: Journal J-000001 already left as Generic CSV on \d\d \w+ \d{4} \(by BatchLedger\). Importing it twice doubles it.$", error);
    }

    private static async Task<Terminal> PostedAsync()
    {
        var terminal = await FoundedAsync();
        await terminal.DoneAsync("import", "accounts", terminal.File("accounts.csv", Accounts), "--company", "RG");
        await terminal.DoneAsync("import", "journals", terminal.File("journals.csv", Journals), "--company", "RG", "--batch-by", "month");
        await terminal.DoneAsync("batch", "close", "B-000001");
        await terminal.DoneAsync("ledger", "create", "B-000001", "--wait");
        await terminal.DoneAsync("batch", "post", "B-000001");
        return terminal;
    }

    private static async Task<Terminal> FoundedAsync()
    {
        var terminal = new Terminal();
        Assert.Equal("Company RG (River Guides) is ready: USD, fiscal years 2026 to 2026.",
            await terminal.DoneAsync("init", "--company", "RG", "--name", "River Guides", "--years", "2026"));
        return terminal;
    }
}
