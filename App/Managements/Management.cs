using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Managements;

/// <summary>A property under management: whose it is, where, and what the office takes.</summary>
public sealed class Management : IVersioned, IOfCompany
{
    public const int PlaceLength = 150;
    public const int NameLength = 100;
    public const int EmailLength = 200;
    public const int AccountLength = 40;

    /// <summary>Hundredths of a percent: 100 percent.</summary>
    public const int WholeFee = 10_000;

    public int Id { get; private set; }

    /// <summary>M-000107.</summary>
    public required string Number { get; init; }
    public required int CompanyId { get; init; }

    /// <summary>Whose books its trust money is in.</summary>
    public required int BranchId { get; set; }

    /// <summary>Where the property is: "14 Mill Lane".</summary>
    public required string Place { get; set; }
    public required string OwnerName { get; set; }
    public string? OwnerEmail { get; set; }

    /// <summary>Where the owner is paid by EFT.</summary>
    public string? OwnerAccount { get; set; }

    /// <summary>Of rent received, in hundredths of a percent; 0 charges no fee by itself.</summary>
    public int FeeRate { get; set; }
    public bool Active { get; set; } = true;

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";

    /// <summary>Refuses with MoneyHeld: nobody would look for money in what is not shown any more.</summary>
    public Refusal? WhyNotSetInactive(ManagementHeld held) => held.IsNothing ? null : ManagementRefusals.MoneyHeld(this, held);

    public string Address => $"/managements/{Number}";
    public string LedgerAddress => $"{Address}/ledger";
}
