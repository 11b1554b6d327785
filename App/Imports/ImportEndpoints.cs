using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.AspNetCore.Mvc;

namespace BatchLedger.Imports;

/// <summary>Files come in over HTTP and are streamed to the disk; over the circuit they would have neither a limit nor an end.</summary>
public static class ImportEndpoints
{
    // The fields of the form and the borders between them come on top of the file.
    private const long MostBytes = FileScan.MaxBytes + (64 * 1024);

    /// <summary>The host asks for the form's token on top.</summary>
    public static RouteHandlerBuilder MapImports(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/import/upload", UploadAsync)
            .RequireAuthorization()
            // Somewhat more is let in and thrown away: a browser that is cut off while it sends would not see why.
            .WithMetadata(new RequestSizeLimitAttribute(4 * MostBytes))
            .AddEndpointFilter((context, next) => context.HttpContext.Request.ContentLength > MostBytes
                ? ValueTask.FromResult<object?>(Back(ImportRefusals.UploadTooLarge))
                : next(context));

    private static async Task<IResult> UploadAsync(HttpContext http, CurrentActor current, IServiceProvider services)
    {
        var actor = await current.GetAsync();
        if (actor.WhyNot(Permission.Import) is { } refusal) return Back(refusal);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return Back(ImportRefusals.UploadEmpty);
        if (file.Length > FileScan.MaxBytes) return Back(ImportRefusals.UploadTooLarge);

        var kind = Enum.TryParse<ImportKind>(form["kind"], out var known) ? known : ImportKind.Accounts;
        var request = new ImportRequest(kind, form["company"].ToString(), "")
        {
            FileName = Fields.WithoutControls(Path.GetFileName(file.FileName.Replace('\\', '/'))),
            Batch = Given(form["batch"]), Branch = Given(form["branch"]),
        };
        await using var content = file.OpenReadStream();
        var id = await services.GetRequiredService<Uploads>().KeepAsync(actor, request, content, http.RequestAborted);
        return Results.LocalRedirect($"/import/{id}");
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static IResult Back(Refusal refusal) => Results.LocalRedirect($"/import?why={refusal.Code}");
}
