using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using BatchLedger.Mail;
using BatchLedger.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatchLedger.Tests.Mail;

/// <summary>The two addresses that give out more than a page, over real HTTP.</summary>
public sealed class MailEndpointsTests : IAsyncLifetime
{
    private Books books = null!;
    private WebApplication site = null!;
    private HttpClient client = null!;
    private OutboxMail mail = null!;

    public async ValueTask InitializeAsync()
    {
        books = await MailRig.OpenAsync();
        mail = (await books.MailAsync(MailRig.Draft() with { Attachment = MailRig.Zip() })).Value!;
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, ByHeader>("Test", null);
        builder.Services.AddAuthorization();
        builder.Services.AddSingleton(books.Get<OutboxService>());
        site = builder.Build();
        site.UseAuthentication().UseAuthorization();
        site.MapMail();
        await site.StartAsync();
        client = new HttpClient { BaseAddress = new Uri(site.Urls.First()) };
        client.DefaultRequestHeaders.Add("X-Signed-In", "yes");
    }

    [Fact]
    public async Task The_attachment_comes_as_a_file_with_our_name_and_is_kept_nowhere()
    {
        var answer = await client.GetAsync($"/outbox/{mail.Id}/attachment");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(MailRig.Zip().Bytes.Length, (await answer.Content.ReadAsByteArrayAsync()).Length);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(("attachment", "BatchLedger_B-000001_Detail_2026-03-10.zip"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Assert.Equal(("no-store", "nosniff"), (answer.Headers.CacheControl!.ToString(), answer.Headers.GetValues("X-Content-Type-Options").Single()));
    }

    [Fact]
    public async Task The_html_is_shown_in_a_document_that_may_do_nothing()
    {
        var answer = await client.GetAsync($"/outbox/{mail.Id}/html");

        Assert.Equal(mail.HtmlBody, await answer.Content.ReadAsStringAsync());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("sandbox ", policy);
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("allow-scripts", policy);
        Assert.DoesNotContain("allow-same-origin", policy);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Foreign_and_guessed_ids_get_the_same_answer_and_strangers_get_none()
    {
        books.Actor = Books.Person("S. Tranger", Role.Viewer);
        string[] paths = [$"/outbox/{mail.Id}/attachment", $"/outbox/{mail.Id}/html", $"/outbox/{Guid.NewGuid()}/attachment", $"/outbox/{Guid.NewGuid()}/html",
            "/outbox/1/attachment", "/outbox/../outbox/1/html", $"/outbox/%2e%2e/{mail.Id}/attachment"];
        foreach (var path in paths)
        {
            var answer = await client.GetAsync(path);
            Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }

        client.DefaultRequestHeaders.Remove("X-Signed-In");
        foreach (var path in paths[..4]) Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync(path)).StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
        await books.DisposeAsync();
    }

    private sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers.ContainsKey("X-Signed-In")
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("Test")), "Test"))
            : AuthenticateResult.NoResult());
    }
}
