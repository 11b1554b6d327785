namespace BatchLedger.Trust;

/// <summary>Who pays money in: a tenancy, or the owner when it is null.</summary>
public sealed record Payer(TenancyOffer? Tenancy, string Name)
{
    public static IReadOnlyList<Payer> Of(TrustOffer offer) =>
        [.. offer.Tenancies.Select(t => new Payer(t, $"{t.Tenancy.Tenants}, tenant")), new(null, $"{offer.Management.OwnerName}, owner")];

    public override string ToString() => Name;
}
