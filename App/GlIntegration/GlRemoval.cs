using BatchLedger.GlDeliveries;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlIntegration;

/// <summary>Deletes a journal in the outside books, unless somebody changed it there and nobody has accepted that.</summary>
public sealed class GlRemoval(GlClaims claims, GlPreparation preparation, GlCalls calls, GlEndings endings)
{
    internal async Task RemoveAsync(HeldDelivery held, GlPass pass, CancellationToken token)
    {
        var found = await calls.LookUpAsync(held, token);
        if (found.Class is AnswerClass.NotFound or AnswerClass.Gone) await VanishAsync(held, $"It was not in {held.System} any more.");
        else if (found is not { Class: AnswerClass.Found, Copy: { } copy }) await endings.OtherwiseAsync(held, found);
        else if (await preparation.DifferencesAsync(held, copy, pass, token) is { Count: > 0 } differences && GlDelivery.MarkOf(differences) != held.Delivery.ShownCopy) await ShowAsync(held, found, differences);
        else await DeleteAsync(held, copy, token);
    }

    private async Task DeleteAsync(HeldDelivery held, OutsideCopy copy, CancellationToken token)
    {
        var answer = await calls.AskAsync(held.Connection.Id, (connector, session) => connector.DeleteAsync(session, copy, token), token);
        if (answer.Class is AnswerClass.Deleted or AnswerClass.Gone) await VanishAsync(held, $"Deleted in {held.System}; it was {copy.Id} there.");
        else if (answer.Class is AnswerClass.RejectedClosedPeriod)
            await endings.RejectAsync(held, answer with { Message = $"{GlEndings.Said(answer)} Reverse it there in an open period, then record the reversal here." });
        // Stale, Unknown or too much at once: the next look tells.
        else await endings.OtherwiseAsync(held, answer);
    }

    private Task<bool> ShowAsync(HeldDelivery held, GlAnswer found, IReadOnlyList<string> differences) => claims.WriteAsync(held, new DeliveryStep((row, _) =>
    {
        row.Know(found);
        return row.Stay($"It was changed in {held.System} after it was sent, so it was not deleted: {differences[0]}", [.. differences.Select(text => new GlFinding(GlDelivery.EditedThere, text))]);
    }));

    private Task<bool> VanishAsync(HeldDelivery held, string text) => claims.WriteAsync(held, new DeliveryStep((row, _) => row.Vanish(text)));
}
