using Microsoft.AspNetCore.Antiforgery;

namespace BatchLedger.Access;

public static class FormToken
{
    /// <summary>For every endpoint that changes something: only a form of our own pages may reach it.</summary>
    public static TBuilder RequireFormToken<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (context, next) =>
        {
            var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
            return await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.StatusCode(StatusCodes.Status400BadRequest);
        });
}
