namespace BatchLedger.Shell;

/// <summary>One line of the command palette. It either opens <paramref name="Address"/> or, where a page brings it, runs <see cref="Run"/>.</summary>
public sealed record PaletteCommand(string Text, string? Address = null)
{
    public Func<Task>? Run { get; init; }

    /// <summary>What stands at the right: a group, a key or the kind of record.</summary>
    public string Hint { get; init; } = "";
}

public static class PaletteCommands
{
    public static IReadOnlyList<PaletteCommand> Pages { get; } =
    [
        Page("Dashboard", "/", "g d"), Page("Batches", "/batches", "g b"), Page("Checkout", "/checkout", "g c"),
        Page("Fiscal periods", "/fiscal-years", "g f"), Page("Journals", "/journals", "g l"), Page("Recurring journals", "/recurring-journals"),
        Page("Trial balance", "/trial-balance", "g t"), Page("Account ledger", "/account-ledger"),
        Page("Budgets", "/budgets", "g u"), Page("Translations", "/translations"), Page("Consolidation", "/consolidation"), Page("GL integration", "/gl-integration", "g n"),
        Page("Companies", "/companies"), Page("Accounts", "/accounts", "g a"), Page("Members", "/members", "g m"),
        Page("Products", "/products"), Page("Payment methods", "/payment-methods"), Page("Ledgers", "/ledgers"), Page("Inter-branch mapping", "/inter-branch"), Page("Exchange rates", "/exchange-rates"),
        Page("Import", "/import", "g i"), Page("Jobs", "/jobs", "g j"), Page("Outbox", "/outbox", "g o"),
        Page("Audit trail", "/audit"), Page("Users", "/users"), Page("Settings", "/settings"),
    ];

    /// <summary>Pages that are there while managements are on.</summary>
    public static IReadOnlyList<PaletteCommand> Property { get; } = [Page("Managements", "/managements", "g p"), Page("Bank reconciliation", "/reconciliations", "g r")];

    private static PaletteCommand Page(string text, string address, string hint = "Page") => new(text, address) { Hint = hint };
}
