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
        var result = body.Member("ia::result");
        JsonElement[] holders = [body, result, .. result.ValueKind == JsonValueKind.Array ? result.EnumerateArray().AsEnumerable() : []];
        List<IntacctError> general = [], details = [];
        foreach (var error in holders.Select(holder => holder.Member("ia::error")).Where(error => error.ValueKind == JsonValueKind.Object))
        {
            general.Add(Read(error));
            var more = error.Member("details");
            if (more.ValueKind == JsonValueKind.Array) details.AddRange(more.EnumerateArray().Select(Read));
            else if (more.Said().Length > 0) details.Add(new("", IntacctErrorText.Short(more.Said()), ""));
        }
        if (body.Member("error").Said() is { Length: > 0 } refused) general.Add(new(IntacctErrorText.Short(refused), IntacctErrorText.Short(body.Member("error_description").Said()), ""));
        return new(general, details);
    }

    private static IntacctError Read(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String) return new("", IntacctErrorText.Short(error.Said()), "");
        var code = error.Member("code").Said() is { Length: > 0 } said ? said : error.Member("errorId").Said();
        return new(IntacctErrorText.Short(code), IntacctErrorText.Short(error.Member("message").Said()), "")
        {
            Trace = error.Member("supportId").Said() is { Length: > 0 } support ? IntacctErrorText.Short(Uri.UnescapeDataString(support), 100) : null,
        };
    }
}

/// <summary>Members of a JSON answer; one that is not there is undefined, never an exception.</summary>
internal static class IntacctJson
{
    public static JsonElement Parsed(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.TrimStart('\uFEFF'));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // Half a surrogate pair is well-formed JSON and no text, in a name as in a value.
    public static JsonElement Member(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }

    /// <summary>Texts and numbers as they stand there; empty for all else.</summary>
    public static string Said(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Text(element),
        JsonValueKind.Number => element.GetRawText(),
        _ => "",
    };

    public static int? Whole(this JsonElement element) => int.TryParse(element.Said(), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
