using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Catalog;

/// <summary>Says where an account is named, so that whoever sets it inactive knows what posting will miss.</summary>
public sealed class AccountUseService(Work work)
{
    public Task<IReadOnlyList<RecordLink>> ListAsync(int accountId, CancellationToken token = default) => work.ReadAsync<IReadOnlyList<RecordLink>>(async db =>
    {
        var maps = await db.AccountMaps.Where(m => m.ReceivableId == accountId || m.UnappliedPaymentsId == accountId || m.TaxPayableId == accountId
            || m.DiscountsId == accountId || m.BadDebtId == accountId || m.RoundingId == accountId).ToListAsync(token);
        var products = await db.Products.Where(p => p.Active && (p.RevenueAccountId == accountId || p.DeferredRevenueAccountId == accountId))
            .OrderBy(p => p.Code).Select(p => p.Code).ToListAsync(token);
        var methods = await db.PaymentMethods.Where(m => m.Active && m.AccountId == accountId).OrderBy(m => m.Code).Select(m => m.Code).ToListAsync(token);
        var company = await db.Accounts.Where(a => a.Id == accountId).Join(db.Companies, a => a.CompanyId, c => c.Id, (_, c) => c.Code).FirstOrDefaultAsync(token);
        return
        [
            .. maps.SelectMany(m => AccountMapDraft.Of(m).Parts).Where(p => p.AccountId == accountId).Select(p => new RecordLink($"Account map: {p.Part}", $"/account-map?company={company}")),
            .. products.Select(code => new RecordLink($"Product {code}", $"{CatalogRefusals.ProductAddress(code)}?company={company}")),
            .. methods.Select(code => new RecordLink($"Payment method {code}", $"{CatalogRefusals.PaymentMethodAddress(code)}?company={company}")),
        ];
    }, token);
}
