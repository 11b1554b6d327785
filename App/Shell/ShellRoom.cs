using BatchLedger.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;

namespace BatchLedger.Shell;

public static class ShellRoom
{
    // Styles stand in files; only style attributes are let through, for MudBlazor writes them. frame-ancestors keeps the pages out of foreign frames.
    private const string ContentSecurityPolicy = "default-src 'self'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        return services.AddUi();
    }

    /// <summary>The pages and their files. The host puts authentication, authorization and UseAntiforgery before it.</summary>
    public static RazorComponentsEndpointConventionBuilder MapShell(this WebApplication app)
    {
        // Otherwise a build (not a publish) sends every file uncompressed: 700 KB in the place of 150.
        app.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        app.MapStaticAssets().AllowAnonymous();
        return app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    /// <summary>Pages in plain words for what breaks and for what is not there. Comes first in the pipeline.</summary>
    public static WebApplication UseShellErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/status/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        // The page for an error is fetched, not posted to: as a post without a form it would be refused itself, and hide the first answer.
        app.Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
                context.Request.Method = HttpMethods.Get;
            return next();
        });
        return app;
    }

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return next();
        });
        return app;
    }
}
