using BatchLedger.Transactions;

namespace BatchLedger.FilingCabinet;

/// <summary>How trust money is written on papers that people are handed.</summary>
public static class PaperWords
{
    /// <summary>What a part of a transaction is for. The days of the rent stand in the description: "Rent 09 Mar to 16 Mar, bond".</summary>
    public static string Rent(Transaction transaction)
    {
        var words = transaction.Description;
        var clause = transaction.Trust!.Allocations.Count > 1 ? words.Split(", ")[0] : words;
        return clause.Contains("rent", StringComparison.OrdinalIgnoreCase) ? clause : transaction.Trust.Allocations.Count > 1 || words.Length == 0 ? "Rent" : $"Rent: {words}";
    }
}
