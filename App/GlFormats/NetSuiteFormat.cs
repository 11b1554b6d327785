using BatchLedger.Ledgers;

namespace BatchLedger.GlFormats;

/// <summary>For the import of single journal entries: the External ID on every row keeps a journal together; accounts by number; no total rows.</summary>
internal sealed class NetSuiteFormat(FileProfile profile) : ImportFormat(profile)
{
    /// <summary>Ten digits before the point.</summary>
    private const long MostMinor = 999_999_999_999;
    private const string OfLine = "Journal Entry - Line: ";

    public override LedgerFormat Format => LedgerFormat.NetSuiteCsv;
    public override string System => "NetSuite";
    public override bool OneCurrency => false;
    public override int? MostLinesOfJournal => 1000;

    public override IEnumerable<string> Gaps()
    {
        if (string.IsNullOrWhiteSpace(Profile.NetSuiteSubsidiary)) yield return "Enter the NetSuite subsidiary, as NetSuite writes it, under Ledger files of the company.";
    }

    public override IEnumerable<TextCell> Texts(OutsideJournal journal) =>
        [new("Number", journal.Number) { Needed = true }, new("Subsidiary", Profile.NetSuiteSubsidiary), new("Memo", journal.Memo)];

    public override IEnumerable<TextCell> Texts(OutsideLine line) =>
    [
        AccountCode(line), new("Memo", line.Memo), new("Department", Dimensions.Department(line)), new("Class", line.Class),
        new("Location", Dimensions.Branch(line)), new("Name", EntityOf(line)),
    ];

    public override string? WhyNot(string text) => TextRules.Csv(text);

    public override string? WhyNot(OutsideLine line) => line.Debit <= MostMinor && line.Credit <= MostMinor ? null
        : "The amount has more than 10 digits before the point, which is all that NetSuite takes. Split it over several lines.";

    public override IImportRows Open(Stream target, FileShape shape) => new Rows(this, (DelimitedFile.Csv(target), shape));

    private sealed class Rows : IImportRows
    {
        private readonly NetSuiteFormat format;
        private readonly DelimitedFile file;
        private readonly bool locations;

        public Rows(NetSuiteFormat format, (DelimitedFile File, FileShape Shape) target)
        {
            (this.format, file, locations) = (format, target.File, target.Shape.HasLocations);
            string[] location = locations ? [OfLine + "Location"] : [];
            file.Titles(["External ID", "Date", "Subsidiary", "Currency", "Memo", OfLine + "Account", OfLine + "Debit", OfLine + "Credit", OfLine + "Memo", OfLine + "Department", OfLine + "Class",
                .. location, OfLine + "Name"]);
        }

        public void Row(OutsideJournal journal, OutsideLine line, RowPlace place)
        {
            file.Cell(journal.Number).Cell(format.Date(journal.Date, DateOrder.MonthFirst)).Cell(format.Profile.NetSuiteSubsidiary).Cell(journal.Currency).Cell(journal.Memo)
                .Cell(line.AccountCode).Sides(line).Cell(line.Memo).Cell(format.Dimensions.Department(line)).Cell(line.Class);
            if (locations) file.Cell(format.Dimensions.Branch(line));
            file.Cell(format.EntityOf(line)).EndRow();
        }

        public void Dispose() => file.Dispose();
    }
}
