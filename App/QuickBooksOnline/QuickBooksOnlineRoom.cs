using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

public static class QuickBooksOnlineRoom
{
    public static IServiceCollection AddQuickBooksOnline(this IServiceCollection services) => services.AddTransient<IGlConnector, QuickBooksConnector>();
}
