using BatchLedger.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BatchLedger.Data;

public static class DataRoom
{
    public static IServiceCollection AddData(this IServiceCollection services, DataFolder folder)
    {
        services.AddSingleton(folder);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<GateGuard>();
        services.AddSingleton<Bell>();
        services.AddSingleton<Presence>();
        services.AddSingleton<Database>();
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<Work>();
        services.AddDbContextFactory<AppDbContext>((provider, options) => options
            .UseSqlite(folder.ConnectionString)
            .AddInterceptors(provider.GetRequiredService<GateGuard>())
            // The second is about an old migration that copies tables: before an upgrade one backs up, and to somebody who starts for the first time it says nothing.
            .ConfigureWarnings(warnings => warnings.Ignore(
                CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning, RelationalEventId.NonTransactionalMigrationOperationWarning)));
        return services;
    }
}
