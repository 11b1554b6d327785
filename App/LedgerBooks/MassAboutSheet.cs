using System.Globalization;
using BatchLedger.Journals;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerBooks;

/// <summary>What a person who was sent a file of many batches and knows nothing else needs to know.</summary>
internal static class MassAboutSheet
{
    public static void Write(WorkbookWriter workbook, MassLedger mass, Uri site)
    {
        var (company, period) = (mass.Book.Company, mass.Book.Period);
        var sheet = workbook.Plain(new PlainPlan("About", [28, 100]) { Order = 5 });
        sheet.Title(mass.Title).Gap()
            .Pair("What this file is", $"A mass ledger: the journal lines that BatchLedger made of {Count(mass.Chapters.Count)} of one fiscal period, in one file. {Contents(mass.Kind)}")
            .Pair("Company", $"{company.Code}, {company.Name}")
            .Pair("Fiscal period", string.Create(CultureInfo.InvariantCulture, $"{period.Name}, {period.Start:yyyy-MM-dd} to {period.End:yyyy-MM-dd}"))
            .Pair("Ledgers", string.Join("; ", mass.Chapters.Select(chapter => chapter.Ledger).DistinctBy(ledger => ledger.Id)
                .OrderBy(ledger => ledger.Code, StringComparer.Ordinal).Select(ledger => $"{ledger.Code}, {ledger.Description}")))
            .Pair("Currency", $"All amounts are in {company.Currency}.")
            .Pair("Status", "Posted. Each batch in this file was posted before the file was written.")
            .Pair("Not in this file", mass.Missing.Count == 0 ? "Every batch of the fiscal period is in it." : $"{Count(mass.Missing.Count)} of the fiscal period, each with its reason below and on the sheet Control.");
        foreach (var batch in mass.Missing) sheet.Pair(batch.Number, $"{batch.Name}: {batch.Reason}");
        sheet.Row().Label("Generated").Stamp(mass.RequestedAt);
        sheet.Row().Note("The moment the mass ledger was asked for. The same run gives the same file, byte for byte, whenever it gets to it; who took it is in the audit trail.");
        sheet.Pair("Program", $"BatchLedger {LedgerWorkbook.ProgramVersion}")
            .Pair("Rounding", AboutSheet.Rounding(company.Currency))
            .Pair("Fiscal period's page", new Uri(site, $"/fiscal-periods/{period.Id}").AbsoluteUri);
        sheet.Gap().Heading("Column", "Meaning");
        foreach (var (column, meaning) in DetailSheet.Meanings) sheet.Row().Text(column).Text(meaning);
    }

    private static string Count(int batches) => batches == 1 ? "1 batch" : $"{batches} batches";

    private static string Contents(LedgerKind kind) => (kind is LedgerKind.Detail ? "Detail has one row a line, batch after batch. " : "")
        + "Summary has one row an account, branch and department over all batches, By batch the same for each batch, Control the proof that they agree with the journals.";
}
