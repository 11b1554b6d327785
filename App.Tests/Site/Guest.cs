using System.Net;
using System.Text.RegularExpressions;

namespace BatchLedger.Tests;

/// <summary>A browser without a screen: keeps cookies, follows nothing, sends forms with the token of their page.</summary>
public sealed partial class Guest : IDisposable
{
    private readonly HttpClient http;

    public Guest(Uri address)
    {
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => http.SendAsync(request);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await http.GetAsync(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        await PostBareAsync(path, [.. fields, .. TokensOf(await http.GetStringAsync(path))]);

    /// <summary>Sends the form as somebody would who never saw the page.</summary>
    public async Task<HttpResponseMessage> PostBareAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await http.PostAsync(path, form);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password, string path = "/sign-in") =>
        PostAsync(path, ("Email", email), ("Password", password));

    /// <summary>Where the answer sends the browser, within the site; null: nowhere.</summary>
    public string? GoalOf(HttpResponseMessage answer)
    {
        if (answer.Headers.Location is not { } goal) return null;
        var whole = new Uri(http.BaseAddress!, goal);
        return whole.Authority == http.BaseAddress!.Authority ? whole.PathAndQuery : whole.ToString();
    }

    public static async Task<string> WordsAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    public static IEnumerable<(string, string)> TokensOf(string page) =>
        HiddenField().Matches(page).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
