using BatchLedger.Data;

namespace BatchLedger.Budgets;

/// <summary>Reports as downloads. Unknown and foreign have the same answer.</summary>
public static class BudgetEndpoints
{
    public static IEndpointRouteBuilder MapBudgets(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/budgets/against-actual/{format}", DownloadAsync).RequireAuthorization();
        return endpoints;
    }

    private static async Task<IResult> DownloadAsync([AsParameters] ComparisonAddress asked, ComparisonFile files, HttpContext http)
    {
        if (asked.Format is not ("xlsx" or "csv")) return Results.NotFound();
        http.KeepPrivate();
        var outcome = await files.TakeAsync(asked.Wish, asked.Format is "csv" ? ReportFormat.Csv : ReportFormat.Xlsx, http.RequestAborted);
        return outcome.Value is { } file ? Results.File(file.Content, file.ContentType, file.Name) : outcome.Refusal!.AsAnswer();
    }
}

/// <summary>A comparison as it stands in the address of its file: ids, for nobody types it.</summary>
public sealed record ComparisonAddress(string Format, int Company, int Ledger, int Year, int? From, int? To, int? Branch, int? Department)
{
    public ComparisonWish Wish => new(Company, Ledger, Year) { From = From, To = To, BranchId = Branch, DepartmentId = Department };

    public static string Of(ComparisonWish wish, string format) => $"/budgets/against-actual/{format}?company={wish.CompanyId}&ledger={wish.LedgerId}&year={wish.YearId}"
        + Part("from", wish.From) + Part("to", wish.To) + Part("branch", wish.BranchId) + Part("department", wish.DepartmentId);

    private static string Part(string name, int? value) => value is { } number ? $"&{name}={number}" : "";
}
