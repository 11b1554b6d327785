using BatchLedger.GlDeliveries;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlIntegration;

/// <summary>How a step ends where the outside system did not simply say yes.</summary>
public sealed class GlEndings(GlClaims claims, TimeProvider clock)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>What cannot be asked for so long is told to a person. Only Unknown is looked up for ever.</summary>
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromHours(24);

    /// <summary>No answer of the kind that was asked for: for good, or for now.</summary>
    internal Task OtherwiseAsync(HeldDelivery held, GlAnswer answer) => answer.Class.IsRejection() ? RejectAsync(held, answer) : LaterAsync(held, answer);

    /// <summary>Nothing came of it this time: it waits, each time longer, or is given up.</summary>
    internal async Task LaterAsync(HeldDelivery held, GlAnswer answer)
    {
        var (delivery, now) = (held.Delivery, clock.GetUtcNow());
        var givesUp = delivery.State is not GlDeliveryState.Unknown && (now - delivery.AskedAt >= GivesUpAfter || delivery.Attempts >= GlDelivery.MostAttempts);
        if (givesUp) await EndAsync(held, answer, $"Given up after {Ago(now - delivery.AskedAt)}. Last trouble: {Said(answer)}");
        else
        {
            var due = now + Wait(delivery, answer, now);
            await claims.WriteAsync(held, new DeliveryStep((row, _) => { row.Know(answer); return row.Wait(Said(answer), due); }, $"{Said(answer)} It is tried again at {due:HH:mm:ss} UTC."));
            if (answer.Class is AnswerClass.Throttled) await claims.PauseAsync(held.Connection.Id, due);
        }
    }

    /// <summary>The same would come of it each time. What may be there stays Unknown, what is there stays Sent, all else failed.</summary>
    internal Task RejectAsync(HeldDelivery held, GlAnswer answer) => EndAsync(held, answer, Said(answer));

    internal Task<bool> ArriveAsync(HeldDelivery held, GlAnswer answer, string text) =>
        claims.WriteAsync(held, new DeliveryStep((row, now) => row.Arrive(answer, now), text + Suffix(held, answer)));

    /// <summary>Its number was free before it left, so what stands there now is ours, edited over there: the batch is held, and a person sees the differences.</summary>
    internal Task<bool> ArriveEditedAsync(HeldDelivery held, GlAnswer answer, IReadOnlyList<string> differences)
    {
        var edited = new EditedCopy($"It was changed in {held.System} after it was sent: {differences[0]}", differences);
        return claims.WriteAsync(held, new DeliveryStep((row, now) => row.ArriveEdited(answer, edited, now)));
    }

    internal Task<bool> LoseAsync(HeldDelivery held, GlAnswer answer) =>
        claims.WriteAsync(held, new DeliveryStep((row, now) => { row.Know(answer); return row.Lose(Said(answer), now); }, $"{Said(answer)} It may have arrived all the same; it is looked up."));

    /// <summary>The key is taken, and nothing is there under it: an old refusal, or something still under way. After the look-ups another request goes.</summary>
    internal Task<bool> SpendAsync(HeldDelivery held, GlAnswer answer) => claims.WriteAsync(held, new DeliveryStep((row, now) =>
    {
        row.Know(answer);
        row.SpendKey();
        return row.Lose(Said(answer), now);
    }, $"{Said(answer)} Nothing was found under its number; it is looked up again."));

    internal Task<bool> FailAsync(HeldDelivery held, string reason) => claims.WriteAsync(held, new DeliveryStep((row, _) => row.Fail(reason)));

    /// <summary>In their words, or else in ours.</summary>
    internal static string Said(GlAnswer answer) =>
        answer.Message.Length > 0 ? answer.Message : answer.Findings.Count > 0 ? answer.Findings[0].Message : $"The answer was {answer.Class.Word()}.";

    private Task<bool> EndAsync(HeldDelivery held, GlAnswer answer, string reason) => claims.WriteAsync(held, new DeliveryStep((row, now) =>
    {
        if (row.State is not GlDeliveryState.Removing) row.Trace = answer.Trace ?? row.Trace;
        if (row.State is GlDeliveryState.Sending && answer.Class.IsRejection() && answer.Class is not AnswerClass.AuthReconnect) row.SpendKey();
        return row.State switch
        {
            GlDeliveryState.Unknown => row.Wait(reason, now + LongestWait),
            GlDeliveryState.Removing => row.Stay(reason, []),
            _ => row.Fail(reason),
        };
    }));

    private static TimeSpan Wait(GlDelivery delivery, GlAnswer answer, DateTimeOffset now)
    {
        // As long as it has waited already, so each wait doubles the last; sends count for themselves.
        var waited = Math.Max((now - delivery.AskedAt).Ticks, ShortestWait.Ticks << Math.Clamp(delivery.Attempts - 1, 0, 7));
        var wait = TimeSpan.FromTicks(Math.Clamp(waited, ShortestWait.Ticks, LongestWait.Ticks));
        wait += TimeSpan.FromMilliseconds(Random.Shared.NextInt64((long)wait.TotalMilliseconds / 5));
        return answer.RetryAfter is { } asked && asked > wait ? asked : wait;
    }

    private static string Suffix(HeldDelivery held, GlAnswer answer) => ((answer.OutsideNumber == held.Journal.Number ? null : answer.OutsideNumber) ?? answer.OutsideId ?? answer.Copy?.Id) is { } number ? $" as {number}." : ".";

    private static string Ago(TimeSpan time) => time.TotalHours >= 1 ? $"{time.TotalHours:0} hours" : $"{time.TotalMinutes:0} minutes";
}
