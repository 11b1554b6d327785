using System.CommandLine;
using BatchLedger.Data;

namespace BatchLedger.Commands;

/// <summary>The command line: without a verb it serves. Exit codes: 0 done, 1 refused, 2 not understood.</summary>
public static class CommandTree
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "The folder that holds the database, the keys and the mails.", DefaultValueFactory = _ => "data", HelpName = "DIR", Recursive = true,
    };

    private static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Where to listen, such as http://localhost:5080; several with a semicolon.", HelpName = "URLS", Recursive = true,
    };

    public static RootCommand Root()
    {
        var root = new RootCommand("BatchLedger: batches, ledger runs and journals.")
        {
            Data, Urls, DemoCommand.Build(Data, Urls), InitCommand.Make(), ImportCommand.Make(), BatchCommand.Make(), LedgerCommand.Make(), PeriodCommand.Make(), GlCommand.Make(), BalancesCommand.Make(), BackupCommand.Make(), VerifyCommand.Make(), FakeGlCommand.Make(),
        };
        root.SetAction((parsed, token) => Site.RunAsync(new SiteOptions(FolderOf(parsed), parsed.GetValue(Urls)), token));
        return root;
    }

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var parsed = Root().Parse(args);
        // Work under way is given as long to end as the web host gives it.
        var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = TimeSpan.FromSeconds(35) });
        return parsed.Errors.Count > 0 ? 2 : code;
    }

    public static DataFolder FolderOf(ParseResult parsed) => new(parsed.GetValue(Data)!);
}
