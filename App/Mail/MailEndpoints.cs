using BatchLedger.Data;

namespace BatchLedger.Mail;

/// <summary>What a page cannot show by itself: the HTML of a mail, in a document that may do nothing, and the attachment.</summary>
public static class MailEndpoints
{
    // Sandboxed, no script, no fetch of anything: only the mail's own style attributes.
    private const string PreviewPolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src-attr 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static IEndpointRouteBuilder MapMail(this IEndpointRouteBuilder endpoints)
    {
        var mails = endpoints.MapGroup("/outbox/{id:guid}").RequireAuthorization();
        mails.MapGet("/attachment", AttachmentAsync);
        mails.MapGet("/html", HtmlAsync);
        return endpoints;
    }

    private static async Task<IResult> AttachmentAsync(Guid id, OutboxService outbox, HttpContext http)
    {
        var outcome = await outbox.AttachmentAsync(id, http.RequestAborted);
        if (outcome.Value is not { } file) return Results.NotFound();
        Guard(http);
        return Results.File(file.Bytes, "application/zip", file.Name);
    }

    private static async Task<IResult> HtmlAsync(Guid id, OutboxService outbox, HttpContext http)
    {
        if (await outbox.OneAsync(id, http.RequestAborted) is not { } mail) return Results.NotFound();
        Guard(http);
        http.Response.Headers.ContentSecurityPolicy = PreviewPolicy;
        return Results.Content(mail.HtmlBody, "text/html; charset=utf-8");
    }

    private static void Guard(HttpContext http)
    {
        http.KeepPrivate();
    }
}
