namespace BatchLedger.Data;

public static class PrivateAnswers
{
    /// <summary>What goes out is for this reader alone: kept nowhere on the way, and nobody guesses what it is.</summary>
    public static void KeepPrivate(this HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
    }
}
