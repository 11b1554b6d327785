using BatchLedger.Catalog;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Sales;

/// <summary>What somebody wants to enter, and where. <paramref name="Old"/> is the transaction that is being edited.</summary>
public sealed record Entry(Desk Desk, OpenBatch Open, TransactionDraft Draft, Transaction? Old)
{
    /// <summary>What its amounts are in.</summary>
    public string Currency => Draft.Currency ?? Old?.Currency ?? Open.BookCurrency;

    public int OldId => Old?.Id ?? 0;

    /// <summary>Refuses with AmountNotPositive or AmountTooLarge.</summary>
    public Refusal? WhyNotAmount(long? amount) => amount switch
    {
        null or <= 0 => SalesRefusals.AmountNotPositive(Currency),
        > Money.Limit => SalesRefusals.AmountTooLarge(Currency),
        _ => null,
    };

    /// <summary>Refuses with MemberMissing, NotFound or Inactive.</summary>
    public async Task<Refusal?> WhyNotMemberAsync(int? id)
    {
        if (id is null) return SalesRefusals.MemberMissing;
        var member = await Desk.Db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.CompanyId == Open.Company.Id, Desk.Token);
        if (member is null) return DataRefusals.NotFound("The member");
        return member.Active || Old?.MemberId == id ? null : SalesRefusals.Inactive($"Member {member.Number} {member.Name}");
    }

    /// <summary>Refuses with MethodMissing, NotFound or Inactive.</summary>
    public async Task<Refusal?> WhyNotMethodAsync(int? id)
    {
        if (id is null) return SalesRefusals.MethodMissing;
        var method = await Desk.Db.PaymentMethods.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.CompanyId == Open.Company.Id, Desk.Token);
        if (method is null) return DataRefusals.NotFound("The payment method");
        return method.Active || Old?.PaymentMethodId == id ? null : SalesRefusals.Inactive($"Payment method {method.Code} {method.Name}");
    }

    /// <summary>The invoice or payment it rests on, with what is left of it. Refuses with NotFound, WrongKind, Removed, OtherCurrency or OtherMember.</summary>
    public async Task<Outcome<Transaction>> RestsOnAsync(int id, TransactionKind wanted)
    {
        var found = await Desk.Db.Transactions.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.CompanyId == Open.Company.Id, Desk.Token);
        if (found is null) return DataRefusals.NotFound($"The {wanted.InWords()}");
        if (found.Kind != wanted) return SalesRefusals.WrongKind(found, wanted);
        if (found.IsVoided) return SalesRefusals.Removed(found);
        if (found.Currency != Currency) return EntryCurrency.Other(found, Currency);
        return Draft.MemberId is null || Draft.MemberId == found.MemberId ? found : SalesRefusals.OtherMember(found);
    }

    public Task<long> OpenOfAsync(Transaction invoice) =>
        Balances.Invoices(Desk.Db, OldId).Where(b => b.Invoice.Id == invoice.Id).Select(b => b.Open).SingleAsync(Desk.Token);
}

/// <summary>What an entry comes to once its kind has been thought through.</summary>
public sealed record Terms(long Amount)
{
    public int? BranchId { get; init; }
    public int? MemberId { get; init; }
    public int? PaymentMethodId { get; init; }
    public int? AppliesToId { get; init; }
    public long Applied { get; init; }
    public IReadOnlyList<TransactionLine> Lines { get; init; } = [];
}
