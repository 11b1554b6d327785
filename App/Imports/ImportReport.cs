using System.Globalization;
using BatchLedger.Refusals;

namespace BatchLedger.Imports;

/// <summary>What an import found, and what it made or would make.</summary>
public sealed record ImportReport(ImportRequest Request, string Sha256, int Rows)
{
    /// <summary>"1,359 journals", "2,775 lines".</summary>
    public IReadOnlyList<ImportCount> Counts { get; init; } = [];

    /// <summary>What was left out or assumed, and why it is no fault.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Numbers of the batches that took something; empty in a dry run that would make new ones.</summary>
    public IReadOnlyList<string> Batches { get; init; } = [];

    public FaultList Faults { get; init; } = new();

    /// <summary>The reason that nothing can be imported, or null.</summary>
    public Refusal? Refusal => Faults.Total == 0 ? null : ImportRefusals.Faulty(Request, Faults);

    public string InWords => Counts.Count == 0 ? "nothing" : string.Join(", ", Counts.Select(count => count.InWords));
}

public sealed record ImportCount(string Noun, int Count)
{
    public string InWords => Count.ToString("N0", CultureInfo.CurrentCulture) + " " + (Count == 1 ? Singular : Noun);

    private string Singular => Noun switch
    {
        "batches" => "batch",
        _ => Noun.TrimEnd('s'),
    };
}
