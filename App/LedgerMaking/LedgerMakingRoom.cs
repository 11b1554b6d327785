namespace BatchLedger.LedgerMaking;

public static class LedgerMakingRoom
{
    public static IServiceCollection AddLedgerMaking(this IServiceCollection services) => services.AddScoped<LedgerPreview>();
}
