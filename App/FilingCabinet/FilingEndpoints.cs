using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace BatchLedger.FilingCabinet;

/// <summary>Papers in and out. They come in over HTTP: over the circuit they would have neither a limit nor an end.</summary>
public static class FilingEndpoints
{
    // The fields of the form and the borders between them come on top of the file.
    private const long MostBytes = FilingService.MostBytes + (64 * 1024);

    // The viewer of a PDF is an object within its own page; nothing else may run or load.
    private const string ContentSecurityPolicy = "default-src 'none'; object-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The host asks for the form's token of the upload on top.</summary>
    public static RouteHandlerBuilder MapFilingCabinet(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/documents/{id:guid}", OpenAsync).RequireAuthorization();
        return endpoints.MapPost("/managements/{number}/filing-cabinet/upload", UploadAsync)
            .RequireAuthorization()
            // Somewhat more is let in and thrown away: a browser that is cut off while it sends would not see why.
            .WithMetadata(new RequestSizeLimitAttribute(4 * MostBytes))
            .AddEndpointFilter((context, next) => context.HttpContext.Request.ContentLength > MostBytes
                ? ValueTask.FromResult<object?>(Back((string)context.HttpContext.Request.RouteValues["number"]!, FilingRefusals.TooLarge))
                : next(context));
    }

    /// <summary>For whatever shows a PDF within the browser: no store, no guessing, and nothing of it runs here.</summary>
    public static IResult Shown(HttpContext http, string name, Func<IResult> file)
    {
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return file();
    }

    private static async Task<IResult> OpenAsync(Guid id, FilingService files, HttpContext http)
    {
        http.KeepPrivate();
        var (copy, refusal) = await files.OpenAsync(id, http.RequestAborted);
        if (copy is null) return refusal!.AsAnswer();
        return copy.Type is { IsShown: true } type
            ? Shown(http, copy.Document.Name, () => Results.File(copy.Path, type.ContentType))
            : Results.File(copy.Path, copy.Document.ContentType, copy.Document.Name);
    }

    private static async Task<IResult> UploadAsync(string number, HttpContext http, CurrentActor current, FilingService files)
    {
        if ((await current.GetAsync()).WhyNot(Permission.KeepManagements) is { } denied) return denied.AsAnswer();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return Back(number, FilingRefusals.Empty);
        if (file.Length > FilingService.MostBytes) return Back(number, FilingRefusals.TooLarge);
        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, http.RequestAborted);
        var (document, refusal) = await files.UploadAsync(number, file.FileName, bytes.ToArray(), http.RequestAborted);
        if (document is null) return FilingRefusals.OfCode(refusal!.Code) is null ? refusal.AsAnswer() : Back(number, refusal);
        return Results.LocalRedirect($"{Page(number)}?kept={document.Id}");
    }

    private static IResult Back(string number, Refusal refusal) => Results.LocalRedirect($"{Page(number)}?why={refusal.Code}");

    private static string Page(string number) => $"/managements/{Uri.EscapeDataString(number)}/filing-cabinet";
}
