using System.CommandLine;
using BatchLedger.Imports;
using BatchLedger.Refusals;

namespace BatchLedger.Commands;

internal static class ImportCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "A CSV file or an Excel workbook; see docs/import.md." };
    private static readonly Option<string> Company = new("--company") { Description = "The company's code, as HC.", Required = true, HelpName = "CODE" };
    private static readonly Option<string?> Batch = new("--batch") { Description = "The open batch that takes it, as B-000001.", HelpName = "BATCH" };
    private static readonly Option<string?> Branch = new("--branch") { Description = "The branch of the batches, where the company has several.", HelpName = "CODE" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Look for faults and change nothing." };
    private static readonly Option<string?> BatchBy = ByMonth();

    public static Command Make() => new("import", "Takes in a CSV file or an Excel workbook: all of it, or nothing and every fault by row and column.")
    {
        new Command("accounts", "Accounts: code, name, type, external_name, active, unit.") { File, Company, DryRun, Verb.Json }.Does(desk => RunAsync(desk, ImportKind.Accounts)),
        new Command("departments", "Departments: code, name, active.") { File, Company, DryRun, Verb.Json }.Does(desk => RunAsync(desk, ImportKind.Departments)),
        new Command("rates", "Exchange rates for every company: from, to, effective, rate.") { File, DryRun, Verb.Json }.Does(desk => RunAsync(desk, ImportKind.Rates)),
        new Command("budgets", "Budgets: account with period and amount, or with a column for each period; ledger, year, branch, department.") { File, Company, DryRun, Verb.Json }.Does(desk => RunAsync(desk, ImportKind.Budgets)),
        Journals(),
        Sales(),
    };

    private static Command Journals()
    {
        var journals = new Command("journals", "Manual journals, one row a line.") { File, Company, BatchBy, Batch, Branch, DryRun, Verb.Json };
        journals.Validators.Add(result =>
        {
            if (result.GetResult(Batch) is null == result.GetResult(BatchBy) is null) result.AddError("Say where the journals go: --batch-by month, or --batch B-000001.");
        });
        return journals.Does(desk => RunAsync(desk, ImportKind.Journals));
    }

    private static Command Sales()
    {
        var sales = new Command("sales", "Members, orders, invoices, payments and refunds.") { File, Company, Batch, DryRun, Verb.Json };
        sales.Validators.Add(result =>
        {
            if (result.GetResult(Batch) is null) result.AddError("Say where the sales go: --batch B-000001.");
        });
        return sales.Does(desk => RunAsync(desk, ImportKind.Sales));
    }

    private static async Task<Refusal?> RunAsync(CommandLineDesk desk, ImportKind kind)
    {
        var request = new ImportRequest(kind, kind.IsOfTenant() ? "" : desk.Typed.GetValue(Company)!, Path.GetFullPath(desk.Typed.GetValue(File)!))
        {
            Batch = kind.IsSetUp() ? null : desk.Typed.GetValue(Batch),
            Branch = kind is ImportKind.Journals ? desk.Typed.GetValue(Branch) : null,
        };
        var dry = desk.Typed.GetValue(DryRun);
        var imports = desk.Get<ImportService>();
        var (report, refusal) = await LiveBar.WhileAsync(desk, $"Importing {request.FileName}",
            () => dry ? imports.DryRunAsync(request, desk.Token) : imports.ImportAsync(request, desk.Token));
        if (report is null) return refusal;
        if (report.Refusal is { } faulty) return faulty;

        var done = dry ? $"{request.FileName} has no faults: {report.InWords}. Nothing was imported." : $"Imported {report.InWords} from {request.FileName}.";
        desk.Print(new { request.FileName, kind, report.Rows, report.Sha256, report.Counts, report.Notes, report.Batches, dryRun = dry },
            [done, .. report.Notes.Select(note => $"Note: {note}"), .. report.Batches.Count == 0 ? Array.Empty<string>() : [$"Batches: {string.Join(", ", report.Batches)}"]]);
        return null;
    }

    private static Option<string?> ByMonth()
    {
        var option = new Option<string?>("--batch-by") { Description = "One batch a month, named \"Journals 2015-01\", in that month's period.", HelpName = "month" };
        option.AcceptOnlyFromAmong("month");
        return option;
    }
}
