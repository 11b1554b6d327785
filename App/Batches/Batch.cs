using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Refusals;

namespace BatchLedger.Batches;

/// <summary>Transactions that are closed and posted together. Each verb answers with the refusal that its "WhyNot" gives, so a
/// page can say beforehand why a button would refuse.</summary>
public sealed class Batch : IVersioned, IOfCompany
{
    public const int NameLength = 60;
    public const int DescriptionLength = 255;

    public int Id { get; private set; }

    /// <summary>B-000042; never reused.</summary>
    public required string Number { get; init; }
    public required int CompanyId { get; init; }
    public required int BranchId { get; set; }
    public required int FiscalPeriodId { get; set; }
    public required int LedgerId { get; set; }
    public required string Name { get; set; }
    public string Description { get; set; } = "";
    public required DateOnly Date { get; set; }

    /// <summary>What the paper says the payments come to, in minor units. Zero means "do not check" (S1.15).</summary>
    public long ControlTotal { get; set; }
    public BatchKind Kind { get; set; }
    public BatchState State { get; private set; }

    public required DateTimeOffset OpenedAt { get; init; }
    public required string OpenedBy { get; init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }
    public DateTimeOffset? PostedAt { get; private set; }
    public string? PostedBy { get; private set; }

    /// <summary>Told by the ledger runs: asked for, and not ended yet.</summary>
    public DateTimeOffset? LedgerRequestedAt { get; private set; }
    public string? LedgerRequestedBy { get; private set; }

    /// <summary>Told by the run that made the ledger; forgotten when the batch is reopened.</summary>
    public DateTimeOffset? LedgerReadyAt { get; private set; }

    /// <summary>Why the last run failed or was cancelled.</summary>
    public string? LedgerFailure { get; private set; }

    /// <summary>The journal entry that counts now.</summary>
    public int? JournalEntryId { get; private set; }

    /// <summary>How often a ledger of this batch was created: 1 the first time.</summary>
    public int PostingVersion { get; private set; }

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    public string Address => $"/batches/{Number}";

    public bool LedgerUnderWay => LedgerRequestedAt is not null;

    public BatchWord Word => State switch
    {
        BatchState.Open => BatchWord.Open,
        BatchState.Posted => BatchWord.Posted,
        _ when LedgerUnderWay => BatchWord.CreatingLedger,
        _ when LedgerReadyAt is not null => BatchWord.LedgerReady,
        _ when LedgerFailure is not null => BatchWord.LedgerFailed,
        _ => BatchWord.Closed,
    };

    /// <summary>Refuses with NotOpen: pickers offer open batches only, and the service refuses all the same (S1.4, S1.5).</summary>
    public Refusal? WhyNotChange() => State is BatchState.Open ? null : BatchRefusals.NotOpen(this);

    /// <summary>Refuses with AlreadyClosed, PeriodClosed, OpenOrdersRemain or ControlTotalDiffers, in that order.</summary>
    public Refusal? WhyNotClose(FiscalPeriod period, BatchTotals totals)
    {
        if (!State.LeadsTo(BatchState.Closed)) return BatchRefusals.AlreadyClosed(this);
        if (!period.IsOpen) return BatchRefusals.PeriodClosed(period);
        if (totals.OpenOrders > 0) return BatchRefusals.OpenOrdersRemain(this, totals);
        return WhyControlTotalDiffers("close", totals);
    }

    public void Close(string by, DateTimeOffset now) => (State, ClosedBy, ClosedAt) = (BatchState.Closed, by, now);

    /// <summary>Refuses with ControlTotalDiffers when there is a control total and the payments differ from it (S1.14, S1.15).</summary>
    public Refusal? WhyControlTotalDiffers(string deed, BatchTotals totals) =>
        ControlTotal > 0 && ControlTotal != totals.Payments.Minor
            ? BatchRefusals.ControlTotalDiffers(this, deed, new Money(ControlTotal, totals.Currency), totals.Payments)
            : null;

    /// <summary>Refuses with AlreadyOpen, LedgerUnderWay or PeriodClosed, in that order (S1.6, S1.27, S1.29).</summary>
    public Refusal? WhyNotReopen(FiscalPeriod period)
    {
        if (!State.LeadsTo(BatchState.Open)) return BatchRefusals.AlreadyOpen(this);
        if (LedgerUnderWay) return BatchRefusals.LedgerUnderWay(this);
        return period.IsOpen ? null : BatchRefusals.PeriodClosed(period);
    }

    /// <summary>Lands in Open; the ledger, if there was one, no longer counts (S1.28).</summary>
    public void Reopen()
    {
        State = BatchState.Open;
        (ClosedAt, ClosedBy, PostedAt, PostedBy) = (null, null, null, null);
        (LedgerReadyAt, LedgerFailure, JournalEntryId) = (null, null, null);
    }

    /// <summary>Refuses with StillOpen, AlreadyPosted, LedgerUnderWay, LedgerAlreadyReady, PeriodClosed, NothingToPost or ControlTotalDiffers, in that order.</summary>
    public Refusal? WhyNotCreateLedger(FiscalPeriod period, BatchTotals totals)
    {
        if (State is BatchState.Open) return BatchRefusals.StillOpen(this);
        if (State is BatchState.Posted) return BatchRefusals.AlreadyPosted(this);
        if (LedgerUnderWay) return BatchRefusals.LedgerUnderWay(this);
        if (LedgerReadyAt is not null) return BatchRefusals.LedgerAlreadyReady(this);
        if (!period.IsOpen) return BatchRefusals.PeriodClosed(period);
        if (totals.Transactions == 0) return BatchRefusals.NothingToPost(this);
        return WhyControlTotalDiffers("create the ledger", totals);
    }

    /// <summary>Answers the posting version that the coming ledger will have.</summary>
    public int LedgerRequested(string by, DateTimeOffset now)
    {
        (LedgerRequestedAt, LedgerRequestedBy, LedgerFailure) = (now, by, null);
        return ++PostingVersion;
    }

    public void LedgerCreated(int journalEntryId, DateTimeOffset now) =>
        (LedgerRequestedAt, LedgerRequestedBy, LedgerReadyAt, JournalEntryId) = (null, null, now, journalEntryId);

    public void LedgerNotCreated(string reason) =>
        (LedgerRequestedAt, LedgerRequestedBy, LedgerFailure) = (null, null, reason);

    /// <summary>Refuses with AlreadyPosted, LedgerUnderWay, LedgerMissing or PeriodClosed, in that order.</summary>
    public Refusal? WhyNotPost(FiscalPeriod period)
    {
        if (State is BatchState.Posted) return BatchRefusals.AlreadyPosted(this);
        if (LedgerUnderWay) return BatchRefusals.LedgerUnderWay(this);
        if (State is BatchState.Open || LedgerReadyAt is null) return BatchRefusals.LedgerMissing(this);
        return period.IsOpen ? null : BatchRefusals.PeriodClosed(period);
    }

    public void Post(string by, DateTimeOffset now) => (State, PostedBy, PostedAt) = (BatchState.Posted, by, now);

    /// <summary>Refuses with AlreadyPosted, LedgerUnderWay, PeriodClosed or NegativeControlTotal, in that order.</summary>
    public Refusal? WhyNotEditControlTotal(FiscalPeriod period, long wanted = 0)
    {
        if (State is BatchState.Posted) return BatchRefusals.AlreadyPosted(this);
        if (LedgerUnderWay) return BatchRefusals.LedgerUnderWay(this);
        if (!period.IsOpen) return BatchRefusals.PeriodClosed(period);
        return wanted < 0 ? BatchRefusals.NegativeControlTotal : null;
    }
}
