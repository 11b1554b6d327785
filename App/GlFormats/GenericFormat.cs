using BatchLedger.Currencies;
using BatchLedger.Ledgers;
using BatchLedger.Spreadsheets;

namespace BatchLedger.GlFormats;

/// <summary>For every other system, and for people: our CSV with its mark and its guard against formulas, ISO dates, both sides filled, as many decimals as the currency has.</summary>
internal sealed class GenericFormat(FileProfile profile) : ImportFormat(profile)
{
    public override LedgerFormat Format => LedgerFormat.GenericCsv;
    public override string System => "A CSV file";
    public override int? Digits => null;

    public override IEnumerable<TextCell> Texts(OutsideJournal journal) => [new("Number", journal.Number) { Needed = true }];

    public override IEnumerable<TextCell> Texts(OutsideLine line) =>
    [
        AccountCode(line), new("Account", line.AccountPath) { Needed = true }, new("Description", line.Memo), new("Department", Dimensions.Department(line)),
        new("Class", line.Class), new("Entity", line.Entity), new("Location", Dimensions.Branch(line)),
    ];

    public override string? WhyNot(string text) => TextRules.CsvGuarded(text);

    public override IImportRows Open(Stream target, FileShape shape) => new Rows(this, (target, shape));

    private sealed class Rows(GenericFormat format, (Stream Stream, FileShape Shape) target) : IImportRows
    {
        private static readonly string[] Titles =
            ["BatchNo", "JournalDate", "LineNo", "AccountCode", "AccountName", "Debit", "Credit", "Description", "Department", "Class", "Entity"];

        private readonly CsvWriter file = new(target.Stream, target.Shape.HasLocations ? [.. Titles, "Location"] : Titles);

        public void Row(OutsideJournal journal, OutsideLine line, RowPlace place)
        {
            var digits = Currency.Digits(journal.Currency);
            file.Row().Text(journal.Number).Date(journal.Date).Whole(line.No).Text(line.AccountCode).Text(line.AccountPath).Amount(line.Debit, digits).Amount(line.Credit, digits)
                .Text(line.Memo).Text(format.Dimensions.Department(line)).Text(line.Class).Text(line.Entity);
            if (target.Shape.HasLocations) file.Text(format.Dimensions.Branch(line));
        }

        public void Dispose() => file.Dispose();
    }
}
