using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>Takes money in, and says what unallocated money is for.</summary>
public sealed class TrustReceiptService(Work work)
{
    /// <summary>Refuses with CommandReused, then as every trust transaction does, then with Inactive, AmountNotPositive, AmountTooLarge, PartNegative, MoreThanReceived or OwnerHasNoParts,
    /// then with the words of rent, bond and invoices.</summary>
    public Task<Outcome<Transaction>> ReceiptAsync(ReceiptDraft draft, CancellationToken token = default) => work.TrustAsync(draft, async desk =>
    {
        var (deed, refusal) = await TrustDeed.BeginAsync(desk, draft, (draft.ManagementId, draft.TenancyId), draft.Date);
        if (deed is null) return refusal!;
        if (!deed.Management.Active) return TrustRefusals.Inactive(deed.Management);
        if (deed.WhyNotAmount(draft.Amount) is { } amount) return amount;
        return deed.Tenancy is null ? await FromOwnerAsync(deed, draft) : await FromTenantAsync(deed, draft);
    }, token);

    /// <summary>Unallocated money becomes rent, bond or the payment of invoices; that of the oldest receipts first (S3.4).
    /// Refuses with CommandReused, NotFound, then as every trust transaction does, then with PartNegative, NothingAllocated, the words of rent, bond and invoices, or BelowZero.</summary>
    public Task<Outcome<Transaction>> AllocateAsync(AllocationDraft draft, CancellationToken token = default) => work.TrustAsync(draft, async desk =>
    {
        if (await desk.Db.Tenancies.AsNoTracking().SingleOrDefaultAsync(t => t.Id == draft.TenancyId, token) is not { } tenancy) return DataRefusals.NotFound("The tenancy");
        var (deed, refusal) = await TrustDeed.BeginAsync(desk, draft, (tenancy.ManagementId, tenancy.Id), draft.Date);
        if (deed is null) return refusal!;
        var allotment = new TrustAllotment(draft.Rent, draft.Bond, draft.Invoices);
        if (allotment.WhyNot(deed) is { } wrong) return wrong;
        if (allotment.Sum == 0) return TrustRefusals.NothingAllocated;
        if (deed.WhyNotAmount(allotment.Sum) is { } amount) return amount;
        var (parts, unfit) = await allotment.PartsAsync(deed);
        if (parts is null) return unfit!;

        var taken = await TrustPositions.OldestAsync(deed, TrustPurpose.Unallocated, allotment.Sum);
        var words = await TrustWords.OfAsync(deed, parts);
        return await WithFeesAsync(deed, new TrustSlip(TransactionKind.Allocation, TrustPositions.Moved(taken, parts), words) { Reference = deed.Tenancy!.Reference });
    }, token);

    private static Task<Outcome<Transaction>> FromOwnerAsync(TrustDeed deed, ReceiptDraft draft) =>
        draft.Rent is not (null or 0) || draft.Bond != 0 || draft.Invoices.Any(part => part.Amount != 0)
            ? Task.FromResult<Outcome<Transaction>>(TrustRefusals.OwnerHasNoParts)
            : deed.RecordAsync(new TrustSlip(TransactionKind.OwnerContribution, [new TrustPart(TrustPurpose.Owner, draft.Amount!.Value)], "Owner contribution"));

    private static async Task<Outcome<Transaction>> FromTenantAsync(TrustDeed deed, ReceiptDraft draft)
    {
        var (amount, asked) = (draft.Amount!.Value, new TrustAllotment(draft.Rent ?? 0, draft.Bond, draft.Invoices));
        if (asked.WhyNot(deed) is { } wrong) return wrong;
        if (asked.Sum > amount) return TrustRefusals.MoreThanReceived(deed.In(asked.Sum), deed.In(amount));
        if (draft.Rent is null) asked = asked with { Rent = Math.Min(amount - asked.Sum, TrustAllotment.MostRent(deed.Tenancy!)) };
        var (parts, unfit) = await asked.PartsAsync(deed);
        if (parts is null) return unfit!;

        if (amount > asked.Sum) parts.Add(new TrustPart(TrustPurpose.Unallocated, amount - asked.Sum));
        return await WithFeesAsync(deed, new TrustSlip(TransactionKind.TrustReceipt, parts, await TrustWords.OfAsync(deed, parts)) { Reference = deed.Tenancy!.Reference });
    }

    private static async Task<Outcome<Transaction>> WithFeesAsync(TrustDeed deed, TrustSlip slip)
    {
        var outcome = await deed.RecordAsync(slip);
        if (outcome.Value is { } made) await RentFees.ChargeAsync(deed, made);
        return outcome;
    }
}
