using System.Numerics;
using BatchLedger.Currencies;
using BatchLedger.Posting;
using BatchLedger.Transactions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace BatchLedger.Tests.Posting;

/// <summary>A thousand transactions of every kind, over branches and currencies, for companies of every sort. The seed is fixed, so that a failure comes
/// again; it is said with the failure, and so is the smallest that was found.</summary>
public sealed class ThousandTests : PostingTests
{
    private const int Rounds = 1_000;
    private static readonly Rnd Seed = new(20260310, 40503);

    [Fact]
    public void Every_branch_balances_in_the_base_currency_where_it_must_and_the_whole_always() => Holds(of =>
    {
        var lines = of.Lines();
        Assert.Equal(0, lines.Sum(line => line.Debit - line.Credit));
        Assert.All(lines, line => Assert.True((line.Debit > 0 && line.Credit == 0) || (line.Debit == 0 && line.Credit > 0)));
        if (of.RequiresBalancing) Assert.All(lines.GroupBy(line => line.BranchId), branch => Assert.Equal(0, branch.Sum(line => line.Debit - line.Credit)));
        else Assert.DoesNotContain(lines, IsDue);
    });

    [Fact]
    public void Every_line_is_its_amount_at_the_rate_and_the_remainder_never_passes_one_minor_unit_a_line() => Holds(of =>
    {
        var (typed, converted) = (of.Typed(), of.Converted());
        var expected = typed.Select(line => line with { Debit = AtRate(of, line.Debit), Credit = AtRate(of, line.Credit) }).Where(line => line.Debit + line.Credit != 0);
        Assert.Equal(expected, converted.Where(line => !IsRounding(line)));

        var remainder = of.Lines().Where(IsRounding).Sum(line => line.Debit + line.Credit);
        Assert.InRange(remainder, 0, typed.Count);
        Assert.Equal(Math.Abs(expected.Sum(line => line.Debit - line.Credit)), remainder);
        if (of.Currency == of.Base) Assert.Equal(0, remainder);
    });

    [Fact]
    public void The_same_input_gives_the_same_lines_in_whatever_order_its_rows_come() => Holds(of =>
    {
        Assert.Equal(of.Lines(), of.Lines());
        Assert.Equal(of.Lines(), of.LinesOfShuffledRows());
    });

    [Fact]
    public void Balancing_adds_lines_and_changes_none() => Holds(of => Assert.Equal(of.Converted(), of.Lines().Where(line => !IsDue(line))));

    [Fact]
    public void The_thousand_reach_every_kind_currency_and_mapping_and_most_cross_branches()
    {
        var drawn = PostingCase.Any.Sample(Rounds, Seed, 100);

        Assert.Equal(Enum.GetValues<TransactionKind>().Length * 2, drawn.Select(of => (of.Transaction.Kind, of.RequiresBalancing)).Distinct().Count());
        Assert.Equal(16, drawn.Select(of => (of.Base, of.Currency)).Distinct().Count());
        Assert.Equal(7, drawn.Select(of => (of.Mappings, of.RequiresBalancing)).Distinct().Count());
        Assert.InRange(drawn.Count(of => of.RequiresBalancing && of.Lines().Any(IsDue)), 200, Rounds);
        Assert.InRange(drawn.Count(of => of.Lines().Any(IsRounding)), 100, Rounds);
        foreach (var due in (string[])["1500", "1510", "2500", "2510"])
            Assert.Contains(drawn, of => of.Mappings is Mappings.Ranges && of.Lines().Any(line => IsDue(line) && line.AccountId == of.River(true).Id(due)));
    }

    private static void Holds(Action<PostingCase> property) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Rounds).WithReplay(FSharpOption<Replay>.Some(new Replay(Seed, FSharpOption<int>.None))),
        Prop.ForAll(PostingCase.Any.ToArbitrary(), property));

    private static bool IsRounding(PostedLine line) => line.Description == "Rounding";

    private static bool IsDue(PostedLine line) => line.Description.StartsWith("Due ", StringComparison.Ordinal);

    /// <summary>Half-even in whole numbers, worked out apart from the product.</summary>
    private static long AtRate(PostingCase of, long minor)
    {
        if (of.Currency == of.Base) return minor;
        var (above, below) = ((BigInteger)(of.Rate * 1_000_000) * minor * Currency.MinorPerMajor(of.Base), (BigInteger)1_000_000 * Currency.MinorPerMajor(of.Currency));
        var (whole, rest) = BigInteger.DivRem(above, below);
        var isMore = rest * 2 > below || (rest * 2 == below && !whole.IsEven);
        return (long)(isMore ? whole + 1 : whole);
    }
}
