using System.CommandLine;
using System.Globalization;
using BatchLedger.AccountBalances;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

internal static class BalancesCommand
{
    public static Command Make() => new("balances", "The stored account balances that reports read.")
    {
        new Command("rebuild", "Makes them anew from the posted journals, in one transaction.") { Verb.Json }.Does(RebuildAsync),
    };

    private static async Task<Refusal?> RebuildAsync(CommandLineDesk desk)
    {
        var (rebuilt, refusal) = await desk.Get<BalanceRebuildService>().RebuildAsync(desk.Token);
        if (rebuilt is null) return refusal;
        desk.Print(rebuilt, [string.Create(CultureInfo.CurrentCulture,
            $"Rebuilt {rebuilt.After:N0} account balances from the posted journals; {(rebuilt.Wrong == 0 ? "none was wrong" : $"{rebuilt.Wrong:N0} {(rebuilt.Wrong == 1 ? "was" : "were")} wrong")} before.")]);
        return null;
    }
}
