using System.Net;
using System.Text.RegularExpressions;
using BatchLedger.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Shell;

/// <summary>The document, its files and its headers, over a real socket. Nothing but the shell is mapped.</summary>
public sealed partial class ShellTests : IAsyncLifetime
{
    private readonly HttpClient browser = new(new SocketsHttpHandler { UseCookies = false });
    private WebApplication site = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "BatchLedger" });
        builder.WebHost.UseStaticWebAssets().UseUrls("http://127.0.0.1:0");
        builder.Services.AddShell();
        site = builder.Build();
        site.UseShellErrors().UseSecurityHeaders();
        site.UseAuthorization();
        site.UseAntiforgery();
        site.MapShell();
        site.MapGet("/breaks", string () => throw new InvalidOperationException("SQLite Error 5: database is locked"));
        await site.StartAsync();
        browser.BaseAddress = new(site.Urls.First());
    }

    [Fact]
    public async Task Every_linked_file_is_there_compressed_and_all_of_them_weigh_less_than_250_kib()
    {
        var page = await browser.GetStringAsync("/not-found");
        var links = Linked().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.True(links.Count >= 9, $"Only {links.Count} files are linked.");

        var weight = 0;
        foreach (var link in links)
        {
            using var ask = new HttpRequestMessage(HttpMethod.Get, "/" + WebUtility.HtmlDecode(link));
            ask.Headers.AcceptEncoding.ParseAdd("br, gzip");
            var answer = await browser.SendAsync(ask);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEmpty(answer.Content.Headers.ContentEncoding);
            weight += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
        Assert.InRange(weight, 50_000, 250 * 1024);
    }

    [Theory]
    [InlineData("theme=dark", "data-theme=\"dark\"")]
    [InlineData("theme=light", "data-theme=\"light\"")]
    public async Task The_chosen_theme_stands_in_the_first_line_of_the_page(string cookie, string expected) =>
        Assert.Contains(expected, (await Page(cookie))[..200], StringComparison.Ordinal);

    [Theory]
    [InlineData("other=1")]
    [InlineData("theme=\"><script>")]
    public async Task Without_a_known_choice_the_system_decides(string cookie) =>
        Assert.DoesNotContain("data-theme", (await Page(cookie))[..200], StringComparison.Ordinal);

    [Fact]
    public async Task Pages_carry_the_policy_and_no_inline_script_or_style()
    {
        var answer = await browser.GetAsync("/not-found");
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));

        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<style", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page);
    }

    [Fact]
    public async Task What_is_not_there_and_what_breaks_answer_in_plain_words()
    {
        var missing = await browser.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("There is nothing at this address.", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var broken = await browser.GetAsync("/breaks");
        var words = await broken.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.Contains("Number of this event", words, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", words, StringComparison.Ordinal);
        Assert.Single(broken.Headers.GetValues("Content-Security-Policy"));
    }

    public async ValueTask DisposeAsync()
    {
        browser.Dispose();
        await site.DisposeAsync();
    }

    private async Task<string> Page(string cookie)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/not-found");
        ask.Headers.TryAddWithoutValidation("Cookie", cookie);
        return await (await browser.SendAsync(ask)).Content.ReadAsStringAsync();
    }

    [GeneratedRegex("(?:stylesheet\" href|script src|icon\" href)=\"([^\"]+)\"")]
    private static partial Regex Linked();
}
