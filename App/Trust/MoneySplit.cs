namespace BatchLedger.Trust;

/// <summary>How money is divided over what it is for, as it is typed. Minor units; an empty rent takes what is left of it.</summary>
public sealed class MoneySplit
{
    public long? Rent { get; set; }
    public long? Bond { get; set; }
    public Dictionary<int, long?> Invoices { get; } = [];

    public List<InvoicePart> InvoiceParts => [.. Invoices.Where(i => i.Value is > 0 or < 0).Select(i => new InvoicePart(i.Key, i.Value!.Value))];

    private long BesideRent => (Bond ?? 0) + Invoices.Values.Sum(amount => amount ?? 0);

    /// <summary>What an empty rent takes: what the rest leaves, as far as rent is still due.</summary>
    public long RentByDefault(TenancyOffer tenancy, long total) => tenancy.RentOf(total - BesideRent);

    /// <summary>What is for nothing yet; below 0 when more is given away than there is.</summary>
    public long Rest(long total, long rent) => total - BesideRent - rent;
}
