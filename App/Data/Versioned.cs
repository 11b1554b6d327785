namespace BatchLedger.Data;

/// <summary>A record that two people may change at once. Every change raises the version and says who made it.</summary>
public interface IVersioned
{
    int Version { get; set; }
    DateTimeOffset ChangedAt { get; set; }
    string ChangedBy { get; set; }
}

/// <summary>A record of one company: seen only by those who may see the company.</summary>
public interface IOfCompany
{
    int CompanyId { get; }
}
