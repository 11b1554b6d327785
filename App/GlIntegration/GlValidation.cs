using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlIntegration;

/// <summary>Asks whether the outside system would take a journal. It creates nothing there.</summary>
public sealed class GlValidation(GlClaims claims, GlPreparation preparation, GlCalls calls, GlEndings endings)
{
    internal async Task CheckAsync(HeldDelivery held, GlPass pass, CancellationToken token)
    {
        if (held.Journal.State is not JournalEntryState.Posted)
        {
            await endings.FailAsync(held, GlDeliveryRefusals.NotPosted(held.Journal).Message);
            return;
        }
        var prepared = await preparation.PrepareAsync(held, pass, token);
        if (prepared.Why is { } why)
        {
            await endings.OtherwiseAsync(held, why);
            return;
        }
        var (number, unanswered) = prepared.Entry is null ? (null, null) : await NumberAsync(held, prepared.Entry, token);
        if (unanswered is not null) await endings.OtherwiseAsync(held, unanswered);
        else await EndAsync(held, number is null ? prepared : prepared with { Findings = [.. prepared.Findings, number] });
    }

    private Task<bool> EndAsync(HeldDelivery held, PreparedEntry prepared)
    {
        var (blocks, warns) = (prepared.Findings.Count(f => f.Weight is FindingWeight.Blocks), prepared.Findings.Count(f => f.Weight is FindingWeight.Warns));
        var text = blocks > 0 ? $"{held.System} would not take it: {prepared.Blocker!.Message}{(blocks > 1 ? $" And {blocks - 1:N0} more." : "")}"
            : $"{held.System} would take it{(warns > 0 ? $", with {warns:N0} warning{(warns == 1 ? "" : "s")}" : "")}.";
        return claims.WriteAsync(held, new DeliveryStep((row, now) => row.Checked(prepared.Findings, prepared.Hash, now), text));
    }

    /// <summary>Whether the number is free over there.</summary>
    private async Task<(GlFinding? Finding, GlAnswer? Unanswered)> NumberAsync(HeldDelivery held, GlEntry entry, CancellationToken token)
    {
        var answer = await calls.LookUpAsync(held, token);
        if (answer.Class is AnswerClass.NotFound) return (null, null);
        if (answer is not { Class: AnswerClass.Found, Copy: { } copy }) return (null, answer);
        var differences = copy.DifferencesFrom(entry);
        return (differences.Count == 0
            ? new GlFinding("IsThere", $"{entry.Number} is in {held.System} already, as {copy.Id}, and is the same journal. It will be taken as sent.") { Weight = FindingWeight.Warns }
            : new GlFinding("NumberTaken", $"{entry.Number} is in {held.System} already, as {copy.Id}, and is another journal: {differences[0]} Change its number there, or record this journal as manually added."), null);
    }
}
