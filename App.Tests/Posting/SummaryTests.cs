using BatchLedger.Posting;

namespace BatchLedger.Tests.Posting;

public sealed class SummaryTests : PostingTests
{
    [Fact]
    public void Lines_come_together_by_account_branch_and_department_with_sides_apart()
    {
        var river = new River { RequiresBalancing = true }.Mapping("NORTH", "HQ");
        var book = river.Book();
        string[] texts =
        [
            "Invoice T-1 of 160.00\n DUES 100.00 at NORTH\n BOOK 60.00",
            "Invoice T-2 of 120.00\n BOOK 40.00 dept EDU\n BOOK 60.00\n DUES 20.00",
            "Payment T-3 of 160.00 by CHECK applied 150.00",
        ];
        var lines = texts.SelectMany(text => Post(river, text).Lines).ToArray();

        Assert.Equal("""
            1010 HQ          1    160.00      0.00
            1200 HQ          3    280.00    150.00
            1500 NORTH       1    100.00      0.00
            2200 HQ          1      0.00     10.00
            2500 HQ          1      0.00    100.00
            4010 HQ          1      0.00     20.00
            4010 NORTH       1      0.00    100.00
            4020 HQ    EDU   1      0.00     40.00
            4020 HQ    PUB   2      0.00    120.00
            """.ReplaceLineEndings("\n"), LedgerText.Write(PostingSummary.Of(lines, book), river));
        Assert.Equal(PostingSummary.Of(lines, book), PostingSummary.Of(lines.Reverse(), book));
    }

    [Fact]
    public void A_total_that_no_number_can_hold_throws()
    {
        var summary = new PostingSummary();
        summary.Add(new PostedLine(1, 1, null, long.MaxValue, 0, ""));

        Assert.Throws<OverflowException>(() => summary.Add(new PostedLine(1, 1, null, 1, 0, "")));
    }
}
