using BatchLedger.Ledgers;

namespace BatchLedger.GlFormats;

/// <summary>What belongs to the whole journal stands on its first row only; lines are numbered from 1 without gaps; one side blank. Texts in their plain form (<see cref="PlainText"/>).</summary>
internal sealed class IntacctFormat(FileProfile profile) : ImportFormat(profile)
{
    // By Intacct's own help page; another product writes 80.
    private const int MostOfDescription = 30;

    public override LedgerFormat Format => LedgerFormat.IntacctCsv;
    public override string System => "Sage Intacct";

    public override IEnumerable<string> Gaps()
    {
        if (string.IsNullOrWhiteSpace(Profile.IntacctJournal)) yield return "Enter the symbol of the Intacct journal, such as GJ, under Ledger files of the company.";
    }

    public override IEnumerable<TextCell> Texts(OutsideJournal journal) =>
    [
        new("Number", journal.Number) { Needed = true }, new("Journal symbol", Profile.IntacctJournal),
        new("Description", PlainText.Of(journal.Memo)) { Most = MostOfDescription, Needed = true },
    ];

    public override IEnumerable<TextCell> Texts(OutsideLine line) =>
    [
        AccountCode(line), new("Memo", PlainText.Of(line.Memo)), new("Customer or vendor", line.EntityCode), new("Location", Dimensions.IntacctLocation(line)),
        new("Department", Dimensions.Department(line)), new("Class", line.Class),
    ];

    public override string? WhyNot(string text) => TextRules.Csv(text);

    public override string? WhyNot(OutsideLine line) => string.IsNullOrWhiteSpace(Dimensions.IntacctLocation(line))
        ? "The line has no location, which Sage Intacct needs. Enter the Intacct location under Ledger files of the company." : null;

    public override IImportRows Open(Stream target, FileShape shape) => new Rows(this, DelimitedFile.Csv(target));

    private sealed class Rows : IImportRows
    {
        private readonly IntacctFormat format;
        private readonly DelimitedFile file;

        public Rows(IntacctFormat format, DelimitedFile file)
        {
            (this.format, this.file) = (format, file);
            file.Titles("DONOTIMPORT", "JOURNAL", "DATE", "REVERSEDATE", "DESCRIPTION", "REFERENCE_NO", "LINE_NO", "ACCT_NO", "LOCATION_ID", "DEPT_ID", "DOCUMENT", "MEMO",
                "DEBIT", "CREDIT", "SOURCEENTITY", "CURRENCY", "EXCH_RATE_DATE", "EXCH_RATE_TYPE_ID", "EXCHANGE_RATE", "STATE", "ALLOCATION_ID", "BILLABLE",
                "GLENTRY_PROJECTID", "GLENTRY_CUSTOMERID", "GLENTRY_VENDORID", "GLENTRY_EMPLOYEEID", "GLENTRY_ITEMID", "GLENTRY_CLASSID");
        }

        public void Row(OutsideJournal journal, OutsideLine line, RowPlace place)
        {
            file.Blank();
            if (place is RowPlace.First)
                file.Cell(format.Profile.IntacctJournal).Cell(Written(journal.Date, DateOrder.MonthFirst)).Blank().Cell(PlainText.Of(journal.Memo)).Cell(journal.Number);
            else
                file.Blank(5);

            file.Whole(line.No).Cell(line.AccountCode).Cell(format.Dimensions.IntacctLocation(line)).Cell(format.Dimensions.Department(line)).Blank()
                .Cell(PlainText.Of(line.Memo)).Sides(line).Blank(5).Cell(place is RowPlace.First ? "Posted" : null).Blank(3);
            file.Cell(line.Control is ControlAccount.Payable ? null : line.EntityCode).Cell(line.Control is ControlAccount.Payable ? line.EntityCode : null)
                .Blank(2).Cell(line.Class).EndRow();
        }

        public void Dispose() => file.Dispose();
    }
}
