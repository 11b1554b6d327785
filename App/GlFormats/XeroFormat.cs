using BatchLedger.Ledgers;

namespace BatchLedger.GlFormats;

/// <summary>Rows of equal narration and date are one manual journal, which arrives as a draft; debit positive, credit negative; two tracking categories.</summary>
internal sealed class XeroFormat(FileProfile profile) : ImportFormat(profile)
{
    public override LedgerFormat Format => LedgerFormat.XeroCsv;
    public override string System => "Xero";
    public override int? MostLinesOfFile => 300;

    public override IEnumerable<string> Gaps()
    {
        if (string.IsNullOrWhiteSpace(Profile.XeroTaxRate)) yield return "Enter the name of the Xero tax rate, such as Tax Exempt, under Ledger files of the company.";
    }

    public override IEnumerable<TextCell> Texts(OutsideJournal journal) =>
        [new("Number", journal.Number) { Needed = true }, new("Narration", Narration(journal)), new("Tax rate", Profile.XeroTaxRate)];

    public override IEnumerable<TextCell> Texts(OutsideLine line)
    {
        var (first, second) = Dimensions.Xero(line);
        return
        [
            AccountCode(line), new("Description", line.Memo), new("Tracking category", first.Name), new("Tracking option", first.Option),
            new("Tracking category", second.Name), new("Tracking option", second.Option),
        ];
    }

    public override string? WhyNot(string text) => TextRules.Csv(text);

    public override IImportRows Open(Stream target, FileShape shape) => new Rows(this, DelimitedFile.Csv(target));

    private static string Narration(OutsideJournal journal) => journal.Memo.Length == 0 ? journal.Number : $"{journal.Number} {journal.Memo}";

    private sealed class Rows : IImportRows
    {
        private readonly XeroFormat format;
        private readonly DelimitedFile file;

        public Rows(XeroFormat format, DelimitedFile file)
        {
            (this.format, this.file) = (format, file);
            file.Titles("*Narration", "*Date", "Description", "*AccountCode", "*TaxRate", "*Amount", "TrackingName1", "TrackingOption1", "TrackingName2", "TrackingOption2");
        }

        public void Row(OutsideJournal journal, OutsideLine line, RowPlace place)
        {
            var (first, second) = format.Dimensions.Xero(line);
            file.Cell(Narration(journal)).Cell(format.Date(journal.Date, DateOrder.DayFirst)).Cell(line.Memo).Cell(line.AccountCode).Cell(format.Profile.XeroTaxRate)
                .Amount(line.Signed).Cell(first.Name).Cell(first.Option).Cell(second.Name).Cell(second.Option).EndRow();
        }

        public void Dispose() => file.Dispose();
    }
}
