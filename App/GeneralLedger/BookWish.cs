using Microsoft.AspNetCore.WebUtilities;

namespace BatchLedger.GeneralLedger;

/// <summary>What of the books is asked for, as it stands in the address: codes, and the first days of periods. What is not named is chosen by <see cref="BookFinder"/>.</summary>
public sealed record BookWish
{
    /// <summary>In place of a department's code: lines without one. A code cannot be this.</summary>
    public const string WithoutDepartment = ".";

    public string? Company { get; init; }
    public string? Ledger { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Branch { get; init; }
    public string? Department { get; init; }
    public string? Account { get; init; }

    /// <summary>Accounts without any figure too.</summary>
    public bool? All { get; init; }

    public string At(string path) => QueryHelpers.AddQueryString(path, Parts().Where(part => !string.IsNullOrEmpty(part.Value)).ToDictionary(part => part.Name, part => (string?)part.Value));

    private IEnumerable<(string Name, string? Value)> Parts() =>
    [
        ("company", Company), ("ledger", Ledger), ("from", From), ("to", To), ("branch", Branch), ("department", Department), ("account", Account), ("all", All is true ? "True" : null),
    ];
}
