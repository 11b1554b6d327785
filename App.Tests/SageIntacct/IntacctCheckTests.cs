using BatchLedger.OutsideGl;
using BatchLedger.SageIntacct;

namespace BatchLedger.Tests.SageIntacct;

public class IntacctCheckTests
{
    private static readonly OutsideBooks Books = new() { Items = [new(OutsideKind.Journal, "GJ", "General journal"), new(OutsideKind.Journal, "OLD", "Old") { Active = false }] };

    private static IReadOnlyList<GlFinding> Check(GlEntry entry, string journal = "GJ", OutsideBooks? books = null) =>
        Intacct.Real().Check(entry, books ?? Books, Intacct.Terms(null, ("journal", journal)));

    [Fact]
    public void Journal_117_may_go() => Assert.Empty(Check(Intacct.Journal117()));

    [Fact]
    public void Each_location_must_balance_by_itself()
    {
        var entry = Intacct.Journal117();
        entry = entry with { Lines = [.. entry.Lines.Select(line => line.No == 4 ? line with { LocationId = "300" } : line)] };
        Assert.Equal(entry.Debit, entry.Credit);

        var findings = Check(entry);
        Assert.Equal(["LocationBalance", "LocationBalance"], findings.Select(finding => finding.Code));
        Assert.StartsWith("Location 100: debits 1,287.53, credits 1,037.50.", findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(4, findings[1].LineNo);
    }

    [Fact]
    public void Lines_without_a_location_are_a_location_of_their_own()
    {
        var entry = Intacct.Journal117();
        entry = entry with { Lines = [.. entry.Lines.Select(line => line.No == 4 ? line with { LocationId = null } : line)] };
        Assert.Contains(Check(entry), finding => finding.Message.StartsWith("Lines without a location: debits 0.00, credits 250.03.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Enter the symbol")]
    [InlineData("XX", "There is no active journal XX in Sage Intacct (GJ)")]
    [InlineData("OLD", "There is no active journal OLD")]
    public void The_journal_symbol_must_be_there(string journal, string words) => Assert.StartsWith(words, Assert.Single(Check(Intacct.Journal117(), journal)).Message, StringComparison.Ordinal);

    [Fact]
    public void Where_the_journals_could_not_be_listed_their_symbol_is_not_doubted() => Assert.Empty(Check(Intacct.Journal117(), "XX", new OutsideBooks()));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void A_control_id_has_1_to_256_characters(int length, bool fits) => Assert.Equal(fits, Check(Intacct.Journal117(new string('k', length))).Count == 0);

    [Fact]
    public void More_lines_than_are_safe_are_refused_and_never_split()
    {
        var line = Intacct.Line(1, "1010", 1);
        var entry = Intacct.Journal117() with { Lines = [.. Enumerable.Repeat(line, 1_001)] };
        Assert.Contains(Check(entry), finding => finding.Code == "Lines");
    }

    [Fact]
    public void A_foreign_journal_is_stopped_by_the_currency_of_the_books()
    {
        var books = Books with { HomeCurrency = IntacctFields.Currency(Intacct.Terms()) };
        Assert.Contains(OutsideCheck.Findings(Intacct.Journal117() with { Currency = "EUR" }, books, "Sage Intacct"), finding => finding.Code == "Currency");
        Assert.Equal("EUR", IntacctFields.Currency(Intacct.Terms(null, ("currency", " eur"))));
    }

    [Theory]
    [InlineData("senderId", "", "Intacct.FieldMissing")]
    [InlineData("userPassword", "  ", "Intacct.FieldMissing")]
    [InlineData("companyId", "HARBOUR\r\nX", "Intacct.FieldUnprintable")]
    [InlineData("userId", "\ud800", "Intacct.FieldUnprintable")]
    [InlineData("currency", "DOLLARS", "Intacct.Currency")]
    public void What_cannot_be_right_is_refused_before_any_connection(string field, string typed, string code) =>
        Assert.Equal(code, Intacct.Real().WhyNot(Intacct.Terms(null, (field, typed)))?.Code);

    [Fact]
    public void Every_field_is_asked_once_and_no_password_is_shown()
    {
        var fields = Intacct.Real().Fields;
        Assert.Equal(fields.Count, fields.Select(field => field.Name).Distinct().Count());
        Assert.Equal(["userPassword", "senderPassword", "clientSecret"], fields.Where(field => field.Secret).Select(field => field.Name));
    }

    [Fact]
    public void A_stand_in_must_be_on_this_machine()
    {
        Assert.Null(Intacct.Real().WhyNot(Intacct.Terms()));
        Assert.Null(Intacct.Real().WhyNot(Intacct.Terms(new Uri("http://127.0.0.1:5003"))));
        Assert.Equal("Intacct.StandIn", Intacct.Real().WhyNot(Intacct.Terms(new Uri("https://api.intacct.com.evil.example")))?.Code);
    }
}
