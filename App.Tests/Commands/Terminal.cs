using BatchLedger.Commands;

namespace BatchLedger.Tests.Commands;

/// <summary>The real command tree on a folder of its own, with what it prints caught.</summary>
internal sealed class Terminal : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("batchledger-command-").FullName;

    public string Data => Path.Combine(Folder, "data");

    public string File(string name, string content)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandTree.RunAsync([.. args, "--data", Data], output, error);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }

    /// <summary>What it prints when it succeeds.</summary>
    public async Task<string> DoneAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal((0, ""), (code, error));
        return output;
    }

    /// <summary>The lines on stderr when it is refused; nothing may stand on stdout.</summary>
    public async Task<string[]> RefusedAsync(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal((1, ""), (code, output));
        return error.Split(Environment.NewLine);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
