using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GlConnections;

/// <summary>What our accounts, branches and departments are called in the outside books.</summary>
public sealed class GlMapBook
{
    private readonly Dictionary<(OurKind Kind, int OurId), string> outside;

    private GlMapBook(Dictionary<(OurKind, int), string> outside) => this.outside = outside;

    /// <summary>Null where it is not mapped. Of the customer and the vendor there is one each: 0.</summary>
    public string? Outside(OurKind kind, int ourId) => outside.GetValueOrDefault((kind, ourId));

    public string? Customer => Outside(OurKind.Customer, 0);
    public string? Vendor => Outside(OurKind.Vendor, 0);

    public static async Task<GlMapBook> ReadAsync(AppDbContext db, GlConnection connection, CancellationToken token) =>
        new(await db.GlMaps.AsNoTracking().Where(m => m.ConnectionId == connection.Id).ToDictionaryAsync(m => (m.Kind, m.OurId), m => m.OutsideId, token));
}
