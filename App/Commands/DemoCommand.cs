using System.CommandLine;
using BatchLedger.Demo;

namespace BatchLedger.Commands;

internal static class DemoCommand
{
    public static Command Build(Option<string> data, Option<string?> urls)
    {
        var demo = new Command("demo", "Serves a fresh sample association from a folder of its own.");
        demo.SetAction((parsed, token) => Demonstration.ServeAsync(parsed.GetResult(data) is { Implicit: false } ? parsed.GetValue(data) : null, parsed.GetValue(urls), token));
        return demo;
    }
}
