using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.ExchangeRates;

public static class RateReading
{
    /// <summary>All rates into one currency.</summary>
    public static async Task<RateTable> RatesToAsync(this AppDbContext db, string to, CancellationToken token) =>
        new(await db.ExchangeRates.AsNoTracking().Where(rate => rate.To == to).ToListAsync(token));

    /// <summary>The latest rate of a pair that took effect on the day or before.</summary>
    public static Task<ExchangeRate?> RateInForceAsync(this AppDbContext db, (string From, string To) pair, DateOnly day, CancellationToken token) =>
        db.ExchangeRates.AsNoTracking().Where(rate => rate.From == pair.From && rate.To == pair.To && rate.Effective <= day)
            .OrderByDescending(rate => rate.Effective).FirstOrDefaultAsync(token);
}
