using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Spreadsheets;
using BatchLedger.Trail;

namespace BatchLedger.Budgets;

/// <summary>A report as a file, whole and ready to be sent.</summary>
public sealed record ReportFile(string Name, byte[] Content)
{
    public string ContentType => Name.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv; charset=utf-8" : FileTypes.Workbook;
}

public enum ReportFormat { Xlsx, Csv }

/// <summary>Budget against actual as a workbook or CSV, with the figures of the page. Who took it is in the audit trail.</summary>
public sealed class ComparisonFile(Work work, BudgetComparisonReader reader)
{
    /// <summary>Refuses as the reading does.</summary>
    public async Task<Outcome<ReportFile>> TakeAsync(ComparisonWish wish, ReportFormat format, CancellationToken token = default)
    {
        if (!(await work.ActorAsync()).May(Permission.ExportLedgers)) return (await work.DoAsync(Permission.ExportLedgers, _ => Task.FromResult<Refusal?>(null), token))!;
        var (comparison, refusal) = await reader.ReadAsync(wish, token);
        if (comparison is null) return refusal!;
        return await work.MakeAsync<ReportFile>(Permission.ExportLedgers, desk =>
        {
            desk.Note(new AuditEntry("Budget.Export", $"Budget {comparison.Budget.Code} against actual")
            {
                CompanyId = comparison.Company.Id, Address = "/budgets", After = $"{comparison.Company.Code}, {comparison.Scope}, {format.ToString().ToLowerInvariant()}",
            });
            return Task.FromResult<Outcome<ReportFile>>(Made(comparison, (format, desk.Now)));
        }, token);
    }

    private static ReportFile Made(BudgetComparison comparison, (ReportFormat Format, DateTimeOffset Now) how)
    {
        using var content = new MemoryStream();
        if (how.Format is ReportFormat.Csv) ComparisonSheets.WriteCsv(content, comparison);
        else ComparisonSheets.WriteWorkbook(content, comparison, how.Now);
        var name = $"Budget_{comparison.Budget.Code}_{comparison.Company.Code}_{comparison.Year.Name}_{comparison.First.Number}-{comparison.Last.Number}.{how.Format.ToString().ToLowerInvariant()}";
        return new ReportFile(FileNames.Safe(name), content.ToArray());
    }
}
