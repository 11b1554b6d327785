using BatchLedger.Currencies;
using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>What a person who was sent the file and knows nothing else needs to know.</summary>
internal static class AboutSheet
{
    public static void Write(WorkbookWriter workbook, LedgerChapter chapter, (LedgerKind Kind, Uri Site) file)
    {
        var sheet = workbook.Plain(new PlainPlan("About", [28, 100]) { Order = 4 });
        sheet.Title($"{file.Kind.Title()} of batch {chapter.Batch.Number}");
        if (chapter.IsDraft) sheet.Row().Note(WorkbookProperties.Draft);
        sheet.Gap()
            .Pair("What this file is", $"The journal lines that BatchLedger made of batch {chapter.Batch.Number}, {chapter.Batch.Name}. {Contents(file.Kind)}")
            .Pair("Company", $"{chapter.Book.Company.Code}, {chapter.Book.Company.Name}")
            .Pair("Fiscal period", chapter.Book.Period.Name)
            .Pair("Ledger", $"{chapter.Ledger.Code}, {chapter.Ledger.Description}")
            .Pair("Currency", chapter.AmountsInWords)
            .Pair("Status", chapter.Status);
        sheet.Row().Label("Generated").Stamp(chapter.Entry.CreatedAt);
        sheet.Row().Note("The moment the ledger was created. The same ledger always gives the same file, byte for byte, whoever takes it and whenever; who took it is in the audit trail.");
        sheet.Pair("Program", $"BatchLedger {LedgerWorkbook.ProgramVersion}")
            .Pair("Rounding", Rounding(chapter.Entry.Currency))
            .Pair("Batch", new Uri(file.Site, chapter.Batch.Address).AbsoluteUri);
        sheet.Gap().Heading("Column", "Meaning");
        foreach (var (column, meaning) in DetailSheet.Meanings) sheet.Row().Text(column).Text(meaning);
    }

    public static string Rounding(string currency) =>
        $"Amounts are exact, with {Currency.Digits(currency)} decimals; nothing is rounded in this file. Converted amounts were rounded half-even for each line, and the remainder of a transaction is a line of its own on the rounding account.";

    private static string Contents(LedgerKind kind) => kind is LedgerKind.Detail
        ? "Detail has one row a line, Summary one row an account, branch and department, Control the proof that they agree."
        : "Summary has one row an account, branch and department, Control the proof that it agrees with the journal.";
}
