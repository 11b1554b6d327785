using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.Ledgers;

namespace BatchLedger.Posting;

/// <summary>Everything the rules look up, read once per run by somebody else. Records are found by their id.</summary>
public sealed class PostingBook
{
    private Dictionary<(string From, string To), ExchangeRate[]>? ratesByPair;
    private Dictionary<(int From, int To), InterBranchMapping>? mappingsByPair;

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
    internal ExchangeRate? RateInForce(string currency, DateOnly date)
    {
        ratesByPair ??= Rates.GroupBy(rate => (rate.From, rate.To)).ToDictionary(pair => pair.Key, pair => pair.OrderBy(rate => rate.Effective).ToArray());
        if (!ratesByPair.TryGetValue((currency, BaseCurrency), out var rates)) return null;

        var (low, high) = (0, rates.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rates[middle].Effective <= date) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : rates[low - 1];
    }

    /// <summary>The mapping in which <paramref name="creditor"/> is owed by <paramref name="debtor"/>, if there is one.</summary>
    internal InterBranchMapping? MappingBetween(int creditor, int debtor)
    {
        mappingsByPair ??= InterBranch.ToDictionary(mapping => (mapping.FromBranchId, mapping.ToBranchId));
        return mappingsByPair.GetValueOrDefault((creditor, debtor));
    }
}
