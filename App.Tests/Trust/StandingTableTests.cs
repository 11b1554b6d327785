using BatchLedger.Currencies;
using BatchLedger.Transactions;
using BatchLedger.Trust;

namespace BatchLedger.Tests.Trust;

/// <summary>What can be done with a trust transaction, drawn as a table and held against every combination there is.</summary>
public class StandingTableTests
{
    // R receipt, C contribution, O owner payment, P creditor payment, T refund, B bond refund, F fee, X anything else. Means: e EFT, q cheque, n none.
    // Then y or n: replaced by a cheque, reversed, dishonoured; reassigned none, part or all; y or n: presented, paid to the owner, on a statement. A dot is any.
    // Exactly one line holds for each combination; "yes" is allowed, anything else the refusal.
    private const string Table = """
                  kind      means  replaced  reversed  dishonoured  reassigned  presented  paid  stated
        Reverse   X         .      .         .         .            .           .          .     .       NotReversible
        Reverse   RCOPTBF   .      y         .         .            .           .          .     .       ChangedToCheque
        Reverse   RCOPTBF   .      n         y         .            .           .          .     .       AlreadyReversed
        Reverse   RCOPTBF   .      n         n         y            .           .          .     .       AlreadyDishonoured
        Reverse   RCOPTBF   .      n         n         n            pa          .          .     .       ReassignedStays
        Reverse   RCOPTBF   .      n         n         n            n           y          .     .       PresentedStays
        Reverse   RCOPTBF   .      n         n         n            n           n          .     .       yes

        Reassign  COPTBFX   .      .         .         .            .           .          .     .       OnlyReceiptsReassign
        Reassign  R         .      y         .         .            .           .          .     .       ChangedToCheque
        Reassign  R         .      n         y         .            .           .          .     .       AlreadyReversed
        Reassign  R         .      n         n         y            .           .          .     .       AlreadyDishonoured
        Reassign  R         .      n         n         n            a           .          .     .       NothingLeft
        Reassign  R         .      n         n         n            np          n          .     .       NotPresented
        Reassign  R         .      n         n         n            np          y          y     y       PaidAndStated
        Reassign  R         .      n         n         n            np          y          y     n       yes
        Reassign  R         .      n         n         n            np          y          n     .       yes

        Dishonour OPTBFX    .      .         .         .            .           .          .     .       OnlyReceiptsBounce
        Dishonour RC        .      y         .         .            .           .          .     .       ChangedToCheque
        Dishonour RC        .      n         y         .            .           .          .     .       AlreadyReversed
        Dishonour RC        .      n         n         y            .           .          .     .       AlreadyDishonoured
        Dishonour RC        .      n         n         n            .           .          .     .       yes

        Cheque    RCOTBFX   .      .         .         .            .           .          .     .       OnlyCreditorPayments
        Cheque    P         .      y         .         .            .           .          .     .       ChangedToCheque
        Cheque    P         .      n         y         .            .           .          .     .       AlreadyReversed
        Cheque    P         .      n         n         y            .           .          .     .       AlreadyDishonoured
        Cheque    P         q      n         n         n            .           .          .     .       AlreadyCheque
        Cheque    P         en     n         n         n            .           y          .     .       EftPresented
        Cheque    P         en     n         n         n            .           n          .     .       yes

        Print     RC        .      .         .         .            .           .          .     .       yes
        Print     OPTBFX    .      .         .         .            .           .          .     .       NoReceipt
        """;

    private static readonly Dictionary<TransactionKind, char> Letters = new()
    {
        [TransactionKind.TrustReceipt] = 'R', [TransactionKind.OwnerContribution] = 'C', [TransactionKind.OwnerPayment] = 'O', [TransactionKind.CreditorPayment] = 'P',
        [TransactionKind.TenantRefund] = 'T', [TransactionKind.BondRefund] = 'B', [TransactionKind.ManagementFee] = 'F',
    };

    private static readonly Dictionary<string, string> Words = new()
    {
        ["ChangedToCheque"] = "Changed to cheque 000417.",
        ["AlreadyReversed"] = "Already reversed on 03 Apr 2026.",
        ["AlreadyDishonoured"] = "Already dishonoured on 04 Apr 2026.",
        ["ReassignedStays"] = "Reassigned on 02 Apr 2026; a reassigned transaction cannot be reversed.",
        ["OnlyReceiptsReassign"] = "Only a tenant's receipt can be reassigned.",
        ["NothingLeft"] = "All 900.00 were reassigned by 02 Apr 2026; nothing is left.",
        ["NotPresented"] = "Not yet presented in a reconciliation. Use Reverse.",
        ["PaidAndStated"] = "Funds were paid to the owner on 15 Apr 2026 and are on statement 88.",
        ["OnlyReceiptsBounce"] = "Only a receipt can be dishonoured.",
        ["OnlyCreditorPayments"] = "Only creditor payments can change to cheque.",
        ["AlreadyCheque"] = "Already paid by cheque 000400.",
        ["EftPresented"] = "Already presented in the reconciliation of 31 Mar 2026: the EFT has left the bank.",
        ["NoReceipt"] = "Only money received has a receipt.",
    };

    private static readonly string[][] Lines = [.. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    [Fact]
    [Rule("S3.26")]
    [Rule("S3.27")]
    [Rule("S3.28")]
    [Rule("S3.29")]
    [Rule("S3.31")]
    public void Every_combination_answers_each_action_as_the_table_says()
    {
        var (cells, wrong) = (0, new List<string>());
        foreach (var (signs, standing) in Combinations())
            foreach (var action in Lines.Select(line => line[0]).Distinct())
            {
                var expected = Assert.Single(Lines, line => line[0] == action && Holds(line, signs))[^1];
                var refusal = Asked(action, standing);
                if ((refusal?.Code ?? "yes") != (expected == "yes" ? "yes" : $"Trust.{expected}")) wrong.Add($"{action} {signs}: {refusal?.Code ?? "yes"} for {expected}");
                else if (refusal is not null && refusal.Message != WordsOf(expected, standing)) wrong.Add($"{action} {signs}: {refusal.Message}");
                cells++;
            }

        Assert.Equal(19 * 3 * 8 * 3 * 8 * 5, cells);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
    }

    [Fact]
    public void A_whole_reassignment_or_a_reversal_undoes_a_part_does_not()
    {
        foreach (var (signs, standing) in Combinations()) Assert.Equal(signs[3] == 'y' || signs[5] == 'a', standing.IsUndone);
    }

    private static bool Holds(string[] line, string signs)
    {
        for (var at = 0; at < signs.Length; at++)
            if (line[at + 1] != "." && !line[at + 1].Contains(signs[at], StringComparison.Ordinal)) return false;
        return true;
    }

    private static Refusals.Refusal? Asked(string action, TrustStanding standing) => action switch
    {
        "Reverse" => standing.WhyNotReverse(),
        "Reassign" => standing.WhyNotReassign(),
        "Dishonour" => standing.WhyNotDishonour(),
        "Cheque" => standing.WhyNotChangeToCheque(),
        _ => standing.WhyNotPrint(),
    };

    private static string WordsOf(string expected, TrustStanding standing) => expected switch
    {
        "NotReversible" => $"Only a receipt, a payment or a fee can be reversed; this is {standing.Kind.WithArticle()}.",
        "PresentedStays" => $"Already presented in the reconciliation of 31 Mar 2026. {(standing.Kind is TransactionKind.TrustReceipt or TransactionKind.OwnerContribution ? "Use Reassign or Dishonour." : "When the money comes back, record it as a receipt.")}",
        _ => Words[expected],
    };

    /// <summary>All of them, each with its signs in the order of the columns.</summary>
    private static IEnumerable<(string Signs, TrustStanding Standing)> Combinations() =>
        from kind in Enum.GetValues<TransactionKind>()
        from means in "eqn"
        from replaced in "yn"
        from reversed in "yn"
        from dishonoured in "yn"
        from reassigned in "npa"
        from presented in "yn"
        from paid in "yn"
        from stated in "yn"
        select ($"{Letters.GetValueOrDefault(kind, 'X')}{means}{replaced}{reversed}{dishonoured}{reassigned}{presented}{paid}{stated}", new TrustStanding
        {
            TransactionId = 1, Number = "T-000001", Kind = kind, Amount = new Money(900_00, "USD"), TenancyId = 1,
            Means = means switch { 'e' => PaymentMeans.Eft, 'q' => PaymentMeans.Cheque, _ => null }, Cheque = means == 'q' ? "000400" : null,
            ReplacedByCheque = replaced == 'y' ? "000417" : null,
            ReversedOn = On(reversed, new DateOnly(2026, 4, 3)), DishonouredOn = On(dishonoured, new DateOnly(2026, 4, 4)),
            Reassigned = reassigned switch { 'a' => 900_00, 'p' => 300_00, _ => 0 }, ReassignedOn = reassigned == 'n' ? null : new DateOnly(2026, 4, 2),
            Presented = On(presented, new DateOnly(2026, 3, 31)), PaidOutOn = On(paid, new DateOnly(2026, 4, 15)), Statement = stated == 'y' ? 88 : null,
        });

    private static DateOnly? On(char sign, DateOnly day) => sign == 'y' ? day : null;
}
