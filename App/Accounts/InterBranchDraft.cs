using BatchLedger.Refusals;

namespace BatchLedger.Accounts;

/// <summary>What is typed about a mapping between two branches, new or old. Its branches cannot change.</summary>
public sealed class InterBranchDraft
{
    public int? Id { get; init; }
    public required int CompanyId { get; init; }
    public int? FromBranchId { get; set; }
    public int? ToBranchId { get; set; }
    public string AccountFrom { get; set; } = "";
    public string AccountTo { get; set; } = "";
    public int? DueFromAccountId { get; set; }
    public int? DueToAccountId { get; set; }
    public int Version { get; init; }

    public static InterBranchDraft Of(InterBranchMapping mapping) => new()
    {
        Id = mapping.Id, CompanyId = mapping.CompanyId, FromBranchId = mapping.FromBranchId, ToBranchId = mapping.ToBranchId, AccountFrom = mapping.AccountFrom,
        AccountTo = mapping.AccountTo, DueFromAccountId = mapping.DueFromAccountId, DueToAccountId = mapping.DueToAccountId, Version = mapping.Version,
    };

    /// <summary>What can be said without looking anything up.</summary>
    internal Refusal? WhyNot() => TextRefusals.Optional("the first account of the range", AccountFrom = AccountFrom.Trim(), Account.CodeLength)
        ?? TextRefusals.Optional("the last account of the range", AccountTo = AccountTo.Trim(), Account.CodeLength)
        ?? (FromBranchId is null || ToBranchId is null ? InterBranchRefusals.BranchMissing : null);

    internal Refusal? WhyNotRange() =>
        AccountTo.Length > 0 && string.CompareOrdinal(AccountFrom, AccountTo) > 0 ? InterBranchRefusals.RangeReversed(AccountFrom, AccountTo) : null;

    /// <summary>The accounts of the two fields by the names people use.</summary>
    internal IReadOnlyList<(string Part, int? AccountId)> Parts => [("Due-from account", DueFromAccountId), ("Due-to account", DueToAccountId)];

    internal void WriteTo(InterBranchMapping mapping) => (mapping.AccountFrom, mapping.AccountTo, mapping.DueFromAccountId, mapping.DueToAccountId) =
        (AccountFrom, AccountTo, DueFromAccountId!.Value, DueToAccountId!.Value);
}

/// <summary>A range of account codes as people read it.</summary>
public static class AccountRange
{
    public static string Words(string from, string to) => (from, to) switch
    {
        ("", "") => "all accounts",
        (_, "") => $"from {from}",
        ("", _) => $"up to {to}",
        _ => from == to ? from : $"{from}–{to}",
    };

    public static string Range(this InterBranchMapping mapping) => Words(mapping.AccountFrom, mapping.AccountTo);

    /// <summary>Both ends belong to a range; an empty end is open.</summary>
    internal static bool Overlaps(this InterBranchMapping mapping, string from, string to) =>
        (to.Length == 0 || string.CompareOrdinal(mapping.AccountFrom, to) <= 0) && (mapping.AccountTo.Length == 0 || string.CompareOrdinal(from, mapping.AccountTo) <= 0);
}
