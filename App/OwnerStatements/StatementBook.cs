using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Managements;
using BatchLedger.Spreadsheets;

namespace BatchLedger.OwnerStatements;

/// <summary>A statement as a workbook: the same figures, to reckon with.</summary>
internal static class StatementBook
{
    public static byte[] Write(StatementContent content, OwnerStatement made)
    {
        using var target = new MemoryStream();
        using (var workbook = new WorkbookWriter(target, Properties(content, made)))
        {
            Summary(workbook, content, made);
            Transactions(workbook, content);
            workbook.Finish();
        }
        return target.ToArray();
    }

    private static WorkbookProperties Properties(StatementContent content, OwnerStatement made) => new(content.Title, made.MadeAt)
    {
        Subject = $"{content.Management.Number} {content.Management.Place}", Creator = made.MadeBy, Company = content.Office.Name, Keywords = content.Management.Number,
        PrintHeader = $"{content.Office.Name} · {content.Title} · {content.Management.Number}",
        PrintFooter = string.Create(CultureInfo.InvariantCulture, $"Generated {made.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
    };

    private static void Summary(WorkbookWriter workbook, StatementContent content, OwnerStatement made)
    {
        var digits = Currency.Digits(content.Office.Currency);
        var sheet = workbook.Plain(new PlainPlan("Statement", [40, 60]) { Order = 0 }).Title(content.Title).Gap()
            .Pair("Owner", content.Management.OwnerName).Pair("Property", $"{content.Management.Place} ({content.Management.Number})")
            .Pair("Period", $"{content.From.InWords()} to {content.To.InWords()}").Pair("Amounts", $"All amounts are in {content.Office.Currency}.").Gap();
        sheet.Row().Label("Owner funds before").Amount(content.Opening, digits);
        foreach (var (label, amount) in content.Summary) sheet.Row().Label(label).Amount(amount, digits);
        sheet.Row().Label("Owner funds at the end").Amount(content.Closing, digits);
        sheet.Gap();
        foreach (var held in content.Held)
        {
            sheet.Row().Label($"Unallocated, {held.Tenants}").Amount(held.Unallocated, digits);
            sheet.Row().Label($"Bond, {held.Tenants}").Amount(held.Bond, digits);
        }
        sheet.Row().Label("Made").Stamp(made.MadeAt);
        sheet.Pair("Made by", made.MadeBy);
    }

    private static void Transactions(WorkbookWriter workbook, StatementContent content)
    {
        var digits = Currency.Digits(content.Office.Currency);
        var sheet = workbook.Table(new TablePlan("Transactions", $"tblStatement_{content.Number}",
        [
            SheetColumn.Date("Date"), SheetColumn.Text("Transaction", 14), SheetColumn.Text("Part", 14), SheetColumn.Text("Tenant", 26), SheetColumn.Text("Description", 50),
            SheetColumn.Amount("Out", digits), SheetColumn.Amount("In", digits),
        ]) { Order = 1 });
        foreach (var line in content.Lines)
            sheet.Row().Date(line.Date).Text(line.Transaction).Text(line.Section.ToString()).Text(line.Party).Text(line.Description)
                .Amount(line.Amount < 0 ? -line.Amount : null).Amount(line.Amount > 0 ? line.Amount : null);
    }
}
