using BatchLedger.Batches;
using BatchLedger.Currencies;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.PeriodClose;

/// <summary>Everything the record of a period shows and decides with, read in one go.</summary>
public sealed record PeriodView(FiscalPeriod Period, FiscalYear Year, Company Company)
{
    public required CloseChecklist Checklist { get; init; }

    /// <summary>What its posted journals come to now.</summary>
    public required PeriodTotals Now { get; init; }
    public required PeriodFigures Figures { get; init; }

    /// <summary>The last closed period of the company.</summary>
    public FiscalPeriod? LatestClosed { get; init; }

    /// <summary>Null while it is open.</summary>
    public bool? StillAgrees => Period.IsOpen ? null : Period.Frozen == Now;

    public Money Amount(long minor) => new(minor, Company.Currency);
}

/// <summary>A batch in the list of its period. Amounts in minor units.</summary>
public sealed record PeriodBatchRow(Batch Batch, string Branch, string Currency)
{
    /// <summary>Those that are not voided.</summary>
    public int Transactions { get; init; }
    public long Payments { get; init; }

    /// <summary>Of its ledger, in what that counts in; 0 before there is one.</summary>
    public required Money Debit { get; init; }
    public string Number => Batch.Number;
    public BatchWord Word => Batch.Word;
}

/// <summary>What can be done with a period now, by this person: null is "can", otherwise the reason, in the words the service itself would use.</summary>
public sealed record PeriodChoices(Refusal? Close, Refusal? Reopen, Refusal? Recognise)
{
    public static PeriodChoices For(PeriodView view, Actor actor)
    {
        var denied = actor.WhyNot(Permission.ManagePeriods);
        return new PeriodChoices(denied ?? view.Period.WhyNotClose(view.Checklist), denied ?? view.Period.WhyNotReopen(view.Company, view.LatestClosed),
            actor.WhyNot(Permission.WorkInBatches) ?? (view.Period.IsOpen ? null : BatchRefusals.PeriodClosed(view.Period)));
    }
}
