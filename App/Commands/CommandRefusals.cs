using BatchLedger.Refusals;

namespace BatchLedger.Commands;

/// <summary>Every "no" that only the command line can say.</summary>
internal static class CommandRefusals
{
    public static Refusal NoDatabase(string folder) => new("Command.NoDatabase",
        $"There is no BatchLedger database in {folder}. Name its folder with --data, or make one with init.");

    public static Refusal TargetExists(string path) => new("Command.TargetExists", $"There is a file {path} already. Name a new one.");

    public static Refusal TargetUnwritable(string path, string reason) => new("Command.TargetUnwritable", $"{path} cannot be written: {reason}");

    public static Refusal CopyDamaged(string path, string reason) => new("Command.CopyDamaged",
        $"The copy did not pass its check and was removed: {reason} Check the disk of {path}.");

    public static Refusal OutNeedsWait => new("Command.OutNeedsWait", "The file is there when the run has ended. Add --wait, or leave --out away and take the file from the period's Files tab.");

    public static Refusal RunEnded(string batch, string reason) => new("Command.RunEnded", $"Ledger of batch {batch} not created: {reason}");

    public static Refusal NotADay(string text) => new("Command.NotADay", $"“{text}” is no day. Write it as 2026-03-24.");

    public static Refusal NoCompany => new("Command.NoCompany", "There is no company yet. Make one with init.");

    public static Refusal NotAllWell(int bad, int all, string system) => new("Command.NotAllWell",
        $"{bad:N0} of {all:N0} journals did not get through to {system}; the reason stands with each.");

    public static Refusal CannotServe(string reason) => new("Command.CannotServe", $"The stand-in cannot be served: {reason.TrimEnd('.')}. Name another port with --port; 0 takes any free one.");

    public static Refusal NotBooks(string path) => new("Command.NotBooks", $"{path} does not hold the books of a stand-in. Name another file with --books; one that is not there is made.");
}
