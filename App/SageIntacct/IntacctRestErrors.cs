using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>The errors of an answer over REST: a general sentence first, the useful ones in its details, which may be a list, a text or missing.</summary>
public sealed record IntacctRestErrors(IReadOnlyList<IntacctError> General, IReadOnlyList<IntacctError> Details)
{
    public bool IsEmpty => General.Count + Details.Count == 0;

    private IReadOnlyList<IntacctError> Telling => Details.Any(error => error.Sentence.Length > 0) ? Details : General;

    public AnswerClass ClassOf(IntacctDeed deed)
    {
        // A part that was only skipped has its reason beside it.
        var own = Telling.Where(error => !error.Text.Contains("atomic transaction", StringComparison.OrdinalIgnoreCase)).ToList();
        return General.Concat(Details).Any(error => error.Code == "REST-1028") ? AnswerClass.Bug : IntacctErrors.ClassOf(own, IntacctPart.Function, deed);
    }

    /// <summary>In their words where there are any, else in <paramref name="message"/>.</summary>
    public GlAnswer Failure(AnswerClass answer, string message)
    {
        var said = string.Join(' ', Telling.Select(error => error.Sentence).Where(sentence => sentence.Length > 0).Distinct());
        return new(answer)
        {
            Message = said.Length > 0 ? said : message,
            Codes = [.. General.Concat(Details).Select(error => error.Code).Where(code => code.Length > 0)],
            Findings = [.. Telling.Where(error => error.Sentence.Length > 0).Take(50).Select(error => new GlFinding(error.Code, error.Sentence))],
            Trace = General.Concat(Details).Select(error => error.Trace).FirstOrDefault(trace => trace is not null),
        };
    }

    public static IntacctRestErrors Of(JsonElement body)
    {
        var result = body.Part("ia::result");
        JsonElement[] holders = [body, result, .. result.ValueKind == JsonValueKind.Array ? result.EnumerateArray().AsEnumerable() : []];
        List<IntacctError> general = [], details = [];
        foreach (var error in holders.Select(holder => holder.Part("ia::error")).Where(error => error.ValueKind == JsonValueKind.Object))
        {
            general.Add(Read(error));
            var more = error.Part("details");
            if (more.ValueKind == JsonValueKind.Array) details.AddRange(more.EnumerateArray().Select(Read));
            else if (more.Text() is { } only) details.Add(new("", IntacctErrorText.Short(only), ""));
        }
        if (body.Says("error") is { Length: > 0 } refused) general.Add(new(IntacctErrorText.Short(refused), IntacctErrorText.Short(body.Says("error_description")), ""));
        return new(general, details);
    }

    private static IntacctError Read(JsonElement error)
    {
        if (error.Text() is { } only) return new("", IntacctErrorText.Short(only), "");
        var code = error.Says("code") is { Length: > 0 } said ? said : error.Says("errorId");
        return new(IntacctErrorText.Short(code), IntacctErrorText.Short(error.Says("message")), "")
        {
            Trace = error.Says("supportId") is { Length: > 0 } support ? IntacctErrorText.Short(Uri.UnescapeDataString(support), 100) : null,
        };
    }
}

/// <summary>Members of a JSON answer, in the words that <see cref="IntacctElements"/> has for XML.</summary>
internal static class IntacctJson
{
    /// <summary>Undefined where there is no such member.</summary>
    public static JsonElement Part(this JsonElement element, string name) => element.Member(name) ?? default;

    /// <summary>Empty where there is no such text.</summary>
    public static string Says(this JsonElement element, string name) => element.Text(name)?.Trim() ?? "";

    public static int? Whole(this JsonElement element, string name) => int.TryParse(element.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
}
