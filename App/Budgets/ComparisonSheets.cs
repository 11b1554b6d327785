using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Spreadsheets;

namespace BatchLedger.Budgets;

/// <summary>Budget against actual as a workbook and as its plain twin, with the figures of the page.</summary>
public static class ComparisonSheets
{
    private static readonly string[] Figures = ["actual", "budget", "variance", "% used"];

    public static void WriteCsv(Stream target, BudgetComparison comparison)
    {
        using var csv = new CsvWriter(target, ["Account", "Account name", "Type", .. Headers("Range"), .. Headers("Year to date")]);
        foreach (var row in comparison.Rows) Amounts(csv.Row().Text(row.Code).Text(row.Name).Text($"{row.Type}"), row.Figures);
        foreach (var total in comparison.Totals) Amounts(csv.Row().Blank().Text(total.Name).Blank(), total.Figures);

        void Amounts(CsvWriter row, ComparedTwice figures)
        {
            var digits = Currency.Digits(comparison.Budget.Currency);
            foreach (var one in new[] { figures.Range, figures.Year })
                row.Amount(one.Actual, digits).Amount(one.Budget, digits).Amount(one.Variance, digits).Amount(one.Used, 1);
        }
    }

    public static void WriteWorkbook(Stream target, BudgetComparison comparison, DateTimeOffset now)
    {
        using var workbook = new WorkbookWriter(target, Properties(comparison, now));
        var digits = Currency.Digits(comparison.Budget.Currency);
        var plan = new TablePlan("Budget against actual", "tblBudget", [SheetColumn.Text("Account", 12), SheetColumn.Text("Account name", 36), SheetColumn.Text("Type", 11), .. Columns("Range", digits), .. Columns("Year to date", digits)]);
        var sheet = workbook.Table(plan with { FrozenColumns = 2, Order = 1 });
        foreach (var row in comparison.Rows)
        {
            sheet.Row().Text(row.Code).Text(row.Name).Text($"{row.Type}");
            foreach (var one in new[] { row.Figures.Range, row.Figures.Year }) sheet.Amount(one.Actual).Amount(one.Budget).Amount(one.Variance).Amount(one.Used);
        }
        Totals(workbook.Plain(new PlainPlan("Totals", [26, 18, 18, 18, 10, 18, 18, 18, 10]) { Order = 2 }), comparison, now);
        workbook.Finish();
    }

    private static void Totals(PlainSheet sheet, BudgetComparison comparison, DateTimeOffset now)
    {
        var digits = Currency.Digits(comparison.Budget.Currency);
        sheet.Title($"Budget {comparison.Budget.Code} against actual {comparison.Actual.Code}").Gap().Heading(["", .. Headers("Range"), .. Headers("Year to date")]);
        foreach (var total in comparison.Totals)
        {
            sheet.Row().Text(total.Name);
            foreach (var one in new[] { total.Figures.Range, total.Figures.Year })
            {
                sheet.Amount(one.Actual, digits).Amount(one.Budget, digits).Amount(one.Variance, digits);
                if (one.Used is { } used) sheet.Amount(used, 1);
                else sheet.Text("");
            }
        }
        sheet.Gap().Row().Label("Company").Text($"{comparison.Company.Code} {comparison.Company.Name}");
        sheet.Row().Label("What").Text($"{comparison.Scope}. Amounts in {comparison.Budget.Currency}, each on the side on which its account grows; variance is actual less budget.");
        sheet.Row().Label("Generated").Stamp(now);
    }

    private static WorkbookProperties Properties(BudgetComparison comparison, DateTimeOffset now) => new($"Budget {comparison.Budget.Code} against actual", now)
    {
        Subject = comparison.Scope, Company = comparison.Company.Name, Keywords = $"{comparison.Budget.Code} {comparison.Actual.Code} {comparison.Budget.Currency}",
        PrintHeader = $"{comparison.Company.Name} · Budget {comparison.Budget.Code} against actual · {comparison.Scope} · {comparison.Budget.Currency}",
        PrintFooter = string.Create(CultureInfo.InvariantCulture, $"Generated {now.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"),
    };

    private static IEnumerable<string> Headers(string span) => Figures.Select(figure => $"{span}: {figure}");

    private static IEnumerable<SheetColumn> Columns(string span, int digits) =>
        Figures.Select((figure, place) => SheetColumn.Amount($"{span}: {figure}", place == 3 ? 1 : digits, ColumnTotal.None));
}
