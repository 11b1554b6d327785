using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.Refusals;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Managements;

/// <summary>What every use case about a management does in the same words: find the record as it was seen, and leave a trace.</summary>
internal static class ManagementDesk
{
    /// <summary>Refuses with Off, NotFound or Stale, in that order. A null <paramref name="seen"/> takes it as it is.</summary>
    public static async Task<Outcome<Management>> ManagementAsync(this Desk desk, int id, int? seen = null)
    {
        if (ManagementRefusals.WhyOff(await desk.Db.FeaturesAsync(desk.Token)) is { } off) return off;
        var management = await desk.Db.Managements.SingleOrDefaultAsync(m => m.Id == id, desk.Token);
        if (management is null) return DataRefusals.NotFound("The management");
        return seen is { } version && version != management.Version ? DataRefusals.Stale($"Management {management.Number}", management) : management;
    }

    /// <summary>Refuses with Off, NotFound or Stale, in that order.</summary>
    public static async Task<(Tenancy? Tenancy, Management? Management, Refusal? Refusal)> TenancyAsync(this Desk desk, int id, int seen)
    {
        var tenancy = await desk.Db.Tenancies.SingleOrDefaultAsync(t => t.Id == id, desk.Token);
        if (tenancy is null) return (null, null, DataRefusals.NotFound("The tenancy"));
        var (management, refusal) = await desk.ManagementAsync(tenancy.ManagementId);
        if (management is null) return (null, null, refusal);
        return tenancy.Version == seen ? (tenancy, management, null) : (null, null, DataRefusals.Stale($"The tenancy of {tenancy.Tenants}", tenancy));
    }

    public static Task<string> CurrencyAsync(this Desk desk, Management management) =>
        desk.Db.Companies.Where(c => c.Id == management.CompanyId).Select(c => c.Currency).SingleAsync(desk.Token);

    /// <summary>The audit row of what changed, and the ring for everybody who looks at it or at the list.</summary>
    public static void Trace(this Desk desk, Management management, string deed, (IReadOnlyList<Said> Before, IReadOnlyList<Said> After) said)
    {
        desk.NoteChange(new AuditEntry(deed, management.Number) { CompanyId = management.CompanyId, Address = management.Address }, said.Before, said.After);
        desk.Ring(Topics.Management(management.Id), Topics.Managements);
    }
}
