using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using BatchLedger.Journals;
using BatchLedger.GlFormats;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerFiles;
using BatchLedger.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatchLedger.Tests.LedgerFiles;

/// <summary>The address of a download on a real server, with the real service behind it.</summary>
public class LedgerDownloadTests
{
    [Fact, Rule("S0.12")]
    public async Task The_file_comes_as_an_attachment_that_nobody_keeps_and_leaves_nothing_behind()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await using var server = await Server.StartAsync(rig);

        using var answer = await server.GetAsync("/batches/B-000001/ledger/detail");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(await rig.WorkbookAsync(LedgerKind.Detail), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment; filename=BatchLedger_B-000001_Detail_2026-03-10.xlsx; filename*=UTF-8''BatchLedger_B-000001_Detail_2026-03-10.xlsx", answer.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(LedgerFormat.Excel.ContentType(), answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        await Mail.MailRig.UntilAsync(() => Task.FromResult(rig.FilesLeft.Length == 0));
    }

    [Fact]
    public async Task Foreign_and_unknown_have_the_same_answer()
    {
        await using var rig = await LedgerRig.PostedAsync();
        rig.Books.Actor = Books.Person("F. Fremd", Role.Accountant, new HashSet<int> { 4711 });
        await using var server = await Server.StartAsync(rig);

        using var foreign = await server.GetAsync("/batches/B-000001/ledger/detail");
        using var unknown = await server.GetAsync("/batches/B-999999/ledger/detail");
        using var guessed = await server.GetAsync("/batches/..%2f..%2fkeys/ledger/detail");

        Assert.All([foreign, unknown, guessed], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Equal(await foreign.Content.ReadAsStringAsync(), await unknown.Content.ReadAsStringAsync());
        Assert.Equal(3, (await rig.AuditAsync("Denied")).Count);
    }

    [Theory]
    [InlineData("/batches/B-000001/ledger/0")]
    [InlineData("/batches/B-000001/ledger/everything")]
    public async Task A_kind_that_does_not_exist_is_not_found(string address)
    {
        await using var rig = await LedgerRig.PostedAsync();
        await using var server = await Server.StartAsync(rig);
        using var answer = await server.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_refusal_is_read_in_words_and_no_file_comes()
    {
        await using var rig = await LedgerRig.ReadyAsync();
        await using var server = await Server.StartAsync(rig);

        using var answer = await server.GetAsync("/batches/B-000001/ledger/summary");

        Assert.Equal((HttpStatusCode.Conflict, "Batch B-000001 is closed. Post it before taking its ledger."), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Null(answer.Content.Headers.ContentDisposition);
    }

    [Fact]
    public async Task Without_the_role_or_without_a_session_nothing_comes()
    {
        await using var rig = await LedgerRig.PostedAsync();
        rig.Books.Actor = Books.Person("V. Voss", Role.Viewer);
        await using var server = await Server.StartAsync(rig);

        using var viewer = await server.GetAsync("/batches/B-000001/ledger/detail");
        using var stranger = await server.GetAsync("/batches/B-000001/ledger/detail", "nobody");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (viewer.StatusCode, stranger.StatusCode));
    }

    private sealed class Server(WebApplication site) : IAsyncDisposable
    {
        private readonly HttpClient client = new() { BaseAddress = new Uri(site.Urls.First()) };

        public static async Task<Server> StartAsync(LedgerRig rig)
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            builder.Services.AddRoutingCore().AddAuthorization().AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TestSession>("test", null);
            builder.Services.AddScoped(_ => rig.Files);
            var site = builder.Build();
            site.UseAuthentication();
            site.UseAuthorization();
            site.MapLedgerFiles();
            await site.StartAsync();
            return new Server(site);
        }

        public async Task<HttpResponseMessage> GetAsync(string address, string who = "somebody")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Who", who);
            return await client.SendAsync(request);
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await site.StopAsync();
            await site.DisposeAsync();
        }
    }

    private sealed class TestSession(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Request.Headers["Who"] == "nobody"
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity("test")), "test")));
    }
}
