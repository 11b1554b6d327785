using BatchLedger.Batches;
using BatchLedger.FiscalPeriods;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerExports;

/// <summary>Every "no" of the Ledger Export.</summary>
public static class LedgerExportRefusals
{
    public static Refusal NothingSelected(FiscalPeriod period) => new("LedgerExport.NothingSelected",
        $"No batch of {period.Name} is selected. Tick those that the mass ledger is to hold.");

    /// <summary>A file adds up money of one currency.</summary>
    public static Refusal CountsUnits(Batch batch, string ledger) => new Refusal("LedgerExport.CountsUnits",
        $"Batch {batch.Number} posts to the statistical ledger {ledger}, which counts units; a mass ledger adds up money. Create its ledger on its own page.").With(BatchRefusals.Link(batch));

    public static Refusal ElsewhereUnderWay(Batch batch, int run) => new Refusal("LedgerExport.ElsewhereUnderWay",
        $"Batch {batch.Number} waits in run {run} already. Wait for its end, or cancel it.").With(new RecordLink($"Run {run}", $"/jobs/{run}"));

    public static Refusal NothingFailed(LedgerRunRow run) => new Refusal("LedgerExport.NothingFailed",
        $"All {run.Lanes:N0} batches of run {run.Id} are posted and in its file. Take the file, or choose the batches anew in the Ledger Export.")
        .With(new RecordLink("Ledger Export", $"/fiscal-periods/{run.PeriodId}/export"));

    public static Refusal ConnectNeeds(Company company) => new("LedgerExport.ConnectNeeds",
        $"Connect sends the journals straight into QuickBooks Online, Sage Intacct or NetSuite. Company {company.Code} uses {company.AccountingSystem.InWords()}.");

    /// <summary>Only posted journals go out, and each goes once.</summary>
    public static Refusal NothingToConnect(string system) => new("LedgerExport.NothingToConnect",
        $"None of the ticked batches has a posted journal that is not in {system} or on its way there. Post them first, or tick others.");
}
