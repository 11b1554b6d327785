using BatchLedger.Transactions;

namespace BatchLedger.Tests.Trust;

/// <summary>One thing asked of the services and of the model alike. Rows and fees are named by their place in the book.</summary>
internal abstract record TrustAsk
{
    /// <summary>The code of the refusal, or null when it is done.</summary>
    public abstract string? Of(TrustModel model);

    public sealed record Receipt(int Tenant, DateOnly Day, long Amount, long? Rent, long Bond, long Water) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.Receive(Tenant, Day, (Amount, Rent, Bond, Water));
    }

    public sealed record Allocation(int Tenant, DateOnly Day, long Rent, long Bond, long Water) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.Allocate(Tenant, Day, (Rent, Bond, Water));
    }

    public sealed record Payment(TransactionKind Kind, int Tenant, DateOnly Day, long Amount, bool Cheque) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.Pay(Kind, Tenant, (Day, Amount, Cheque));
    }

    public sealed record Charge(DateOnly Day, long Amount) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.ChargeByHand(Day, Amount);
    }

    public sealed record DeleteFee(int Fee) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.DeleteFee(Fee);
    }

    public sealed record Disburse(int[] Fees, DateOnly Day) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.Disburse(Fees, Day);

        public override string ToString() => $"Disburse {{ Fees = {string.Join(", ", Fees)}, Day = {Day} }}";
    }

    public sealed record Reverse(int Row) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.Reverse(Row);
    }

    public sealed record Dishonour(int Row) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.Dishonour(Row);
    }

    public sealed record Reassignment(int Row, TrustPurpose From, TrustPurpose To, long? Amount) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.Reassign(Row, (From, To, Amount));
    }

    public sealed record ToCheque(int Row) : TrustAsk
    {
        public override string? Of(TrustModel model) => model.ChangeToCheque(Row);
    }

    /// <summary>Ticked in a bank reconciliation.</summary>
    public sealed record Present(int Row) : TrustAsk
    {
        public override string? Of(TrustModel model)
        {
            if (model.Rows[Row].Bank != 0) model.Rows[Row].Presented = true;
            return null;
        }
    }

    /// <summary>Told of in an owner statement, as everything is that was not told of before.</summary>
    public sealed record State : TrustAsk
    {
        public override string? Of(TrustModel model)
        {
            foreach (var row in model.Rows) row.Stated = true;
            return null;
        }
    }
}
