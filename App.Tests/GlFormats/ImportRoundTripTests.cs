using System.Globalization;
using System.Text;
using BatchLedger.GlFormats;
using BatchLedger.Ledgers;

namespace BatchLedger.Tests.GlFormats;

/// <summary>Random journals go out through our writers and come back through a reader that knows only the published formats.</summary>
public class ImportRoundTripTests
{
    private const int Journals = 300;

    private static readonly string[] Anywhere = ["dues", "Zoë Müller", "a \"quoted\" name", "Smith, Joe; & sons", "100% – paid", "  blanks ", "'tis", "€ 5"];
    private static readonly string[] NotInIif = ["two\r\nlines", "tab\there", "łódź", "会費", "🎉 gala"];
    private static readonly string?[] Codes = [null, "NORTH", "SOUTH"];

    static ImportRoundTripTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<LedgerFormat> Formats => [.. Outside.ImportFormats];

    [Theory, MemberData(nameof(Formats))]
    public async Task Every_journal_comes_back_as_it_left(LedgerFormat format)
    {
        var dice = new Random(20250630);
        var written = new List<(OutsideJournal Journal, List<OutsideLine> Lines)>();
        for (var n = 1; n <= Journals; n++)
        {
            // Xero takes 300 lines a file.
            var lines = RandomLines(dice, format, format is LedgerFormat.XeroCsv ? 1 : dice.Next(1, 12));
            written.Add((RandomJournal(dice, n, lines), lines));
        }

        var chunks = format is LedgerFormat.XeroCsv ? written.Chunk(100) : [[.. written]];
        foreach (var chunk in chunks)
        {
            var bytes = await Outside.WriteAsync(format, Profile(), [.. chunk.Select(x => x.Journal)]);
            var read = ImportReader.Read(format, bytes);
            Assert.Equal(chunk.SelectMany(x => x.Lines.Select(line => Expected(format, x.Journal, line))), read);
            Assert.All(read.GroupBy(line => line.Journal), journal => Assert.Equal(0, journal.Sum(line => line.Signed)));
        }
    }

    private static FileProfile Profile() => new()
    {
        IntacctLocation = "100", NetSuiteSubsidiary = "Harbour Guild", XeroBranchTracking = "Region", XeroDepartmentTracking = "Programme", BranchCodes = CodeMap.Of(("NORTH", "N-1")),
    };

    private static OutsideJournal RandomJournal(Random dice, int number, List<OutsideLine> lines) => new()
    {
        Number = $"J-{number:D6}", Date = new DateOnly(2015, 1, 1).AddDays(dice.Next(4000)), Memo = "June – dues", Currency = "USD", Lines = lines.ToAsyncEnumerable(),
    };

    private static List<OutsideLine> RandomLines(Random dice, LedgerFormat format, int debits)
    {
        var lines = new List<OutsideLine>();
        for (var n = 1; n <= debits; n++) lines.Add(RandomLine(dice, format, n) with { Debit = dice.NextInt64(1, 10_000_000_00) });
        var sum = lines.Sum(line => line.Debit);
        if (sum > 1 && dice.Next(2) == 0)
        {
            var part = dice.NextInt64(1, sum);
            lines.Add(RandomLine(dice, format, lines.Count + 1) with { Credit = part });
            sum -= part;
        }
        lines.Add(RandomLine(dice, format, lines.Count + 1) with { Credit = sum });
        return lines;
    }

    private static OutsideLine RandomLine(Random dice, LedgerFormat format, int no)
    {
        var account = dice.Next(4);
        string[] memos = format is LedgerFormat.QuickBooksDesktopIif ? Anywhere : [.. Anywhere, .. NotInIif];
        return new OutsideLine
        {
            No = no, AccountCode = $"{account}010", AccountName = "Dues", AccountPath = account == 0 ? "Accounts Receivable" : $"Parent {account}:Größe, \"{account}\"",
            Control = account == 0 ? ControlAccount.Receivable : ControlAccount.None, Debit = 0, Credit = 0, Memo = string.Join(' ', "for", memos[dice.Next(memos.Length)], dice.Next()),
            Location = Codes[dice.Next(1, 3)], Department = Codes[dice.Next(3)], Class = Codes[dice.Next(3)],
            Entity = account == 0 ? "Orchard Lane Clinic" : null, EntityCode = account == 0 ? "58" : null,
        };
    }

    private static ReadLine Expected(LedgerFormat format, OutsideJournal journal, OutsideLine line)
    {
        var branch = line.Location is "NORTH" ? "N-1" : line.Location ?? "";
        var (department, own, who) = (line.Department ?? "", line.Class ?? "", line.Entity ?? "");
        var (month, byName) = ("MM/dd/yyyy", line.AccountPath);
        var read = new ReadLine(journal.Number, "", byName, line.Debit - line.Credit) { Memo = line.Memo, Location = branch, Department = department, Class = own, Entity = who };
        return format switch
        {
            LedgerFormat.QuickBooksOnlineCsv => read with { Date = Day(month), Department = null, Class = line.Class ?? department },
            LedgerFormat.QuickBooksDesktopIif => read with { Date = Day(month), Location = null, Department = null, Class = line.Class ?? department },
            LedgerFormat.IntacctCsv => read with { Date = Day(month), Account = line.AccountCode, Memo = line.Memo.Replace('–', '-'), Entity = line.EntityCode ?? "" },
            LedgerFormat.NetSuiteCsv => read with { Date = Day(month), Account = line.AccountCode },
            LedgerFormat.XeroCsv => read with { Date = Day("dd/MM/yyyy"), Account = line.AccountCode, Class = null, Entity = null },
            _ => read with { Date = Day("yyyy-MM-dd") },
        };

        string Day(string pattern) => journal.Date.ToString(pattern, CultureInfo.InvariantCulture);
    }
}
