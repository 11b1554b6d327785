using BatchLedger.Features;
using BatchLedger.Refusals;
using BatchLedger.Settings;

namespace BatchLedger.Tests.Settings;

internal static class Turning
{
    public static Task<Refusal?> TurnAsync(this Books books, Feature feature, Switch wanted) => books.Get<SettingsService>().TurnAsync(feature, wanted, null);
}
