using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.ExchangeRates;
using BatchLedger.Ledgers;

namespace BatchLedger.Posting;

/// <summary>Everything the rules look up, read once per run by somebody else. Records are found by their id.</summary>
public sealed class PostingBook
{
    private RateTable? rates;
    private readonly Dictionary<(int Home, int Branch), BranchPair> pairs = [];

    public required string BaseCurrency { get; init; }
    public required bool RequiresBalancing { get; init; }

    /// <summary>The lines go to a Statistical ledger, where a manual journal need not balance.</summary>
    public required bool OneSidedAllowed { get; init; }
    public required AccountMap Map { get; init; }
    public required IReadOnlyDictionary<int, Account> Accounts { get; init; }
    public required IReadOnlyDictionary<int, Product> Products { get; init; }
    public required IReadOnlyDictionary<int, PaymentMethod> PaymentMethods { get; init; }
    public required IReadOnlyDictionary<int, Branch> Branches { get; init; }
    public required IReadOnlyList<InterBranchMapping> InterBranch { get; init; }
    public required IReadOnlyList<ExchangeRate> Rates { get; init; }

    /// <summary>Only the summary asks for them, to put departments in the order of their codes.</summary>
    public IReadOnlyDictionary<int, Department> Departments { get; init; } = new Dictionary<int, Department>();

    /// <summary>The latest rate to the base currency that took effect on the date or before.</summary>
    internal ExchangeRate? RateInForce(string currency, DateOnly date) => (rates ??= new RateTable(Rates)).InForce((currency, BaseCurrency), date);

    /// <summary>What settles between the home branch of a transaction and another.</summary>
    internal BranchPair Between(int home, int branch)
    {
        if (!pairs.TryGetValue((home, branch), out var pair)) pairs[(home, branch)] = pair = new(From(home, branch), From(branch, home));
        return pair;
    }

    private InterBranchMapping[] From(int branch, int other) => [.. InterBranch.Where(mapping => mapping.FromBranchId == branch && mapping.ToBranchId == other)];
}
