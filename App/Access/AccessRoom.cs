using BatchLedger.Data;
using BatchLedger.People;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatchLedger.Access;

public static class AccessRoom
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Configure);
        new IdentityBuilder(typeof(AppUser), services).AddSignInManager().AddClaimsPrincipalFactory<SessionClaims>();
        services.Configure<AuthorizationOptions>(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(options => options.Cookie.Name = "batchledger-form");

        services.AddSingleton<SetUpLink>().AddSingleton<SessionCheck>().AddSingleton<OpenPages>();
        services.AddScoped<Visitor>().AddScoped<Doorstep>().AddScoped<SignInService>().AddScoped<SetUpService>();
        services.AddScoped<AuthenticationStateProvider, OpenSession>().AddScoped<CircuitHandler, OpenPageCount>();
        services.Replace(ServiceDescriptor.Scoped<CurrentActor, SignedInActor>());
        return services;
    }

    /// <summary>Keys that seal sessions and forms. They must outlive a restart, and nobody else may read them.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services, DataFolder folder)
    {
        services.AddDataProtection().SetApplicationName("BatchLedger");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((options, logs) => options.XmlRepository = PrivateKeys.In(folder.Keys, logs));
        return services;
    }

    /// <summary>Comes after the pages for errors, before anything that asks who is there.</summary>
    public static WebApplication UseAccess(this WebApplication app)
    {
        // The door asks whether a request is a socket; only this middleware knows.
        app.UseWebSockets();
        app.UseMiddleware<SocketDoor>();
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<Visitor>().Is(http);
            return next();
        });
        app.Use(RefuseAsync);
        app.UseMiddleware<FirstPassword>();
        app.UseMiddleware<OpenPagesLimit>();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    // An endpoint that reads without asking first: the account may not, and nothing broke.
    private static async Task RefuseAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (AccessDenied) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    public static void MapAccess(this IEndpointRouteBuilder app) =>
        app.MapPost("/account/sign-out", async (SignInService sessions, CurrentActor current) =>
        {
            await sessions.SignOutAsync(await current.GetAsync());
            return Results.LocalRedirect("/sign-in");
        }).RequireFormToken();
}
