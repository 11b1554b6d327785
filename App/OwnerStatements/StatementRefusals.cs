using BatchLedger.Managements;
using BatchLedger.Refusals;

namespace BatchLedger.OwnerStatements;

/// <summary>Every "no" about owner statements.</summary>
public static class StatementRefusals
{
    public static readonly Refusal EndMissing = new("Statement.EndMissing", "Choose the last day that the statement tells of.");

    public static Refusal EndInFuture(DateOnly to, DateOnly today) => new("Statement.EndInFuture",
        $"A statement up to {to.InWords()} would tell of days to come; today is {today.InWords()}. Choose today or an earlier day.");

    public static Refusal AlreadyTold(OwnerStatement last, DateOnly to) => new("Statement.AlreadyTold",
        $"Statement {last.Number} goes up to {last.To.InWords()} already, so none can end on {to.InWords()}. Choose a later day; what was entered since stands on it with its own date.");

    public static Refusal NothingToTell(Management management, DateOnly to) => new("Statement.NothingToTell",
        $"Management {management.Number} has no transaction up to {to.InWords()} that is not on a statement yet. Choose a later day, or enter what is missing first.");
}
