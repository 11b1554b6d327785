namespace BatchLedger.Imports;

public enum ImportKind { Accounts, Departments, Rates, Budgets, Journals, Sales }

public static class ImportKinds
{
    /// <summary>Records of a company or of all, which go into no batch.</summary>
    public static bool IsSetUp(this ImportKind kind) => kind is ImportKind.Accounts or ImportKind.Departments or ImportKind.Rates or ImportKind.Budgets;

    /// <summary>For every company alike.</summary>
    public static bool IsOfTenant(this ImportKind kind) => kind is ImportKind.Rates;

    public static string Words(this ImportKind kind) => kind is ImportKind.Rates ? "Exchange rates" : kind.ToString();
}

/// <summary>What is to be imported, and where it goes.</summary>
/// <param name="Company">The company's code; not asked for what is of every company.</param>
/// <param name="Path">Where the file lies on this machine.</param>
public sealed record ImportRequest(ImportKind Kind, string Company, string Path)
{
    /// <summary>The name the user knows the file by.</summary>
    public string FileName { get; init; } = System.IO.Path.GetFileName(Path);

    /// <summary>The open batch that takes journals or sales; without it journals make one batch a month.</summary>
    public string? Batch { get; init; }

    /// <summary>The branch of the batches that are made; a company with one branch needs none.</summary>
    public string? Branch { get; init; }
}
