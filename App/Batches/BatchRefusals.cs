using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.Batches;

/// <summary>Every "no" a batch can say, in the words the user reads.</summary>
public static class BatchRefusals
{
    public static Refusal NotOpen(Batch batch) => new Refusal("Batch.NotOpen",
        $"Batch {batch.Number} is {StateInWords(batch)}. Reopen it or choose an open batch.").With(Link(batch));

    public static Refusal AlreadyClosed(Batch batch) => new("Batch.AlreadyClosed", $"Batch {batch.Number} is already {StateInWords(batch)}.");

    public static Refusal AlreadyOpen(Batch batch) => new("Batch.AlreadyOpen", $"Batch {batch.Number} is already open.");

    public static Refusal StillOpen(Batch batch) => new("Batch.StillOpen",
        $"Batch {batch.Number} is open. Close it before creating its ledger.");

    public static Refusal AlreadyPosted(Batch batch) => new("Batch.AlreadyPosted",
        $"Batch {batch.Number} was posted{ByAndAt(batch.PostedBy, batch.PostedAt)}. Reopen it to change it.");

    public static Refusal LedgerUnderWay(Batch batch) => new("Batch.LedgerUnderWay",
        $"Ledger creation for batch {batch.Number} is under way{ByAndAt(batch.LedgerRequestedBy, batch.LedgerRequestedAt)}. Cancel it or wait.");

    public static Refusal LedgerAlreadyReady(Batch batch) => new("Batch.LedgerAlreadyReady",
        $"The ledger of batch {batch.Number} is ready. Post it, or reopen the batch to create it anew.");

    public static Refusal LedgerMissing(Batch batch) => new("Batch.LedgerMissing",
        batch.State is BatchState.Open
            ? $"Batch {batch.Number} is open. Close it and create its ledger before posting it."
            : $"Create the ledger of batch {batch.Number} before posting it.");

    public static Refusal NothingToPost(Batch batch) => new("Batch.NothingToPost",
        $"Batch {batch.Number} has no transactions, so there is nothing to create a ledger from.");

    public static Refusal OpenOrdersRemain(Batch batch, BatchTotals totals) => new Refusal("Batch.OpenOrdersRemain",
        $"Cannot close: {Count(totals.OpenOrders, "open order")} totalling {totals.OpenOrdersAmount} {(totals.OpenOrders == 1 ? "remains" : "remain")}. Invoice them, void them or move them.")
        .With([.. totals.OpenOrderNumbers.Select(number => new RecordLink(number, $"{batch.Address}?tab=orders"))]);

    public static Refusal ControlTotalDiffers(Batch batch, string deed, Money control, Money payments) => new Refusal("Batch.ControlTotalDiffers",
        $"Cannot {deed}: control total {control}, payments {payments}, difference {control - payments}. Correct one of them.")
        .With(new RecordLink("Edit the control total", $"{batch.Address}?edit=control-total"));

    public static Refusal NegativeControlTotal => new("Batch.NegativeControlTotal", "A control total is 0 (do not check) or more.");

    public static Refusal PeriodClosed(FiscalPeriod period) => new("Batch.PeriodClosed", $"Fiscal period {period.Name} is closed.");

    public static Refusal ChooseOpenPeriod(FiscalPeriod period) => new("Batch.ChooseOpenPeriod",
        $"Fiscal period {period.Name} is closed. Choose an open period.");

    public static Refusal DateOutsidePeriod(DateOnly date, FiscalPeriod period) => new("Batch.DateOutsidePeriod",
        $"Batch date {Day(date)} {date.Year} is outside fiscal period {period.Name} ({Day(period.Start)} – {Day(period.End)}).");

    public static Refusal NameMissing => new("Batch.NameMissing", $"A batch needs a name of 1 to {Batch.NameLength} characters.");

    public static Refusal DescriptionTooLong => new("Batch.DescriptionTooLong", $"A batch's description has at most {Batch.DescriptionLength} characters.");

    public static Refusal BranchInactive(Branch branch) => new("Batch.BranchInactive",
        $"Branch {branch.Code} is inactive and takes no new batches. Choose another branch.");

    public static Refusal CompanyInactive(Company company) => new Refusal("Batch.CompanyInactive",
        $"Company {company.Code} is inactive; neither it nor its branches take new batches. Set it active first, or choose another.")
        .With(new RecordLink($"Company {company.Code}", LedgersRefusals.Address(company)));

    public static Refusal LedgerTakesNoJournals(Ledger ledger) => new Refusal("Batch.LedgerTakesNoJournals",
        $"{ledger.Code} is a {ledger.Type} ledger and takes no journal transactions. {(ledger.Type is LedgerType.Budget ? "Enter budgets on the Budgets page." : "Its amounts come from translating an Actual ledger.")}")
        .With(LedgerRefusals.Link(ledger));

    public static Refusal LedgerOfOthers(Ledger ledger, Company company) => new Refusal("Batch.LedgerOfOthers",
        $"Company {company.Code} does not keep ledger {ledger.Code}. Choose one of its own.").With(LedgerRefusals.Link(ledger));

    public static Refusal TargetNotOpen(Batch target) => new Refusal("Batch.TargetNotOpen",
        $"Target batch {target.Number} is {StateInWords(target)}. Open orders can only move to an open batch.").With(Link(target));

    public static Refusal TargetIsSource(Batch batch) => new("Batch.TargetIsSource", $"The orders are in batch {batch.Number} already. Choose another open batch.");

    public static Refusal NoOpenOrders(Batch batch) => new("Batch.NoOpenOrders", $"Batch {batch.Number} has no open orders to move.");

    public static Refusal ReasonMissing => new("Batch.ReasonMissing", "Reopening a posted batch needs a reason.");

    public static Refusal NoteMissing => new("Batch.NoteMissing", $"A note has 1 to {BatchNote.TextLength} characters.");

    public static RecordLink Link(Batch batch) => new(batch.Number, batch.Address);

    public static string Day(DateOnly date) => date.ToString("dd MMM", CultureInfo.CurrentCulture);

    private static string StateInWords(Batch batch) => batch.State.ToString().ToLowerInvariant();

    private static string ByAndAt(string? by, DateTimeOffset? at) => by is null ? "" : $" (by {by}, {at:dd MMM HH:mm} UTC)";

    private static string Count(int count, string noun) => $"{count:N0} {noun}{(count == 1 ? "" : "s")}";
}
