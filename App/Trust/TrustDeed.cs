using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>What every trust transaction needs: an open batch whose period holds its day, the management, and the tenancy if it is about one. There is no other way to write one.</summary>
internal sealed class TrustDeed
{
    private TrustDeed(Desk desk, OpenBatch open, Management management) => (Desk, Open, Management) = (desk, open, management);

    public Desk Desk { get; }
    public OpenBatch Open { get; }
    public Management Management { get; }
    public Tenancy? Tenancy { get; private init; }
    public required DateOnly Date { get; init; }
    public string? Description { get; private init; }
    public string? Reference { get; private init; }

    public Money In(long minor) => new(minor, Open.Company.Currency);

    /// <summary>Refuses with Off, NotFound, NotOpen, PeriodClosed, BatchOfOtherCompany, Statistical, DateMissing, Future, DateOutsidePeriod or TextTooLong, in that order.</summary>
    public static async Task<Outcome<TrustDeed>> BeginAsync(Desk desk, TrustDraft draft, (int Management, int? Tenancy) whose, DateOnly? date)
    {
        if (ManagementRefusals.WhyOff(await desk.Db.FeaturesAsync(desk.Token)) is { } off) return off;
        if (await desk.Db.Managements.SingleOrDefaultAsync(m => m.Id == whose.Management, desk.Token) is not { } management) return DataRefusals.NotFound("The management");
        var tenancy = whose.Tenancy is { } id ? await desk.Db.Tenancies.SingleOrDefaultAsync(t => t.Id == id && t.ManagementId == management.Id, desk.Token) : null;
        if (whose.Tenancy is not null && tenancy is null) return DataRefusals.NotFound("The tenancy");
        var (open, refusal) = await OpenBatch.FindAsync(desk, draft.Batch);
        if (open is null) return refusal!;
        if (open.Company.Id != management.CompanyId) return TrustRefusals.BatchOfOtherCompany(management, open.Batch.Number);
        if (open.IsStatistical) return TrustRefusals.Statistical(open.Batch.Number, open.Ledger.Code);
        if (date is not { } day) return SalesRefusals.DateMissing;
        if (day > desk.Today) return TrustRefusals.Future(day, desk.Today);
        if (open.WhyNotDated("Transaction", day) is { } outside) return outside;

        var (description, reference) = (SalesWords.Clean(draft.Description), SalesWords.Clean(draft.Reference));
        if (TrustWords.WhyTooLong(("description", description, Transaction.DescriptionLength), ("reference", reference, Transaction.ReferenceLength)) is { } tooLong) return tooLong;
        return new TrustDeed(desk, open, management) { Tenancy = tenancy, Date = day, Description = description, Reference = reference };
    }

    /// <summary>The same day and batch for what concerns the owner alone.</summary>
    public TrustDeed OfOwner() => new(Desk, Open, Management) { Date = Date };

    /// <summary>Refuses with AmountNotPositive or AmountTooLarge.</summary>
    public Refusal? WhyNotAmount(long? amount) => amount is not > 0
        ? SalesRefusals.AmountNotPositive(Open.Company.Currency)
        : amount > Money.Limit ? SalesRefusals.AmountTooLarge(Open.Company.Currency) : null;

    /// <summary>An invoice of the tenancy, to be changed.</summary>
    public Task<TenancyInvoice?> InvoiceAsync(int id) =>
        Desk.Db.TenancyInvoices.SingleOrDefaultAsync(i => i.Id == id && Tenancy != null && i.TenancyId == Tenancy.Id, Desk.Token);

    /// <summary>Writes the transaction with its entry, and tells rent and invoices. Refuses with BelowZero.</summary>
    public async Task<Outcome<Transaction>> RecordAsync(TrustSlip slip)
    {
        foreach (var fund in Enum.GetValues<TrustFund>())
            if (await TrustFloor.WhyNotAsync(this, fund, slip.Of(fund)) is { } refusal) return refusal;

        var made = new Transaction
        {
            Number = await Desk.NextNumberAsync("T"), CompanyId = Management.CompanyId, BatchId = Open.Batch.Id, BranchId = Management.BranchId, Kind = slip.Kind, Date = Date,
            Currency = Open.Company.Currency, Amount = slip.Amount, Description = TrustWords.Fit(slip.Corrects is null ? Description ?? slip.Description : $"{slip.Description}{(Description is null ? "" : $" · {Description}")}"), Reference = Reference ?? slip.Reference,
            ReversesId = slip.TakesBack ? slip.Corrects!.Id : null,
        };
        Desk.Db.Add(made);
        await Desk.Db.SaveAsync(Desk);
        made.Trust = Entry(made.Id, slip, slip.IsReceipt ? await Desk.NextNumberAsync("R") : null);
        await TellAsync(slip.Parts);
        await Desk.Db.SaveAsync(Desk);
        Trace(new AuditEntry(TrustWords.Deed(slip.Kind), made.Number) { Address = made.Address, Before = slip.Corrects?.Written(), After = made.Written() });
        return made;
    }

    /// <summary>The audit row, and the ring for everybody who looks.</summary>
    public void Trace(AuditEntry entry)
    {
        Open.Trace(Desk, entry);
        Desk.Ring(Topics.Management(Management.Id), Topics.Managements, Topics.Reconciliations);
    }

    private TrustEntry Entry(int id, TrustSlip slip, string? receipt) => new()
    {
        TransactionId = id, CompanyId = Management.CompanyId, ManagementId = Management.Id, TenancyId = Tenancy?.Id, AddedAt = Desk.Now, AddedBy = Desk.Actor.Name,
        ReceiptNumber = receipt, Payee = slip.Payee, Means = slip.Means, Cheque = slip.Cheque, CorrectsId = slip.Corrects?.Id,
        Owner = slip.Of(TrustFund.Owner), Unallocated = slip.Of(TrustFund.Unallocated), Bond = slip.Of(TrustFund.Bond), Bank = slip.Bank,
        Creditor = slip.Creditor, Fee = slip.Fee,
        Allocations = [.. slip.Parts.Select((part, at) => new TrustAllocation
        {
            No = at + 1, Purpose = part.Purpose, InvoiceId = part.InvoiceId, ReceiptId = slip.IsReceipt ? id : part.ReceiptId, Amount = part.Amount,
        })],
    };

    private async Task TellAsync(IReadOnlyList<TrustPart> parts)
    {
        foreach (var part in parts)
        {
            if (part.Purpose is TrustPurpose.Rent) Tenancy!.TakeRent(part.Amount);
            if (part.InvoiceId is { } id) (await InvoiceAsync(id))!.Take(part.Amount);
        }
    }
}
