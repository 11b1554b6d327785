using BatchLedger.Papers;

namespace BatchLedger.Tests.Papers;

public class PaperTests
{
    [Fact]
    public void A_paper_has_letterhead_title_facts_table_total_and_the_number_of_its_page()
    {
        var lines = Printed.Pages(PaperPrint.Pdf(Paper([PaperRow.Line("Rent 02 Mar to 09 Mar", "520.00"), PaperRow.Total("Received", "520.00")])));

        Assert.Equal(
        [
            "Harbour & Hill M-000107", "Receipt R-000001", "14 Mill Lane", "Received from Date received", "A. Novak 10 Mar 2026", "For Amount", "Rent 02 Mar to 09 Mar 520.00", "Received 520.00",
            "Thank you.", "Receipt R-000001 Page 1 of 1",
        ], Assert.Single(lines));
    }

    [Fact]
    public void A_long_table_goes_on_with_its_header_on_each_page_and_loses_no_row()
    {
        var pages = Printed.Pages(PaperPrint.Pdf(Paper([.. Enumerable.Range(1, 110).Select(number => PaperRow.Line($"Row {number}", $"{number}.00"))])));

        Assert.Equal(4, pages.Count);
        Assert.All(pages, page => Assert.Single(page, "For Amount"));
        Assert.Equal(["Page 1 of 4", "Page 2 of 4", "Page 3 of 4", "Page 4 of 4"], pages.Select(page => page[^1]["Receipt R-000001 ".Length..]));
        Assert.Equal(Enumerable.Range(1, 110).Select(number => $"Row {number} {number}.00"), pages.SelectMany(page => page).Where(line => line.StartsWith("Row", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_heading_within_a_table_never_stands_alone_at_the_foot_of_a_page()
    {
        for (var before = 24; before < 36; before++)
        {
            var rows = Enumerable.Range(1, before).Select(number => PaperRow.Line($"Row {number}", "1.00")).Append(PaperRow.Group("Expenses")).Append(PaperRow.Line("Plumber", "2.00"));
            var page = Printed.Pages(PaperPrint.Pdf(Paper([.. rows]))).Single(lines => lines.Contains("Expenses"));
            Assert.Contains("Plumber 2.00", page);
        }
    }

    [Fact]
    public void Amounts_end_at_the_same_edge_whatever_their_length()
    {
        var letters = Printed.Letters(PaperPrint.Pdf(Paper([PaperRow.Line("x", "1.00"), PaperRow.Line("x", "1,234,567.00")])));

        var last = letters.Where(letter => letter.Value == "0" && letter is { BoundingBox: { Right: > 500, Bottom: < 700 } }).GroupBy(letter => Math.Round(letter.StartBaseLine.Y)).Select(line => line.Max(letter => letter.EndBaseLine.X)).ToList();
        Assert.Equal(2, last.Count);
        Assert.Equal(last[0], last[1], 0.05);
    }

    [Theory]
    [InlineData("Zoë Müller-Łukasz, Ångström")]
    [InlineData("Σωκράτης Παπαδόπουλος")]
    [InlineData("Ольга Іванівна Ґудзь")]
    public void Names_in_Latin_Greek_and_Cyrillic_are_written_as_they_are(string name) =>
        Assert.Contains(name, Printed.Text(PaperPrint.Pdf(Paper([PaperRow.Line(name, "1.00")]))), StringComparison.Ordinal);

    [Theory]
    [InlineData("漢字 😀 ∑")]
    [InlineData("half a pair \ud800")]
    [InlineData("control \u0001\u0000\t\r\n characters")]
    [InlineData("")]
    [InlineData("DonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftDonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")]
    public void What_the_letters_do_not_have_or_what_does_not_fit_breaks_nothing(string odd) =>
        Assert.Contains("520.00", Printed.Text(PaperPrint.Pdf(Paper([PaperRow.Line(odd, "520.00")]) with { Title = odd, From = odd, Mark = odd, Notes = [odd] })), StringComparison.Ordinal);

    [Fact]
    public void The_same_paper_gives_the_same_bytes_and_carries_only_the_letters_it_uses()
    {
        var (first, second) = (PaperPrint.Pdf(Paper([PaperRow.Line("Rent", "520.00")])), PaperPrint.Pdf(Paper([PaperRow.Line("Rent", "520.00")])));

        Assert.Equal(first, second);
        Assert.NotEqual(first, PaperPrint.Pdf(Paper([PaperRow.Line("Rent", "520.01")])));
        Assert.InRange(first.Length, 5_000, 60_000);
    }

    private static Paper Paper(IReadOnlyList<PaperRow> rows) => new("Receipt R-000001", Books.Start)
    {
        From = "Harbour & Hill", Aside = "M-000107", Subtitle = "14 Mill Lane", Facts = [new("Received from", "A. Novak"), new("Date received", "10 Mar 2026")],
        Tables = [new PaperTable([new("For", 3), PaperColumn.Amount("Amount", 1)], rows)], Notes = ["Thank you."], Foot = "Receipt R-000001",
    };
}
