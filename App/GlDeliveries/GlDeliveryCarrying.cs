using System.Security.Cryptography;
using System.Text;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.GlDeliveries;

/// <summary>What the worker writes down about a delivery that it holds.</summary>
public sealed partial class GlDelivery
{
    public const string EditedThere = "EditedThere";

    // A look-up soon after is often too early, one long after keeps people waiting.
    private static readonly TimeSpan[] LooksUpAfter =
        [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    /// <summary>What a person accepts who has seen how the outside copy differs; null: no difference was found.</summary>
    public string? ShownCopy => Findings.Where(f => f.Code == EditedThere).OrderBy(f => f.Ordinal).Select(f => f.Message).ToList() is { Count: > 0 } shown ? MarkOf(shown) : null;

    public static string MarkOf(IEnumerable<string> differences) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', differences.Select(Short)))));

    /// <summary>Ends a validation: Invalid when something blocks, else Valid, or Queued where it is to be sent at once.</summary>
    public Refusal? Checked(IReadOnlyList<GlFinding> findings, string? hash, DateTimeOffset now)
    {
        var blocked = hash is null || findings.Any(f => f.Weight is FindingWeight.Blocks);
        var next = blocked ? GlDeliveryState.Invalid : AfterCheck is AfterCheck.Send ? GlDeliveryState.Queued : GlDeliveryState.Valid;
        if (State is not GlDeliveryState.Checking) return GlDeliveryRefusals.NotAllowed(this, next);
        if (MoveTo(next) is { } refusal) return refusal;
        Find(findings);
        (CheckedAt, CheckedHash, DueAt, Reason) = (now, hash, now, null);
        return null;
    }

    /// <summary>It is not what was validated any more: a person looks at it and validates again.</summary>
    public Refusal? Spoil(IReadOnlyList<GlFinding> findings, string reason)
    {
        if (State is not GlDeliveryState.Queued) return GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Invalid);
        if (MoveTo(GlDeliveryState.Invalid) is { } refusal) return refusal;
        Find(findings);
        Reason = Short(reason);
        return null;
    }

    /// <summary>Committed before the first byte of it leaves.</summary>
    public Refusal? Leave(string hash, DateTimeOffset now)
    {
        if (MoveTo(GlDeliveryState.Sending) is { } refusal) return refusal;
        (SentHash, LeftAt, LookUps, Reason) = (hash, now, 0, null);
        Attempts++;
        return null;
    }

    /// <summary>It is in the outside books.</summary>
    public Refusal? Arrive(GlAnswer answer, DateTimeOffset now)
    {
        if (State is GlDeliveryState.Removing) return GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Sent);
        // One that was there before it left is the one that was validated.
        var sent = State is GlDeliveryState.Queued ? CheckedHash : SentHash;
        if (MoveTo(GlDeliveryState.Sent) is { } refusal) return refusal;
        SentHash = sent;
        (SentAt, Reason) = (now, null);
        Findings.Clear();
        Know(answer);
        return null;
    }

    /// <summary>It is in the outside books, and somebody edited it there.</summary>
    public Refusal? ArriveEdited(GlAnswer answer, EditedCopy edited, DateTimeOffset now)
    {
        if (Arrive(answer, now) is { } refusal) return refusal;
        Find([.. edited.Differences.Select(text => new GlFinding(EditedThere, text))]);
        Reason = Short(edited.Reason);
        return null;
    }

    /// <summary>Nothing was taken; it is tried again at <paramref name="due"/>.</summary>
    public Refusal? Wait(string reason, DateTimeOffset due)
    {
        if (State is GlDeliveryState.Sending && MoveTo(GlDeliveryState.Queued) is { } refusal) return refusal;
        if (State is not (GlDeliveryState.Checking or GlDeliveryState.Queued or GlDeliveryState.Unknown or GlDeliveryState.Removing)) return GlDeliveryRefusals.NotAllowed(this, State);
        (Reason, DueAt) = (Short(reason), due);
        return null;
    }

    /// <summary>It left and nobody knows whether it arrived.</summary>
    public Refusal? Lose(string reason, DateTimeOffset now)
    {
        if (MoveTo(GlDeliveryState.Unknown) is { } refusal) return refusal;
        (Reason, LookUps, DueAt) = (Short(reason), 0, now + LooksUpAfter[0]);
        return null;
    }

    /// <summary>A look-up found nothing. <paramref name="settling"/> is how long a request may go on over there: before that, and before a second look, nothing is proven.</summary>
    public Refusal? FindNothing(TimeSpan settling, DateTimeOffset now)
    {
        LookUps++;
        if (LookUps >= 2 && now >= LeftAt + settling) return SendAgain(now);
        var next = now + LooksUpAfter[Math.Min(LookUps, LooksUpAfter.Length - 1)];
        var settled = LeftAt + settling;
        return Wait($"It is not there after {LookUps} look-up{(LookUps == 1 ? "" : "s")}, but the request may still be under way over there.", settled > now && settled < next && LookUps > 1 ? settled.Value : next);
    }

    /// <summary>It is certain that it is not in the outside books, and trying again as it is would end the same way.</summary>
    public Refusal? Fail(string reason)
    {
        if (MoveTo(GlDeliveryState.Failed) is { } refusal) return refusal;
        Reason = Short(reason);
        return null;
    }

    /// <summary>What left was refused for certain, or its key is taken by nothing that is there: the next request is another one.</summary>
    public void SpendKey() => Refusals++;

    /// <summary>It is in the outside books no more.</summary>
    public Refusal? Vanish(string reason)
    {
        if (State is not GlDeliveryState.Removing) return GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Removed);
        if (MoveTo(GlDeliveryState.Removed) is { } refusal) return refusal;
        Findings.Clear();
        Reason = Short(reason);
        return null;
    }

    /// <summary>It could not be removed, and is still there.</summary>
    public Refusal? Stay(string reason, IReadOnlyList<GlFinding> findings)
    {
        if (State is not GlDeliveryState.Removing) return GlDeliveryRefusals.NotAllowed(this, GlDeliveryState.Sent);
        if (MoveTo(GlDeliveryState.Sent) is { } refusal) return refusal;
        Find(findings);
        Reason = Short(reason);
        return null;
    }

    /// <summary>Nobody works on it any more; who did so writes nothing.</summary>
    public void Release()
    {
        Fence++;
        (Owner, LeaseUntil) = (null, null);
    }

    public void Know(GlAnswer answer)
    {
        OutsideId = answer.OutsideId ?? answer.Copy?.Id ?? OutsideId;
        OutsideNumber = answer.OutsideNumber ?? answer.Copy?.Number ?? OutsideNumber;
        OutsideVersion = answer.OutsideVersion ?? answer.Copy?.Version ?? OutsideVersion;
        Approval = answer.Copy?.Approval ?? Approval;
        Trace = answer.Trace is { Length: > NumberLength } trace ? trace[..NumberLength] : answer.Trace ?? Trace;
    }

    /// <summary>No tries for ever: after this many sends somebody has to look at it.</summary>
    public const int MostAttempts = 12;

    private Refusal? SendAgain(DateTimeOffset now)
    {
        if (Attempts >= MostAttempts) return Fail($"Given up after {Attempts} attempts; it is not there after {LookUps} look-ups.");
        if (MoveTo(GlDeliveryState.Queued) is { } refusal) return refusal;
        (Reason, DueAt) = ($"It did not arrive: not there after {LookUps} look-ups. It is sent again.", now);
        return null;
    }

    private void Find(IReadOnlyList<GlFinding> findings)
    {
        Findings.Clear();
        Findings.AddRange(findings.Select((finding, index) => new GlDeliveryFinding
        {
            Ordinal = index + 1, LineNo = finding.LineNo, Code = finding.Code, Message = Short(finding.Message), Weight = finding.Weight, AccountCode = finding.AccountCode,
        }));
    }

    private Refusal? MoveTo(GlDeliveryState next)
    {
        if (!State.LeadsTo(next)) return GlDeliveryRefusals.NotAllowed(this, next);
        state = next;
        return null;
    }

    private static string Short(string text) => text.Length <= TextLength ? text : $"{text[..(TextLength - 1)]}…";
}

/// <summary>How a journal in the outside books differs from what was sent, and what is said of it.</summary>
public sealed record EditedCopy(string Reason, IReadOnlyList<string> Differences);
