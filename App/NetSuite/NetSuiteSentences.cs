using System.Text.RegularExpressions;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>One sentence for a person about an answer: NetSuite's own where it has one, and what to do.</summary>
internal static partial class NetSuiteSentences
{
    public static string Of(AnswerClass answer, OutsideReply reply, NetSuiteProblem problem) => answer switch
    {
        AnswerClass.ConfigError when reply.Status is >= 300 and < 400 =>
            "NetSuite sent the request on to another data centre. The account ID does not belong to this address; copy it from Setup > Company > Company Information.",
        AnswerClass.ConfigError => Told(problem, $"NetSuite answers {reply.Status} at this address. Look whether REST web services are enabled there."),
        AnswerClass.AuthReconnect or AnswerClass.AuthRefresh => OfLogin(reply, problem),
        AnswerClass.Forbidden => Told(problem, "The role of the integration may not do this.") + " Give the role in NetSuite the permission it names, then try again.",
        AnswerClass.Throttled => Told(problem, "NetSuite takes no more requests at once.") + " Nothing was saved; it is tried again.",
        AnswerClass.Transient => Told(problem, $"NetSuite could not answer ({reply.Status}).") + " It is tried again.",
        AnswerClass.Unknown when problem.IsTheirs => $"NetSuite answered {reply.Status}: {Told(problem, "no reason given.")} Whether the request was carried out is looked up.",
        AnswerClass.Unknown => $"NetSuite's answer ({reply.Status}) does not say whether the request was carried out. It is looked up.",
        AnswerClass.RejectedClosedPeriod => Told(problem, "The period is closed.") + " Open the period in NetSuite, or record the journal as manually added.",
        AnswerClass.NotFound => "NetSuite has no such record.",
        AnswerClass.Gone => "NetSuite has it no more.",
        _ => Told(problem, $"NetSuite answered {reply.Status} and gave no reason."),
    };

    private static string OfLogin(OutsideReply reply, NetSuiteProblem problem)
    {
        var challenge = Error().Match(reply.Header("WWW-Authenticate") ?? "");
        var reason = challenge.Success ? $" ({challenge.Groups[1].Value})" : "";
        return $"NetSuite refused the sign-in{reason}. {Told(problem, "")} Check the keys, the account ID and this machine's clock; after a sandbox refresh the certificate or token is made anew.".Replace("  ", " ", StringComparison.Ordinal);
    }

    private static string Told(NetSuiteProblem problem, string otherwise)
    {
        var sentence = problem.Sentence.Length > 0 ? problem.Sentence : otherwise;
        return sentence.Length == 0 || sentence[^1] is '.' or '!' or '?' or '…' ? sentence : $"{sentence}.";
    }

    [GeneratedRegex(@"\berror=""?([A-Za-z0-9_]{1,60})", RegexOptions.CultureInvariant)]
    private static partial Regex Error();
}
