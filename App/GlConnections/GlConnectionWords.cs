using BatchLedger.OutsideGl;

namespace BatchLedger.GlConnections;

public static class GlConnectionWords
{
    public static string InWords(this GlSite site) => site switch
    {
        GlSite.StandIn => "Stand-in on this machine",
        _ => site.ToString(),
    };

    public static string InWords(this Sending sending) => sending is Sending.Automatic ? "Automatic, as soon as a batch is posted" : "By hand";

    public static string InWords(this SentLines lines) => lines is SentLines.EveryLine ? "Every line" : "Summary by account, branch and department";

    public static string InWords(this ConnectionState state) => state switch
    {
        ConnectionState.Draft => "Not connected",
        ConnectionState.NeedsSignIn => "Needs sign-in",
        _ => "Connected",
    };
}
