using System.Net;
using System.Net.WebSockets;
using BatchLedger.Access;
using BatchLedger.People;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Access;

public sealed class SocketDoorTests(SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly RunningSite site = shared.Site;

    public static TheoryData<string?> ForeignOrigins => new("https://evil.example", "null", null, "", "http://sub.127.0.0.1", "http://127.0.0.1", "https://{own}", "http://{own}.evil.example", "http://{own}@evil.example");

    [Theory]
    [MemberData(nameof(ForeignOrigins))]
    public async Task A_foreign_origin_neither_negotiates_nor_opens_a_socket(string? origin)
    {
        using var guest = await site.SignedInAsync(Role.Accountant);
        var spoken = origin?.Replace("{own}", site.Address.Authority, StringComparison.Ordinal);

        foreach (var (method, path) in new[] { ("POST", "/_blazor/negotiate?negotiateVersion=1"), ("GET", "/_blazor"), ("POST", "/_blazor?id=1"), ("POST", "/_blazor/disconnect") })
            Assert.Equal(HttpStatusCode.Forbidden, await AnswerAsync(guest, method, path, spoken));
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(guest, spoken));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Our_own_origin_opens_a_socket_and_no_other_transport()
    {
        using var guest = await site.SignedInAsync(Role.Accountant);
        var own = site.Address.GetLeftPart(UriPartial.Authority);

        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(guest, "POST", "/_blazor/negotiate?negotiateVersion=1", own));
        Assert.Equal(HttpStatusCode.Forbidden, await AnswerAsync(guest, "GET", "/_blazor?id=1", own));
        Assert.Equal(HttpStatusCode.Forbidden, await AnswerAsync(guest, "POST", "/_blazor?id=1", own));
        using var socket = await OpenAsync(guest, own);
        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task A_stranger_opens_no_socket_even_from_our_own_origin()
    {
        using var guest = site.Guest();
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => OpenAsync(guest, site.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_after_the_twentieth_says_why_it_does_not_open()
    {
        using var guest = await site.SignedInAsync(Role.Accountant);
        await using var db = site.Db();
        var key = db.Users.OrderBy(user => user.Id).Last().Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var pages = site.Services.GetRequiredService<OpenPages>();
        for (var i = 0; i < OpenPages.Most; i++) pages.Add(key);

        using (var answer = await guest.GetAsync("/audit"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Contains("Your account has 20 pages of BatchLedger open", await Guest.WordsAsync(answer), StringComparison.Ordinal);
        }
        pages.Remove(key);
        using var free = await guest.GetAsync("/audit");
        Assert.Equal(HttpStatusCode.OK, free.StatusCode);
    }

    private static async Task<HttpStatusCode> AnswerAsync(Guest guest, string method, string path, string? origin)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        using var answer = await guest.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task<ClientWebSocket> OpenAsync(Guest guest, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = guest.Cookies;
        if (!string.IsNullOrEmpty(origin)) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new Uri($"ws://{site.Address.Authority}/_blazor"), CancellationToken.None);
        return socket;
    }
}
