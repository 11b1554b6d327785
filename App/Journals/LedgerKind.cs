namespace BatchLedger.Journals;

/// <summary>The two ways a ledger is taken away (S0.13): every line, or one line an account, branch and department. A Detail file holds the summary too.</summary>
public enum LedgerKind { Detail, Summary }

public static class LedgerKinds
{
    /// <summary>As the buttons say it: "Ledger (Detail)".</summary>
    public static string Title(this LedgerKind kind) => $"Ledger ({kind})";

    /// <summary>As it stands in addresses and on the command line: "detail".</summary>
    public static string Word(this LedgerKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Takes the words only: a number is no kind.</summary>
    public static LedgerKind? Read(string word) =>
        Enum.GetValues<LedgerKind>().Cast<LedgerKind?>().FirstOrDefault(kind => kind!.Value.Word() == word.ToLowerInvariant());
}
