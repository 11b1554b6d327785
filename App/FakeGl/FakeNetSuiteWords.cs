using System.Text.Json;

namespace BatchLedger.FakeGl;

/// <summary>How NetSuite says no.</summary>
internal static class FakeNetSuiteWords
{
    private const string ErrorType = "application/vnd.oracle.resource+json; type=error; charset=UTF-8";

    public static FakeReply No(int status, string code, string sentence, string? path = null)
    {
        var detail = new Dictionary<string, string> { ["detail"] = status == 400 ? $"Error while accessing resource: {sentence}" : sentence, ["o:errorCode"] = code };
        if (path is not null) detail["o:errorPath"] = path;
        var body = new Dictionary<string, object> { ["type"] = "https://www.rfc-editor.org/rfc/rfc9110.html#section-15", ["title"] = Title(status), ["status"] = status, ["o:errorDetails"] = new[] { detail } };
        return new FakeReply(status, JsonSerializer.Serialize(body), ErrorType);
    }

    public static FakeReply Stranger(string why) => No(401, "INVALID_LOGIN", "Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI.") with
    {
        Headers = [("WWW-Authenticate", $"OAuth realm=\"STANDIN\", error=\"{why}\", error_description=\"Invalid login attempt.\"")],
    };

    /// <summary>The token address speaks as OAuth does.</summary>
    public static FakeReply NoToken(string code, string why) => new(400, JsonSerializer.Serialize(new { error = code, error_description = why }));

    public static FakeReply Closed() => No(400, "USER_ERROR", "The transaction date you specified is not within the date range of your accounting period.");

    public static FakeReply Taken() => No(400, "USER_ERROR", "This record already exists");

    public static FakeReply Missing(string which) => No(404, "NONEXISTENT_ID", "The record instance does not exist. Provide a valid record instance ID.", which);

    private static string Title(int status) => status switch
    {
        400 => "Bad Request", 401 => "Unauthorized", 403 => "Forbidden", 404 => "Not Found", 429 => "Too Many Requests", 503 => "Service Unavailable", _ => "Internal Server Error",
    };
}
