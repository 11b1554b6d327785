using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Refusals;

namespace BatchLedger.BankReconciliations;

/// <summary>Every "no" about a bank reconciliation, in the words the user reads.</summary>
public static class ReconciliationRefusals
{
    public static readonly Refusal DateMissing = new("Reconciliation.DateMissing", "Choose the statement date: the last day that the bank statement tells of.");

    public static readonly Refusal ClosingMissing = new("Reconciliation.ClosingMissing", "Enter the closing balance of the bank statement. It may be 0.00.");

    public static Refusal InFuture(DateOnly date, DateOnly today) => new("Reconciliation.InFuture", $"The bank cannot have closed {Day(date)} yet; today is {Day(today)}.");

    public static Refusal NotAfter(Reconciliation last, DateOnly date) => new Refusal("Reconciliation.NotAfter",
        $"A statement of {Day(date)} is not later than the finished one of {Day(last.StatementDate)}. Choose a later day.").With(Link(last));

    public static Refusal OneOpen(Reconciliation open) => new Refusal("Reconciliation.OneOpen",
        $"{open.Number} of {Day(open.StatementDate)} is still open. Finish or discard it first.").With(Link(open));

    public static Refusal Finished(Reconciliation finished) => new("Reconciliation.Finished",
        $"{finished.Number} of {Day(finished.StatementDate)} was finished by {finished.FinishedBy}; it stays as it is.");

    public static Refusal TickedLater(int count, DateOnly latest, DateOnly date) => new("Reconciliation.TickedLater",
        $"{(count == 1 ? "1 ticked item is" : $"{count:N0} ticked items are")} later than {Day(date)}, the latest of {Day(latest)}. Untick {(count == 1 ? "it" : "them")} first.");

    public static Refusal NotBalanced(ReconciliationFigures figures) => new("Reconciliation.NotBalanced",
        $"The difference is {figures.Difference}, not {Money.Zero(figures.Currency)}: opening {figures.Opening}, ticked in {figures.In}, ticked out {figures.Out}, closing {figures.Closing}."
        + " Tick what the statement shows, or change its closing balance.");

    public static Refusal TooLate(string number, DateOnly date, DateOnly statement) => new("Reconciliation.TooLate",
        $"{number} of {Day(date)} is later than the statement of {Day(statement)}. It is for a later statement.");

    public static Refusal PresentedElsewhere(string number, Reconciliation other) => new Refusal("Reconciliation.PresentedElsewhere",
        $"{number} is already presented in the reconciliation of {Day(other.StatementDate)}.").With(Link(other));

    public static Refusal CancelsOut(string number) => new("Reconciliation.CancelsOut", $"{number} is one half of a reversed transaction. The bank presented neither half: they cancel out, and neither is ticked.");

    public static Refusal NotOfTheBank(string number) => new("Reconciliation.NotOfTheBank", $"{number} moves no money of the trust bank.");

    public static Refusal SomeCannot(int asked, IReadOnlyList<Fault> faults) => new("Reconciliation.SomeCannot",
        $"{faults.Count:N0} of {asked:N0} items cannot be ticked, so none was.") { Faults = faults };

    internal static string Day(DateOnly date) => date.ToString("dd MMM yyyy", CultureInfo.CurrentCulture);

    private static RecordLink Link(Reconciliation to) => new(to.Number, to.Address);
}
