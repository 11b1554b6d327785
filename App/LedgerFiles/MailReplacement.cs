using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.GlConnections;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerFiles;

/// <summary>Where QuickBooks Online is connected, its button stands in place of the mail (S0.6). A batch that counts units cannot go there, so its mail stays.</summary>
internal static class MailReplacement
{
    /// <summary>What the button is called; null: the ledger is mailed.</summary>
    public static async Task<string?> ButtonAsync(AppDbContext db, Batch batch, CancellationToken token)
    {
        var system = await db.Companies.Where(c => c.Id == batch.CompanyId).Select(c => c.AccountingSystem).SingleAsync(token);
        if (system is not AccountingSystem.QuickBooksOnline || !(await db.FeaturesAsync(token)).GlIntegration) return null;
        if (await CountsUnitsAsync(db, batch, token)) return null;
        return await db.ConnectionOfAsync(batch.CompanyId, token) is { State: not ConnectionState.Draft } ? system.SendTitle() : null;
    }

    public static Task<bool> CountsUnitsAsync(AppDbContext db, Batch batch, CancellationToken token) =>
        db.Ledgers.AnyAsync(l => l.Id == batch.LedgerId && l.Type == LedgerType.Statistical, token);
}
