using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;

namespace BatchLedger.Ui;

public static class UiRoom
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMudServices();
        return services.AddScoped<Toasts>().AddScoped<Dialogs>();
    }
}
