using System.Globalization;
using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.Spreadsheets;

namespace BatchLedger.Consolidation;

/// <summary>The consolidation as a workbook: the consolidated trial balance, a column for each company, what does not match, and the proof.</summary>
public sealed class ConsolidationWorkbook(Consolidated books, string by, DateTimeOffset at)
{
    private readonly int digits = Currency.Digits(books.Currency);

    public void Write(Stream target)
    {
        using var workbook = new WorkbookWriter(target, Properties());
        WriteBalance(workbook);
        WriteCompanies(workbook);
        WriteMismatches(workbook);
        WriteControl(workbook.Plain(new PlainPlan("Control", [30, 26, 18, 18, 18, 18, 18, 10]) { Order = 4 }));
        workbook.Finish();
    }

    private void WriteBalance(WorkbookWriter workbook)
    {
        var sheet = workbook.Table(new TablePlan("Trial balance", "tblTrialBalance",
        [
            .. Account, SheetColumn.Amount("Opening", digits), SheetColumn.Amount("Debit", digits, ColumnTotal.Debit), SheetColumn.Amount("Credit", digits, ColumnTotal.Credit),
            SheetColumn.Amount("Closing", digits),
        ]) { FrozenColumns = 2, Order = 1 });
        foreach (var account in books.Accounts)
            Named(sheet.Row(), account).Amount(account.Total.Opening).Amount(account.Total.Debit).Amount(account.Total.Credit).Amount(account.Total.Closing);
    }

    private void WriteCompanies(WorkbookWriter workbook)
    {
        var sheet = workbook.Table(new TablePlan("By company", "tblByCompany",
            [.. Account, .. books.Sources.Select(source => SheetColumn.Amount(source.Name, digits)), SheetColumn.Amount("Total", digits)]) { FrozenColumns = 2, Order = 2 });
        foreach (var account in books.Accounts)
        {
            Named(sheet.Row(), account);
            foreach (var movement in account.BySource) sheet.Amount(movement.Closing);
            sheet.Amount(account.Total.Closing);
        }
    }

    private void WriteMismatches(WorkbookWriter workbook)
    {
        var sheet = workbook.Table(new TablePlan("Accounts that do not match", "tblMismatches", [SheetColumn.Text("Account", 20), SheetColumn.Text("What differs", 100)]) { Order = 3 });
        foreach (var fault in books.Mismatches) sheet.Row().Text(fault.Where).Text(fault.Message);
    }

    private void WriteControl(PlainSheet sheet)
    {
        sheet.Title("Control of the consolidation").Gap().Heading("Company", "Ledger", "Opening", "Debit", "Credit", "Closing", "Debit − credit", "Result");
        foreach (var source in books.Sources) Proof(sheet.Row().Text($"{source.Company} {source.CompanyName}").Text(source.Ledger), source.Total);
        Proof(sheet.Row().Label("Consolidated").Text("Sum of the sheets"), books.Total);
        var sum = books.Sources.Aggregate(default(Movement), (total, source) => total + source.Total);
        sheet.Gap().Row().Label("Companies and sheets agree").Verdict(sum == books.Total ? Verdict.Pass : Verdict.Fail);
        sheet.Row().Label("Accounts that do not match").Whole(books.Mismatches.Count);
        sheet.Gap().Row().Label("Days").Text(books.Range.Words);
        foreach (var source in books.Sources) sheet.Row().Label(source.Name).Text(source.Periods);
        sheet.Row().Label("Currency").Text(books.Currency);
        sheet.Row().Label("What was summed").Note("Stored balances of the ledgers marked as Consolidation Source, by account code. Opening and closing are debit less credit over all periods; nothing between the companies is eliminated.");
        sheet.Row().Label("Made by").Text(by);
        sheet.Row().Label("Made at").Stamp(at);
    }

    private void Proof(PlainSheet row, Movement total) => row.Amount(total.Opening, digits).Amount(total.Debit, digits).Amount(total.Credit, digits).Amount(total.Closing, digits)
        .Amount(checked(total.Debit - total.Credit), digits).Verdict(total.Debit == total.Credit && total.Opening == 0 ? Verdict.Pass : Verdict.Fail);

    private static IEnumerable<SheetColumn> Account => [SheetColumn.Text("Account", 12), SheetColumn.Text("Account name", 36), SheetColumn.Text("Type", 11)];

    private static TableSheet Named(TableSheet row, ConsolidatedAccount account) => row.Text(account.Code).Text(account.Name).Text($"{account.Type}");

    private WorkbookProperties Properties() => new("Consolidation", at)
    {
        Subject = books.Range.Words, Creator = by, Keywords = $"consolidation {books.Currency} {string.Join(' ', books.Sources.Select(source => source.Name))}",
        PrintHeader = $"Consolidation · {books.Range.Words} · {books.Currency}",
        PrintFooter = string.Create(CultureInfo.InvariantCulture, $"Generated {at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
    };
}
