using BatchLedger.Data;

namespace BatchLedger.Catalog;

/// <summary>Somebody the company has dealings with.</summary>
public sealed class Member : IVersioned, IOfCompany
{
    public const int NumberLength = 20;
    public const int NameLength = 100;
    public const int EmailLength = 254;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required string Number { get; init; }
    public required string Name { get; set; }
    public string? Email { get; set; }
    public bool Active { get; set; } = true;

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}

/// <summary>What is sold: dues, an event, a publication.</summary>
public sealed class Product : IVersioned, IOfCompany
{
    public const int CodeLength = 20;
    public const int NameLength = 100;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }

    /// <summary>Minor units of the company's currency, without tax.</summary>
    public long UnitPrice { get; set; }

    /// <summary>Hundredths of a percent: 825 is 8.25 %.</summary>
    public int TaxRate { get; set; }
    public int? RevenueAccountId { get; set; }

    /// <summary>Set: invoices credit this account instead and name a service period, over which the revenue is recognised.</summary>
    public int? DeferredRevenueAccountId { get; set; }
    public int? DepartmentId { get; set; }
    public bool Active { get; set; } = true;

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}

/// <summary>How money comes in and goes back: cash, a card, a cheque; each clears through its own account.</summary>
public sealed class PaymentMethod : IVersioned, IOfCompany
{
    public const int CodeLength = 20;
    public const int NameLength = 60;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public required string Code { get; init; }
    public required string Name { get; set; }

    /// <summary>Clearing or bank account.</summary>
    public int? AccountId { get; set; }
    public bool Active { get; set; } = true;

    public int Version { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public string ChangedBy { get; set; } = "";
}
