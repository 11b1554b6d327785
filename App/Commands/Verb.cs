using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

/// <summary>What every verb shares: open the folder, call the service, print; 0 done, 1 refused with the page's sentence on stderr.</summary>
internal static class Verb
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON for machines." };

    public static readonly Argument<string> Batch = new("BATCH") { Description = "The batch's number, as B-000001." };

    private static readonly JsonSerializerOptions Writing = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    public static Command Does(this Command command, Func<CommandLineDesk, Task<Refusal?>> act)
    {
        command.SetAction((parsed, token) => RunAsync(parsed, act, token));
        return command;
    }

    /// <summary>The same on a folder that may be new.</summary>
    public static Command Founds(this Command command, Func<CommandLineDesk, Task<Refusal?>> act)
    {
        command.SetAction((parsed, token) => OpenAndRunAsync(parsed, act, token));
        return command;
    }

    public static string ToJson(object value) => JsonSerializer.Serialize(value, Writing);

    private static async Task<int> RunAsync(ParseResult parsed, Func<CommandLineDesk, Task<Refusal?>> act, CancellationToken token)
    {
        using var folder = CommandTree.FolderOf(parsed);
        return File.Exists(folder.Database)
            ? await OpenAndRunAsync(parsed, act, token)
            : await SayAsync(parsed, CommandRefusals.NoDatabase(folder.Path));
    }

    private static async Task<int> OpenAndRunAsync(ParseResult parsed, Func<CommandLineDesk, Task<Refusal?>> act, CancellationToken token)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Site.CultureOf(CommandHost.Configuration());
        using var folder = CommandTree.FolderOf(parsed);
        var (host, refusal) = await CommandHost.OpenAsync(folder, token);
        if (host is null) return await SayAsync(parsed, refusal!);
        await using (host)
            return await act(new CommandLineDesk(host, parsed, token)) is { } no ? await SayAsync(parsed, no) : 0;
    }

    private static async Task<int> SayAsync(ParseResult parsed, Refusal refusal)
    {
        var error = parsed.InvocationConfiguration.Error;
        await error.WriteLineAsync(refusal.Message);
        foreach (var fault in refusal.Faults) await error.WriteLineAsync($"{fault.Where}: {fault.Message}");
        return 1;
    }
}

/// <summary>What a verb has in front of it: the services, what was typed, and where to print.</summary>
internal sealed record CommandLineDesk(CommandHost Host, ParseResult Typed, CancellationToken Token)
{
    public TextWriter Output => Typed.InvocationConfiguration.Output;

    /// <summary>A bar moves only where somebody looks at it.</summary>
    public bool IsLive => ReferenceEquals(Output, Console.Out) && !Console.IsOutputRedirected;

    public T Get<T>() where T : notnull => Host.Get<T>();

    public void Print(string line) => Output.WriteLine(line);

    /// <summary>Prints the value for machines when --json was given, and the lines for people otherwise.</summary>
    public void Print(object value, IEnumerable<string> lines)
    {
        if (Typed.GetValue(Verb.Json)) Output.WriteLine(Verb.ToJson(value));
        else foreach (var line in lines) Output.WriteLine(line);
    }
}
