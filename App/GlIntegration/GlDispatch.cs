using BatchLedger.GlDeliveries;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlIntegration;

/// <summary>Sends one journal: looks first, writes down that it leaves, sends, and says what came of it. Never twice without a look in between.</summary>
public sealed class GlDispatch(GlClaims claims, GlPreparation preparation, GlCalls calls, GlEndings endings, GlMilestones milestones)
{
    internal async Task SendAsync(HeldDelivery held, GlPass pass, CancellationToken token)
    {
        var prepared = await preparation.PrepareAsync(held, pass, token);
        if (prepared.Why is { } why)
        {
            await endings.OtherwiseAsync(held, why);
            return;
        }
        if (WhySpoilt(held, prepared) is { } spoilt)
        {
            await claims.WriteAsync(held, new DeliveryStep((row, _) => row.Spoil(prepared.Findings, spoilt)));
            return;
        }
        var before = await calls.LookUpAsync(held, token);
        if (before.Class is AnswerClass.Found) await FoundAsync(held, prepared.Entry!, before);
        else if (before.Class is not AnswerClass.NotFound) await endings.OtherwiseAsync(held, before);
        else await LeaveAsync(held, prepared, token);
    }

    /// <summary>What stands in the outside books under our number is ours, also edited, once it has left; before that, one that differs is another journal.</summary>
    private Task FoundAsync(HeldDelivery held, GlEntry entry, GlAnswer answer)
    {
        if (answer.Copy is not { } copy) return endings.LaterAsync(held, answer with { Message = $"{held.System} has the number {entry.Number}, but did not say what is in it." });
        var differences = copy.DifferencesFrom(entry);
        if (differences.Count == 0) return endings.ArriveAsync(held, answer, "It was there already,");
        return held.Delivery.Attempts > 0 ? endings.ArriveEditedAsync(held, answer, differences) : endings.FailAsync(held, Another(held, copy, differences));
    }

    private async Task LeaveAsync(HeldDelivery held, PreparedEntry prepared, CancellationToken token)
    {
        await milestones.ReachedAsync(GlMilestone.BeforeLeaving);
        if (!await claims.WriteAsync(held, new DeliveryStep((row, now) => row.Leave(prepared.Hash!, now), $"To {held.System}, attempt {held.Delivery.Attempts + 1}."))) return;
        await milestones.ReachedAsync(GlMilestone.Leaving);
        var answer = await calls.AskAsync(held.Connection.Id, (connector, session) => connector.SendAsync(session, prepared.Entry!, token), token);
        await milestones.ReachedAsync(GlMilestone.Answered);
        var left = held with { Delivery = await claims.NowAsync(held) };

        if (answer.Class is AnswerClass.Accepted) await endings.ArriveAsync(left, answer, $"{held.System} took it");
        else if (answer.Class is AnswerClass.Duplicate) await DuplicateAsync(left, prepared.Entry!, answer, token);
        else if (answer.Class.IsRejection()) await endings.RejectAsync(left, answer);
        else if (answer.Class.CanRetry()) await endings.LaterAsync(left, answer);
        else await endings.LoseAsync(left, answer);
    }

    /// <summary>They know the number or the key: believed once it was read back.</summary>
    private async Task DuplicateAsync(HeldDelivery held, GlEntry entry, GlAnswer answer, CancellationToken token)
    {
        var found = await calls.LookUpAsync(held, token);
        if (found is { Class: AnswerClass.Found, Copy: not null }) await FoundAsync(held, entry, found);
        else if (found.Class is AnswerClass.NotFound) await endings.SpendAsync(held, answer);
        else await endings.LoseAsync(held, answer);
    }

    private static string? WhySpoilt(HeldDelivery held, PreparedEntry prepared)
    {
        if (prepared.Blocker is { } blocker) return $"Since it was validated: {blocker.Message}";
        return prepared.Hash == held.Delivery.CheckedHash ? null : "It changed since it was validated: the mapping, the settings of the connection or the outside chart. Validate it again.";
    }

    private static string Another(HeldDelivery held, OutsideCopy copy, IReadOnlyList<string> differences) =>
        $"{held.System} has another journal under the number {held.Journal.Number}, as {copy.Id}: {differences[0]}";
}
