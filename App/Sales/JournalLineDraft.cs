using System.Text.Json.Serialization;

namespace BatchLedger.Sales;

/// <summary>A line of a manual journal: debit or credit. In a Statistical ledger a quantity: what is added stands as debit, what is taken away as credit.</summary>
public sealed class JournalLineDraft
{
    public int? AccountId { get; set; }

    /// <summary>Empty: the batch's branch.</summary>
    public int? BranchId { get; set; }
    public int? DepartmentId { get; set; }
    public long? Debit { get; set; }
    public long? Credit { get; set; }
    public string? Description { get; set; }

    /// <summary>What stands in a cell and was not understood. It is said there, and the journal is not taken with it.</summary>
    [JsonIgnore] public string? AccountTyped { get; set; }
    [JsonIgnore] public string? DebitTyped { get; set; }
    [JsonIgnore] public string? CreditTyped { get; set; }

    /// <summary>Nothing was entered: the line is left out.</summary>
    [JsonIgnore]
    public bool IsEmpty => AccountId is null && !HasAmount && string.IsNullOrWhiteSpace(Description) && (AccountTyped ?? DebitTyped ?? CreditTyped) is null;

    [JsonIgnore] public bool HasAmount => Debit is not (null or 0) || Credit is not (null or 0);

    /// <summary>Debit less credit.</summary>
    [JsonIgnore] public long Signed => (Debit ?? 0) - (Credit ?? 0);

    /// <summary>On the side that its sign names.</summary>
    public void Put(long signed) => (Debit, Credit, DebitTyped, CreditTyped) = (signed > 0 ? signed : null, signed < 0 ? -signed : null, null, null);

    public JournalLineDraft Swapped() => new()
    {
        AccountId = AccountId, BranchId = BranchId, DepartmentId = DepartmentId, Description = Description, Debit = Credit, Credit = Debit,
    };
}
