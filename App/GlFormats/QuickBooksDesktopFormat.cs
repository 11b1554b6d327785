using BatchLedger.Ledgers;

namespace BatchLedger.GlFormats;

/// <summary>The first line of a journal is TRNS, the others SPL, then ENDTRNS; debit positive, credit negative; accounts and classes by full name.</summary>
internal sealed class QuickBooksDesktopFormat(FileProfile profile) : ImportFormat(profile)
{
    private const int MostOfNumber = 11;
    private const int MostOfMemo = 209;

    private static readonly string[] Fields = ["TRNSTYPE", "DATE", "ACCNT", "NAME", "CLASS", "AMOUNT", "DOCNUM", "MEMO"];

    public override LedgerFormat Format => LedgerFormat.QuickBooksDesktopIif;
    public override string System => "QuickBooks Desktop";
    public override bool WantsEntities => true;
    public override bool OneControlAccount => true;

    public override IEnumerable<TextCell> Texts(OutsideJournal journal) => [new("Number", journal.Number) { Most = MostOfNumber, Needed = true }];

    public override IEnumerable<TextCell> Texts(OutsideLine line) =>
        [Account(line), new("Memo", line.Memo) { Most = MostOfMemo }, new("Name", EntityOf(line)), new("Class", Dimensions.QuickBooksClassOf(line))];

    public override string? WhyNot(string text) => TextRules.Iif(text);

    public override IImportRows Open(Stream target, FileShape shape) => new Rows(this, DelimitedFile.Tabbed(target));

    private sealed class Rows : IImportRows
    {
        private readonly QuickBooksDesktopFormat format;
        private readonly DelimitedFile file;

        public Rows(QuickBooksDesktopFormat format, DelimitedFile file)
        {
            (this.format, this.file) = (format, file);
            file.Titles(["!TRNS", "TRNSID", .. Fields]).Titles(["!SPL", "SPLID", .. Fields]).Titles("!ENDTRNS");
        }

        public void Row(OutsideJournal journal, OutsideLine line, RowPlace place) => file
            .Cell(place is RowPlace.First ? "TRNS" : "SPL").Blank().Cell("GENERAL JOURNAL").Cell(Written(journal.Date, DateOrder.MonthFirst)).Cell(line.AccountPath)
            .Cell(format.EntityOf(line)).Cell(format.Dimensions.QuickBooksClassOf(line)).Amount(line.Signed).Cell(journal.Number).Cell(line.Memo).EndRow();

        public void EndJournal() => file.Cell("ENDTRNS").EndRow();

        public void Dispose() => file.Dispose();
    }
}
