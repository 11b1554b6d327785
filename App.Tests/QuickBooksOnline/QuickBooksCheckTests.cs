using BatchLedger.OutsideGl;

namespace BatchLedger.Tests.QuickBooksOnline;

/// <summary>The limits of QuickBooks Online, each at its edge and one over. Nothing is shortened.</summary>
public sealed class QuickBooksCheckTests
{
    private static readonly OutsideBooks Books = new() { Items = [new(OutsideKind.Customer, "201", "Members"), new(OutsideKind.Vendor, "301", "Old vendor") { Active = false }] };

    [Fact]
    public void The_sample_journal_has_nothing_against_it() => Assert.Empty(Findings(Vector.Journal117()));

    [Theory]
    [InlineData("BL-2025-06-30-0000117", "")]
    [InlineData("BL-2025-06-30-00001170", "Number")]
    public void A_number_has_21_characters_at_most(string number, string expected) => Codes(expected, Vector.Journal117() with { Number = number });

    [Theory]
    [InlineData(4000, "")]
    [InlineData(4001, "Text")]
    public void Memo_and_description_have_4000_characters_at_most(int length, string expected)
    {
        var text = new string('x', length);
        Codes(expected, Vector.Journal117() with { Memo = text });
        Codes(expected, WithLine(line => line with { Memo = text }));
        if (expected.Length > 0) Assert.Equal(2, Findings(WithLine(line => line with { Memo = text }))[0].LineNo);
    }

    [Theory]
    [InlineData("bl-5f0a6c1e-7d4b-4d19-9f35-2a1c7e9b0d11-000117-001", "")]
    [InlineData("bl-5f0a6c1e-7d4b-4d19-9f35-2a1c7e9b0d11-000117-0011", "Key")]
    public void A_key_has_50_characters_at_most(string key, string expected) => Codes(expected, Vector.Journal117() with { Key = key });

    [Theory]
    [InlineData(99_999_999_999_00, "USD", "")]
    [InlineData(99_999_999_999_01, "USD", "Amount")]
    [InlineData(99_999_999_999, "JPY", "")]
    [InlineData(100_000_000_000, "JPY", "Amount")]
    [InlineData(12_340, "KWD", "")]
    [InlineData(12_345, "KWD", "Amount")]
    public void A_line_takes_amounts_up_to_their_limit_with_two_decimals(long amount, string currency, string expected)
    {
        var entry = Vector.Journal117() with { Currency = currency, Lines = [Line(1, amount, 0), Line(2, 0, amount)] };
        Assert.Equal(expected.Length == 0 ? [] : new[] { expected, expected }, Findings(entry).Select(finding => finding.Code));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(-5, 0)]
    [InlineData(5, -1)]
    public void A_line_has_one_amount_over_0(long debit, long credit) => Codes("Amount", WithLine(line => line with { Debit = debit, Credit = credit }));

    [Theory]
    [InlineData(1000, "")]
    [InlineData(1001, "Lines")]
    public void A_journal_has_1000_lines_at_most(int count, string expected) =>
        Codes(expected, Vector.Journal117() with { Lines = [.. Enumerable.Range(1, count).Select(no => no % 2 == 0 ? Line(no, 0, 100) : Line(no, 100, 0))] });

    [Theory]
    [InlineData("Dues & fees – June 😀 \t\r\n", "")]
    [InlineData("bell \a", "Text")]
    [InlineData("nothing \0", "Text")]
    [InlineData("not a character \uFFFE", "Text")]
    public void Text_that_they_cannot_keep_is_refused(string text, string expected)
    {
        Codes(expected, Vector.Journal117() with { Memo = text });
        Codes(expected, WithLine(line => line with { Memo = text }));
    }

    [Fact]
    public void Half_a_character_is_refused() => Codes("Text", Vector.Journal117() with { Memo = "half " + '\uD83D' });

    [Fact]
    public void A_customer_or_vendor_must_be_there_and_active()
    {
        Codes("", WithLine(line => line with { CustomerId = "201" }));
        Codes("EntityMissing", WithLine(line => line with { CustomerId = "202" }));
        Codes("EntityInactive", WithLine(line => line with { VendorId = "301" }));
    }

    private static GlEntryLine Line(int no, long debit, long credit) => new() { No = no, AccountCode = "1010", AccountId = "35", Debit = debit, Credit = credit };

    private static GlEntry WithLine(Func<GlEntryLine, GlEntryLine> change)
    {
        var entry = Vector.Journal117();
        return entry with { Lines = [.. entry.Lines.Select(line => line.No == 2 ? change(line) : line)] };
    }

    private static IReadOnlyList<GlFinding> Findings(GlEntry entry) => Vector.Connector(CannedWire.Of(200, "")).Check(entry, Books, Vector.Terms());

    private static void Codes(string expected, GlEntry entry) => Assert.Equal(expected.Length == 0 ? [] : new[] { expected }, Findings(entry).Select(finding => finding.Code));
}
