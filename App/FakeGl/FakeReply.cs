namespace BatchLedger.FakeGl;

/// <summary>An answer on its way out.</summary>
public sealed record FakeReply(int Status, string Body, string ContentType = "application/json;charset=UTF-8")
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static FakeReply Html(int status, string title) =>
        new(status, $"<html><head><title>{status} {title}</title></head><body><center><h1>{status} {title}</h1></center><hr></body></html>", "text/html");
}
