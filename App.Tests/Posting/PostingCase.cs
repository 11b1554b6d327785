using BatchLedger.Currencies;
using BatchLedger.Posting;
using BatchLedger.Transactions;
using FsCheck;
using FsCheck.Fluent;

namespace BatchLedger.Tests.Posting;

/// <summary>A transaction that may be anything the rules know, and the company that it is posted for: its base currency, whether its branches must
/// balance, its mapping and its rates.</summary>
internal sealed record PostingCase(string Base, string Currency, decimal Rate, bool RequiresBalancing, Mappings Mappings, Transaction Transaction, TransactionLine[] Shuffled)
{
    private static readonly string[] Currencies = ["USD", "EUR", "JPY", "KWD"];

    // Trust money is less often drawn: it stays in one branch.
    private static readonly TransactionKind[] Kinds =
        [.. Enumerable.Repeat(Enum.GetValues<TransactionKind>().Where(kind => !kind.IsTrust()), 4).SelectMany(kinds => kinds), .. Enum.GetValues<TransactionKind>().Where(kind => kind.IsTrust())];

    public static Gen<Transaction> Transactions { get; } =
        from kind in Gen.Elements(Kinds)
        from currency in Gen.Elements(Currencies)
        from branch in Gen.Choose(1, 3)
        from count in Gen.Choose(1, 6)
        from lines in Gen.ArrayOf(Line, count)
        from other in Amount(1_000_000_000)
        from share in Gen.Choose(0, 100)
        from home in Gen.Choose(1, 3)
        select Made((kind, currency, branch), kind is TransactionKind.ManualJournal ? Journal(lines, home) : Sold(lines), (other, share));

    public static Gen<PostingCase> Any { get; } =
        from transaction in Transactions
        from currency in Gen.Elements(Currencies)
        from rate in Gen.OneOf(Gen.Choose(1, 9_999_999).Select(n => n / 1_000_000m), Gen.Choose(1, 99_999).Select(n => n / 100m))
        from requiresBalancing in Gen.Elements(true, true, false)
        from mappings in Gen.Elements(requiresBalancing ? [Mappings.OneWay, Mappings.BothWays, Mappings.Ranges] : Enum.GetValues<Mappings>())
        from shuffled in Gen.Shuffle(transaction.Lines.ToArray())
        select new PostingCase(currency, transaction.Currency, rate, requiresBalancing, mappings, transaction, shuffled);

    public IReadOnlyList<PostedLine> Lines() => LinesOf(Transaction, RequiresBalancing);

    public IReadOnlyList<PostedLine> LinesOfShuffledRows() => LinesOf(In(Currency, Shuffled), RequiresBalancing);

    /// <summary>As converted, before branches settle: what each line is and what is left over.</summary>
    public IReadOnlyList<PostedLine> Converted() => LinesOf(Transaction, requiresBalancing: false);

    /// <summary>As typed, as though a minor unit were one of the base currency.</summary>
    public IReadOnlyList<PostedLine> Typed() => LinesOf(In(Base, Transaction.Lines), requiresBalancing: false);

    public River River(bool requiresBalancing)
    {
        var river = new River { Base = Base, RequiresBalancing = requiresBalancing };
        if (Currency != Base) river.Rate(Currency, "2026-01-01", Rate);
        foreach (var (from, to) in new[] { ("HQ", "NORTH"), ("SOUTH", "HQ"), ("NORTH", "SOUTH") }) Mappings.Put(river, (from, to));
        return river;
    }

    public override string ToString() => $"{Transaction.Kind} of {Transaction.Amount} {Currency} minor, applied {Transaction.Applied}, at branch {Transaction.BranchId}; base {Base} at {Rate}; " +
        $"{(RequiresBalancing ? "balancing" : "not balancing")}, {Mappings}; rows {string.Join(", ", Transaction.Lines.Select(Text))}";

    private static string Text(TransactionLine line) =>
        $"{line.LineNo}: branch {line.BranchId}, product {line.ProductId}, account {line.AccountId}, net {line.Net}, tax {line.Tax}, debit {line.Debit}, credit {line.Credit}";

    private IReadOnlyList<PostedLine> LinesOf(Transaction transaction, bool requiresBalancing)
    {
        var result = PostingRules.Post(transaction, River(requiresBalancing).Book());
        Assert.Equal("", LedgerText.Write(result.Faults));
        return result.Lines;
    }

    private Transaction In(string currency, IEnumerable<TransactionLine> lines) => PostingTests.With(new Transaction
    {
        Number = Transaction.Number, CompanyId = 1, BatchId = 1, BranchId = Transaction.BranchId, Kind = Transaction.Kind, Date = Transaction.Date,
        Currency = currency, Amount = Transaction.Amount, Applied = Transaction.Applied, PaymentMethodId = Transaction.PaymentMethodId, Trust = Transaction.Trust,
    }, [.. lines]);

    // Small amounts are as likely as large ones: it is there that a rounding is a whole line.
    private static Gen<long> Amount(int most) => Gen.OneOf(Gen.Choose(0, 20), Gen.Choose(0, 50_000), Gen.Choose(0, most)).Select(n => (long)n);

    private static Gen<TransactionLine> Line =>
        from branch in Gen.Choose(1, 3)
        from product in Gen.Choose(1, 3)
        from account in Gen.Choose(1, 16)
        from department in Gen.Choose(0, 2)
        from net in Amount(100_000_00)
        from tax in Gen.OneOf(Gen.Constant(0L), Amount(10_000_00))
        select new TransactionLine { LineNo = 1, BranchId = branch, ProductId = product, AccountId = account, DepartmentId = department == 0 ? null : department, Net = net, Tax = tax };

    private static TransactionLine[] Sold(TransactionLine[] drawn) =>
    [
        .. drawn.Select((line, at) => new TransactionLine
        {
            LineNo = at + 1, BranchId = line.BranchId, ProductId = line.ProductId, DepartmentId = line.DepartmentId, Net = line.Net, Tax = line.Tax,
        }),
    ];

    private static TransactionLine[] Journal(TransactionLine[] drawn, int home) =>
    [
        .. drawn.Select((line, at) => new TransactionLine { LineNo = at + 1, BranchId = line.BranchId, AccountId = line.AccountId, DepartmentId = line.DepartmentId, Debit = line.Net }),
        new TransactionLine { LineNo = drawn.Length + 1, BranchId = home, AccountId = 1, Credit = drawn.Sum(line => line.Net) },
    ];

    private static Transaction Made((TransactionKind Kind, string Currency, int Branch) of, TransactionLine[] lines, (long Amount, int Share) other)
    {
        var sold = of.Kind is TransactionKind.Invoice or TransactionKind.Credit or TransactionKind.Cancellation;
        var amount = sold ? lines.Sum(line => line.Net + line.Tax) : other.Amount;
        return PostingTests.With(new Transaction
        {
            Number = "T-1", CompanyId = 1, BatchId = 1, BranchId = of.Branch, Kind = of.Kind, Date = new DateOnly(2026, 3, 10),
            Currency = of.Currency, Amount = amount, Applied = amount * other.Share / 100, PaymentMethodId = 1,
            Trust = of.Kind.IsTrust() ? Trust(of.Kind, amount, amount * other.Share / 100) : null,
        }, lines);
    }

    // In, out, or from one fund to another; two funds share the amount, and the signs tell which way it went.
    private static TrustEntry Trust(TransactionKind kind, long amount, long part)
    {
        var (owner, unallocated, bond) = kind switch
        {
            TransactionKind.TrustReceipt => (part, amount - part, 0L),
            TransactionKind.OwnerContribution => (amount, 0L, 0L),
            TransactionKind.TenantRefund => (0L, -amount, 0L),
            TransactionKind.BondRefund => (0L, 0L, -amount),
            TransactionKind.Allocation => (part, -amount, amount - part),
            TransactionKind.Reassignment => (-amount, amount, 0L),
            TransactionKind.Dishonour => (-part, 0L, part - amount),
            _ => (-amount, 0L, 0L),
        };
        return new TrustEntry
        {
            CompanyId = 1, ManagementId = 1, AddedAt = Books.Start, AddedBy = "R. Osei", Owner = owner, Unallocated = unallocated, Bond = bond, Bank = owner + unallocated + bond,
            Creditor = kind is TransactionKind.CreditorPayment ? amount : 0, Fee = kind is TransactionKind.ManagementFee ? amount : kind is TransactionKind.TrustReversal ? -amount : 0,
        };
    }
}

/// <summary>How the branches of a company are mapped to each other.</summary>
internal enum Mappings { None, OneWay, BothWays, Ranges }

internal static class MappingChoice
{
    public static void Put(this Mappings mappings, River river, (string From, string To) pair)
    {
        if (mappings is Mappings.OneWay or Mappings.BothWays) river.Mapping(pair.From, pair.To);
        if (mappings is Mappings.BothWays) river.Range((pair.To, pair.From), ("", ""), ("1510", "2510"));
        if (mappings is Mappings.Ranges)
            river.Range(pair, ("", "2299"), ("1500", "2500")).Range(pair, ("2300", "3999"), ("1510", "2500"))
                .Range(pair, ("4000", "4999"), ("1510", "2510")).Range(pair, ("5000", ""), ("1500", "2510"));
    }
}
