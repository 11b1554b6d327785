namespace BatchLedger.Imports;

public enum ImportKind { Accounts, Journals, Sales }

/// <summary>What is to be imported, and where it goes.</summary>
/// <param name="Company">The company's code.</param>
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
