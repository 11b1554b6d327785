using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerFiles;

/// <summary>What a person who was sent the file and knows nothing else needs to know.</summary>
internal static class AboutSheet
{
    public static void Write(WorkbookWriter workbook, LedgerBook book, (LedgerKind Kind, Uri Site) file)
    {
        var sheet = workbook.Plain(new PlainPlan("About", [28, 100]) { Order = 4 });
        sheet.Title($"{file.Kind.Title()} of batch {book.Batch.Number}");
        if (LedgerWorkbook.IsDraft(book)) sheet.Row().Note(WorkbookProperties.Draft);
        sheet.Gap()
            .Pair("What this file is", $"The journal lines that BatchLedger made of batch {book.Batch.Number}, {book.Batch.Name}. {Contents(file.Kind)}")
            .Pair("Company", $"{book.Company.Code}, {book.Company.Name}")
            .Pair("Fiscal period", book.Period.Name)
            .Pair("Ledger", $"{book.Ledger.Code}, {book.Ledger.Description}")
            .Pair("Currency", $"All amounts are in {book.Entry.Currency}.")
            .Pair("Status", book.Status);
        sheet.Row().Label("Generated").Stamp(book.Entry.CreatedAt);
        sheet.Row().Note("The moment the ledger was created. The same ledger always gives the same file, byte for byte, whoever takes it and whenever; who took it is in the audit trail.");
        sheet.Pair("Program", $"BatchLedger {LedgerWorkbook.ProgramVersion}")
            .Pair("Rounding", $"Amounts are exact, with {book.Digits} decimals; nothing is rounded in this file. Converted amounts were rounded half-even for each line, and the remainder of a transaction is a line of its own on the rounding account.")
            .Pair("Batch", new Uri(file.Site, book.Batch.Address).AbsoluteUri);
        sheet.Gap().Heading("Column", "Meaning");
        foreach (var (column, meaning) in DetailSheet.Meanings) sheet.Row().Text(column).Text(meaning);
    }

    private static string Contents(LedgerKind kind) => kind is LedgerKind.Detail
        ? "Detail has one row a line, Summary one row an account, branch and department, Control the proof that they agree."
        : "Summary has one row an account, branch and department, Control the proof that it agrees with the journal.";
}
