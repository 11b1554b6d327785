using BatchLedger.Posting;
using BatchLedger.Transactions;
using FsCheck;
using FsCheck.Fluent;

namespace BatchLedger.Tests.Posting;

/// <summary>What holds for each sort of transaction. The seed is fixed: a failure comes again.</summary>
public sealed class PropertyTests : PostingTests
{
    private const int Rounds = 5_000;

    [Fact]
    public void An_amount_in_the_base_currency_is_kept_to_the_cent()
    {
        var river = Mapped(requiresBalancing: false);
        foreach (var sale in Anything(seed: 3).Where(t => t is { Currency: "USD", Kind: TransactionKind.Invoice or TransactionKind.Payment }))
        {
            var taken = river.Id(sale.Kind is TransactionKind.Invoice ? "1200" : "1010");
            var lines = Lines(sale, river.Book());
            Assert.Equal(sale.Amount, lines.Where(line => line.AccountId == taken).Sum(line => line.Debit));
            Assert.Equal(sale.Amount, lines.Sum(line => line.Credit));
        }
    }

    [Fact]
    public void The_order_of_the_products_has_no_effect_on_the_totals()
    {
        var book = Mapped(requiresBalancing: true).Book();
        var random = new Random(5);
        foreach (var transaction in Anything(seed: 5).Where(t => t.Kind is TransactionKind.Invoice or TransactionKind.Credit or TransactionKind.Cancellation))
        {
            var totals = PostingSummary.Of(Lines(transaction, book), book);
            var shuffled = transaction.Lines.ToArray();
            random.Shuffle(shuffled);

            Assert.Equal(totals, PostingSummary.Of(Lines(Renumbered(transaction, shuffled), book), book));
        }
    }

    [Fact]
    public void A_cancellation_undoes_its_invoice()
    {
        var book = Mapped(requiresBalancing: true).Book();
        foreach (var invoice in Anything(seed: 6).Where(t => t.Kind is TransactionKind.Invoice))
        {
            var both = Lines(invoice, book).Concat(Lines(Copy(invoice, TransactionKind.Cancellation, invoice.Lines), book));
            Assert.All(PostingSummary.Of(both, book).GroupBy(total => (total.AccountId, total.BranchId, total.DepartmentId)),
                place => Assert.Equal(0, place.Sum(total => total.Debit - total.Credit)));
        }
    }

    /// <summary>The rates changed in between: accounts, branches, rounding and what branches owe each other come to nothing all the same.</summary>
    [Fact]
    [Rule("S4.21")]
    public void A_reversal_undoes_its_journal_whatever_the_rates_did_since()
    {
        var river = Ranged().Rate("EUR", "2026-04-01", 1.2m).Rate("JPY", "2026-04-01", 0.00812345m).Rate("KWD", "2026-04-01", 2.9m);
        var book = river.Book();
        foreach (var journal in Anything(seed: 11, rounds: 4_000).Where(t => t.Kind is TransactionKind.ManualJournal))
        {
            var swapped = journal.Lines.Select(line => new TransactionLine { LineNo = line.LineNo, BranchId = line.BranchId, AccountId = line.AccountId, DepartmentId = line.DepartmentId, Debit = line.Credit, Credit = line.Debit }).ToArray();
            var reversal = With(new Transaction
            {
                Number = "T-2", CompanyId = 1, BatchId = 2, BranchId = journal.BranchId, Kind = TransactionKind.ManualJournal, Date = new DateOnly(2026, 4, 10),
                RateDate = journal.Date, Currency = journal.Currency, Amount = journal.Amount,
            }, swapped);

            Assert.All(PostingSummary.Of(Lines(journal, book).Concat(Lines(reversal, book)), book), place => Assert.Equal(place.Debit, place.Credit));
        }
    }

    [Fact]
    public void Without_a_range_that_covers_them_transactions_across_branches_are_exceptions_and_no_others()
    {
        var river = Ranged();
        river.InterBranch.RemoveAll(mapping => mapping.AccountFrom == "4000");
        var (book, whole, faults) = (river.Book(), Ranged().Book(), 0);
        foreach (var transaction in Anything(seed: 10, rounds: 1_000))
        {
            var missing = PostingRules.Post(transaction, book).Faults;
            faults += missing.Count;
            Assert.All(missing, fault => Assert.Matches("^No inter-branch mapping between (HQ|NORTH|SOUTH) and (HQ|NORTH|SOUTH) covers account 4[0-9]{3} ", fault.Message));
            if (missing.Count == 0) Assert.Equal(Lines(transaction, whole), Lines(transaction, book));
        }
        Assert.InRange(faults, 100, 3_000);
    }

    [Fact]
    public void A_sum_that_no_number_can_hold_throws()
    {
        var river = Mapped(requiresBalancing: false);
        TransactionLine Huge(int number) => new() { LineNo = number, BranchId = 1, ProductId = 1, AccountId = 1, Net = long.MaxValue, Debit = long.MaxValue };

        Assert.Throws<OverflowException>(() => PostingRules.Post(With(LedgerText.Read("Invoice T-1", river), Huge(1), Huge(2)), river.Book()));
        Assert.Throws<OverflowException>(() => PostingRules.Post(With(LedgerText.Read("ManualJournal J-1", river), Huge(1), Huge(2)), river.Book()));
    }

    [Fact]
    public void A_transaction_costs_little_memory()
    {
        var (book, sales) = (Mapped(requiresBalancing: true).Book(), Anything(seed: 8).Where(t => t.BranchId == 1 && t.Currency == "USD").ToList());
        foreach (var sale in sales) PostingRules.Post(sale, book);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var sale in sales) PostingRules.Post(sale, book);
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / sales.Count, 0, 2_000);
    }

    private static River Mapped(bool requiresBalancing) => new River { RequiresBalancing = requiresBalancing }
        .Mapping("HQ", "NORTH").Mapping("SOUTH", "HQ").Mapping("NORTH", "SOUTH")
        .Rate("EUR", "2026-01-01", 1.08374651m).Rate("JPY", "2026-01-01", 0.00671234m).Rate("KWD", "2026-01-01", 3.25m);

    private static River Ranged()
    {
        var river = new River { RequiresBalancing = true }
            .Rate("EUR", "2026-01-01", 1.08374651m).Rate("JPY", "2026-01-01", 0.00671234m).Rate("KWD", "2026-01-01", 3.25m);
        foreach (var pair in new[] { ("HQ", "NORTH"), ("SOUTH", "HQ"), ("NORTH", "SOUTH") })
            river.Range(pair, ("", "2299"), ("1500", "2500")).Range(pair, ("2300", "3999"), ("1510", "2500")).Range(pair, ("4000", "4999"), ("1510", "2510")).Range(pair, ("5000", ""), ("1500", "2510"));
        return river;
    }

    private static IReadOnlyList<PostedLine> Lines(Transaction transaction, PostingBook book)
    {
        var result = PostingRules.Post(transaction, book);
        Assert.Equal("", LedgerText.Write(result.Faults));
        return result.Lines;
    }

    private static Transaction[] Anything(ulong seed, int rounds = Rounds) => PostingCase.Transactions.Sample(rounds, new Rnd(seed, 40503), 100);

    private static Transaction Renumbered(Transaction transaction, TransactionLine[] lines) => Copy(transaction, transaction.Kind, lines.Select((line, at) =>
        new TransactionLine { LineNo = at + 1, BranchId = line.BranchId, ProductId = line.ProductId, DepartmentId = line.DepartmentId, Net = line.Net, Tax = line.Tax }));

    private static Transaction Copy(Transaction of, TransactionKind kind, IEnumerable<TransactionLine> lines) => With(new Transaction
    {
        Number = of.Number, CompanyId = 1, BatchId = 1, BranchId = of.BranchId, Kind = kind, Date = of.Date, Currency = of.Currency, Amount = of.Amount,
    }, [.. lines]);
}
