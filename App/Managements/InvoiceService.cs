using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Managements;

/// <summary>Invoices to tenants. They post nothing; the receipt that pays one does.</summary>
public sealed class InvoiceService(Work work)
{
    /// <summary>The newest first.</summary>
    public Task<Listed<InvoiceRow>> ListAsync(int managementId, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        var invoices = from invoice in db.TenancyInvoices
                       join tenancy in db.Tenancies on invoice.TenancyId equals tenancy.Id
                       where invoice.ManagementId == managementId
                       select new { invoice, tenancy.Tenants };
        if (query.Filters)
            invoices = invoices.Where(i => EF.Functions.Like(i.invoice.Number, query.Pattern, "\\") || EF.Functions.Like(i.invoice.Description, query.Pattern, "\\"));
        invoices = query.Sort is "due" && !query.Descending ? invoices.OrderBy(i => i.invoice.Due).ThenBy(i => i.invoice.Id)
            : query.Sort is "due" ? invoices.OrderByDescending(i => i.invoice.Due).ThenBy(i => i.invoice.Id) : invoices.OrderByDescending(i => i.invoice.Id);
        return await invoices.Select(i => new InvoiceRow(i.invoice, i.Tenants)).PageAsync(query, token);
    }, token);

    /// <summary>Refuses with CommandReused, NotFound, Off, or the words of the draft.</summary>
    public Task<Outcome<TenancyInvoice>> AddAsync(InvoiceDraft draft, CancellationToken token = default) => work.MakeAsync<TenancyInvoice>(Permission.KeepManagements, async desk =>
    {
        var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
        if (reused is not null) return reused;
        if (first is { } id) return await desk.Db.TenancyInvoices.SingleAsync(i => i.Id == id, token);
        var tenancy = await desk.Db.Tenancies.AsNoTracking().SingleOrDefaultAsync(t => t.Id == draft.TenancyId, token);
        if (tenancy is null) return DataRefusals.NotFound("The tenancy");
        var (management, missing) = await desk.ManagementAsync(tenancy.ManagementId);
        if (management is null) return missing!;
        var currency = await desk.CurrencyAsync(management);
        if (draft.WhyNot(currency) is { } refusal) return refusal;

        var made = new TenancyInvoice
        {
            Number = await desk.NextNumberAsync("TI"), CompanyId = management.CompanyId, ManagementId = management.Id, TenancyId = tenancy.Id, Date = draft.Date!.Value, Due = draft.Due!.Value,
            Description = draft.Description, Amount = draft.Amount!.Value,
        };
        desk.Db.Add(made);
        await desk.Db.SaveAsync(desk);
        desk.Receipt(draft.CommandId, draft, made.Id);
        desk.Trace(management, "TenancyInvoice.Add", ([], draft.Words(made.Number, currency)));
        return made;
    }, token);

    /// <summary>Refuses with NotFound, Off, Stale, AlreadyVoided, InvoicePaid, ReasonMissing or Text.TooLong.</summary>
    public Task<Refusal?> VoidAsync(int id, int seen, string reason, CancellationToken token = default) => work.DoAsync(Permission.KeepManagements, async desk =>
    {
        var invoice = await desk.Db.TenancyInvoices.SingleOrDefaultAsync(i => i.Id == id, token);
        if (invoice is null) return DataRefusals.NotFound("The invoice");
        var (management, missing) = await desk.ManagementAsync(invoice.ManagementId);
        if (management is null) return missing;
        if (invoice.Version != seen) return DataRefusals.Stale($"Invoice {invoice.Number}", invoice);
        if (invoice.WhyNotVoid(await desk.CurrencyAsync(management)) is { } refusal) return refusal;
        if (DraftText.Clean(reason) is not { } why) return ManagementRefusals.ReasonMissing;
        if (TextRefusals.Optional("the reason", why, TenancyInvoice.DescriptionLength) is { } wrong) return wrong;

        invoice.Void(desk.Actor.Name, why, desk.Now);
        desk.Trace(management, "TenancyInvoice.Void", ([new("Invoice", "")], [new("Invoice", invoice.Number), new("Voided", why)]));
        return null;
    }, token);
}

public sealed record InvoiceRow(TenancyInvoice Invoice, string Tenants);
