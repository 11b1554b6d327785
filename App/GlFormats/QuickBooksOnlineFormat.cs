using BatchLedger.Ledgers;

namespace BatchLedger.GlFormats;

/// <summary>Rows of equal JournalNo are one journal; accounts by name, <c>Parent:Sub</c>; the other side blank.</summary>
internal sealed class QuickBooksOnlineFormat(FileProfile profile) : ImportFormat(profile)
{
    private const int MostOfNumber = 21;
    private const int MostOfDescription = 4000;

    public override LedgerFormat Format => LedgerFormat.QuickBooksOnlineCsv;
    public override string System => "QuickBooks Online";
    public override bool WantsEntities => true;

    public override IEnumerable<TextCell> Texts(OutsideJournal journal) => [new("Number", journal.Number) { Most = MostOfNumber, Needed = true }];

    public override IEnumerable<TextCell> Texts(OutsideLine line) =>
    [
        Account(line), new("Description", line.Memo) { Most = MostOfDescription }, new("Name", EntityOf(line)),
        new("Location", Dimensions.QuickBooksLocation(line)), new("Class", Dimensions.QuickBooksClassOf(line)),
    ];

    public override string? WhyNot(string text) => TextRules.Csv(text);

    public override IImportRows Open(Stream target, FileShape shape) => new Rows(this, DelimitedFile.Csv(target));

    private sealed class Rows : IImportRows
    {
        private readonly QuickBooksOnlineFormat format;
        private readonly DelimitedFile file;

        public Rows(QuickBooksOnlineFormat format, DelimitedFile file)
        {
            (this.format, this.file) = (format, file);
            file.Titles("JournalNo", "JournalDate", "AccountName", "Debits", "Credits", "Description", "Name", "Location", "Class");
        }

        public void Row(OutsideJournal journal, OutsideLine line, RowPlace place) => file
            .Cell(journal.Number).Cell(format.Date(journal.Date, DateOrder.MonthFirst)).Cell(line.AccountPath).Sides(line).Cell(line.Memo)
            .Cell(format.EntityOf(line)).Cell(format.Dimensions.QuickBooksLocation(line)).Cell(format.Dimensions.QuickBooksClassOf(line)).EndRow();

        public void Dispose() => file.Dispose();
    }
}
