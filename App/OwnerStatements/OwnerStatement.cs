using BatchLedger.Data;

namespace BatchLedger.OwnerStatements;

/// <summary>What an owner is told of a management: every transaction not told of before, up to a day. Never changed; a correction stands on the next one. Amounts in minor units of the company's currency.</summary>
public sealed class OwnerStatement : IOfCompany
{
    public int Id { get; private set; }
    public required int CompanyId { get; init; }

    /// <summary>1, 2, 3 … within the company: "statement 88".</summary>
    public required int Number { get; init; }
    public required int ManagementId { get; init; }

    /// <summary>The day after the statement before; that of the first transaction for the first.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Owner funds before and after.</summary>
    public required long Opening { get; init; }
    public required long Closing { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string MadeBy { get; init; }
}
