using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Features;
using BatchLedger.Live;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

/// <summary>Fees of the office: charged, then pending, then disbursed out of owner funds or deleted.</summary>
public sealed class FeeService(Work work)
{
    /// <summary>Charges a fee by hand. Refuses with CommandReused, Off, NotFound, DateMissing, Future, TextTooLong, AmountNotPositive or AmountTooLarge, in that order.</summary>
    public Task<Refusal?> ChargeAsync(FeeDraft draft, CancellationToken token = default) => work.DoAsync(Permission.WorkInBatches, async desk =>
    {
        var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
        if (reused is not null || first is not null) return reused;
        if (ManagementRefusals.WhyOff(await desk.Db.FeaturesAsync(token)) is { } off) return off;
        if (await desk.Db.Managements.SingleOrDefaultAsync(m => m.Id == draft.ManagementId, token) is not { } management) return DataRefusals.NotFound("The management");
        var currency = await desk.Db.Companies.Where(c => c.Id == management.CompanyId).Select(c => c.Currency).SingleAsync(token);
        var description = SalesWords.Clean(draft.Description) ?? "Management fee";
        if (WhyNot(desk, draft, (description, currency)) is { } refusal) return refusal;

        var fee = new ManagementFee { CompanyId = management.CompanyId, ManagementId = management.Id, Date = draft.Date!.Value, Description = description, Amount = draft.Amount!.Value };
        desk.Db.Add(fee);
        await desk.Db.SaveAsync(desk);
        desk.Receipt(draft.CommandId, draft, fee.Id);
        Trace(desk, management, new AuditEntry("Trust.ChargeFee", management.Number) { After = Written(fee, currency) });
        return null;
    }, token);

    /// <summary>The row stays, marked as deleted. Refuses with NotFound, Stale, FeeEnded or ReasonMissing, in that order (S3.6).</summary>
    public Task<Refusal?> DeleteAsync(int feeId, string reason, int seen, CancellationToken token = default) => work.DoAsync(Permission.WorkInBatches, async desk =>
    {
        if (await desk.Db.ManagementFees.SingleOrDefaultAsync(f => f.Id == feeId, token) is not { } fee) return DataRefusals.NotFound("The fee");
        if (!fee.IsPending) return TrustRefusals.FeeEnded(fee);
        if (seen != fee.Version) return DataRefusals.Stale("The fee", fee);
        if (TrustWords.Reason(reason) is not { } why) return TrustRefusals.ReasonMissing;

        var management = await desk.Db.Managements.SingleAsync(m => m.Id == fee.ManagementId, token);
        var currency = await desk.Db.Companies.Where(c => c.Id == fee.CompanyId).Select(c => c.Currency).SingleAsync(token);
        fee.Delete(desk.Actor.Name, why, desk.Now);
        Trace(desk, management, new AuditEntry("Trust.DeleteFee", management.Number) { Before = Written(fee, currency), After = $"Deleted: {why}" });
        return null;
    }, token);

    /// <summary>A transaction for each fee, all or none; answers with the last. Refuses with CommandReused, then as every trust transaction does, then with NoFeeChosen, NotFound, FeeEnded or BelowZero.</summary>
    public Task<Outcome<Transaction>> DisburseAsync(FeeDisbursalDraft draft, CancellationToken token = default) => work.TrustAsync(draft, async desk =>
    {
        var (deed, refusal) = await TrustDeed.BeginAsync(desk, draft, (draft.ManagementId, null), draft.Date);
        if (deed is null) return refusal!;
        if (draft.FeeIds.Count == 0) return TrustRefusals.NoFeeChosen;
        var fees = await desk.Db.ManagementFees.Where(f => draft.FeeIds.Contains(f.Id) && f.ManagementId == draft.ManagementId).OrderBy(f => f.Date).ThenBy(f => f.Id).ToListAsync(token);
        if (fees.Count < draft.FeeIds.Distinct().Count()) return DataRefusals.NotFound("The fee");
        if (fees.Find(fee => !fee.IsPending) is { } ended) return TrustRefusals.FeeEnded(ended);
        if (await TrustFloor.WhyNotAsync(deed, TrustFund.Owner, -fees.Sum(fee => fee.Amount)) is { } missing) return missing;

        Outcome<Transaction> last = default;
        foreach (var fee in fees)
        {
            last = await deed.RecordAsync(new TrustSlip(TransactionKind.ManagementFee, [new TrustPart(TrustPurpose.Owner, -fee.Amount)], fee.Description) { Fee = fee.Amount });
            if (last.Value is not { } made) return last;
            fee.Disburse(made.Id, deed.Date);
        }
        return last;
    }, token);

    private static Refusal? WhyNot(Desk desk, FeeDraft draft, (string Description, string Currency) of)
    {
        if (draft.Date is not { } date) return SalesRefusals.DateMissing;
        if (date > desk.Today) return TrustRefusals.Future(date, desk.Today);
        if (TrustWords.WhyTooLong(("description", of.Description, ManagementFee.DescriptionLength)) is { } tooLong) return tooLong;
        if (draft.Amount is not > 0) return SalesRefusals.AmountNotPositive(of.Currency);
        return draft.Amount > Money.Limit ? SalesRefusals.AmountTooLarge(of.Currency) : null;
    }

    private static void Trace(Desk desk, Management management, AuditEntry entry)
    {
        desk.Note(entry with { CompanyId = management.CompanyId, Address = management.LedgerAddress });
        desk.Ring(Topics.Management(management.Id), Topics.Managements);
    }

    private static string Written(ManagementFee fee, string currency) => FormattableString.Invariant($"Fee of {fee.Date:yyyy-MM-dd}, {new Money(fee.Amount, currency).Plain()} {currency}, “{fee.Description}”");
}
