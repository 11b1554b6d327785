using System.CommandLine;
using System.Text.Json;
using BatchLedger.FakeGl;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

/// <summary>An outside accounting system on this machine, for trying the whole road without an account anywhere.</summary>
internal static class FakeGlCommand
{
    private static readonly Dictionary<string, FakeSystem> Words = new() { ["qbo"] = FakeSystem.QuickBooksOnline, ["intacct"] = FakeSystem.SageIntacct, ["netsuite"] = FakeSystem.NetSuite };

    private static readonly Option<string> SystemOption = new("--system") { Description = "Which one: qbo, intacct or netsuite.", Required = true, HelpName = "SYSTEM" };
    private static readonly Option<int> Port = new("--port") { Description = "Where it listens, on this machine only; 0 takes any free one.", DefaultValueFactory = _ => 7001, HelpName = "PORT" };
    private static readonly Option<FileInfo?> Books = new("--books") { Description = "A file that keeps its journals; without it they end with the program.", HelpName = "FILE" };

    public static Command Make()
    {
        SystemOption.AcceptOnlyFromAmong([.. Words.Keys]);
        Port.Validators.Add(typed =>
        {
            if (typed.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue) typed.AddError($"A port is a number from 0 to {ushort.MaxValue}.");
        });
        var command = new Command("fake-gl", "Serves a stand-in for QuickBooks Online, Sage Intacct or NetSuite with books of its own.") { SystemOption, Port, Books };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken token)
    {
        var (system, said) = (Words[parsed.GetValue(SystemOption)!], parsed.InvocationConfiguration.Output);
        var (fake, refusal) = await StartAsync(system, new FakeOptions { Port = parsed.GetValue(Port), BooksFile = parsed.GetValue(Books)?.FullName });
        if (fake is null)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(refusal!.Message);
            return 1;
        }
        await using var stopped = fake;
        await said.WriteLineAsync($"The stand-in for {system} serves {fake.Address}; open it to see its books and to make the next journal fail.");
        await said.WriteLineAsync($"Start BatchLedger with StandIns__{system}={fake.Address.GetLeftPart(UriPartial.Authority)} and choose the stand-in in Settings, Accounting system.");
        await fake.WaitAsync(token);
        return 0;
    }

    private static async Task<Outcome<FakeLedger>> StartAsync(FakeSystem system, FakeOptions options)
    {
        try
        {
            return await FakeLedger.StartAsync(system, options);
        }
        catch (JsonException)
        {
            return CommandRefusals.NotBooks(options.BooksFile!);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return CommandRefusals.CannotServe(problem.Message);
        }
    }
}
