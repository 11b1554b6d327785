using System.Text.RegularExpressions;

namespace BatchLedger.Tests.House;

/// <summary>Lines the sources do not cross. Each test says what it found and where.</summary>
public sealed partial class BudgetTests
{
    private static readonly string[] OfMoney = ["Currencies", "Posting", "Journals", "Batches", "Transactions", "Sales", "Imports", "LedgerRuns", "LedgerFiles", "GlFormats", "FiscalPeriods", "PeriodClose", "PeriodRecord", "Managements", "Trust"];

    private static readonly string[] OurCode = ["App", "App.Tests", "App.Benchmarks"];

    [Fact]
    public void No_file_of_code_is_longer_than_250_lines() => Assert.Empty(
        from file in Code(".cs") let lines = File.ReadLines(file).Count() where lines > 250 select $"{AppSources.Shown(file)}: {lines} lines");

    [Fact]
    public void No_page_or_component_is_longer_than_150_lines_or_has_a_file_of_code_behind_it()
    {
        Assert.Empty(from file in Code(".razor") let lines = File.ReadLines(file).Count() where lines > 150 select $"{AppSources.Shown(file)}: {lines} lines");
        Assert.Empty(Code(".razor.cs").Select(AppSources.Shown));
    }

    // The grid of budgets is half a conversation with its script, and neither half makes sense alone.
    [Fact]
    public void No_component_has_more_than_60_lines_of_code_blank_ones_apart() => Assert.Empty(
        from file in Code(".razor") where Path.GetFileName(file) != "BudgetGrid.razor"
        let lines = File.ReadLines(file).SkipWhile(line => !line.StartsWith("@code", StringComparison.Ordinal)).Skip(1).Count(line => line.Length > 0) - 1
        where lines > 60 select $"{AppSources.Shown(file)}: {lines} lines");

    [Fact]
    public void No_warning_is_switched_off_in_the_code() => Nowhere(Pragma(), Code(".cs", ".razor"));

    [Fact]
    public void No_text_becomes_markup_or_script() => Nowhere(Markup(), Code(".cs", ".razor").Concat(AppSources.Files(Path.Combine(AppSources.Top, "wwwroot-assets"), ".js")));

    [Fact]
    public void Money_is_never_a_floating_figure() => Nowhere(Floating(), OfMoney
        .Select(room => Path.Combine(AppSources.App, room)).Where(Directory.Exists)
        .SelectMany(room => AppSources.Files(room, ".cs", ".razor"))
        // How long a run still takes is an estimate, and no money.
        .Where(file => Path.GetFileName(file) is not ("LedgerRunEstimate.cs" or "LedgerRunPanel.razor" or "LedgerRunReader.cs")));

    [Fact]
    public void The_time_is_asked_of_the_clock_that_tests_can_set() => Nowhere(OwnClock(), AppSources.Files(AppSources.App, ".cs", ".razor"));

    // The triggers and the line writer put their own constants together: column names and the words of our refusals.
    [Fact]
    public void No_query_is_put_together_from_text() => Nowhere(TextQuery(),
        AppSources.Files(AppSources.App, ".cs", ".razor").Where(file => Path.GetFileName(file) is not ("SqliteGuards.cs" or "RowInsert.cs")));

    [Fact]
    public void Nothing_names_a_package_host_or_a_path_of_one_machine() => Nowhere(OneMachine(),
        AppSources.Files(AppSources.Top, ".cs", ".razor", ".csproj", ".props", ".targets", ".json", ".md", ".js", ".css", ".config", ".yml", ".sln", "run")
            .Where(file => Path.GetFileName(file) != "BudgetTests.cs"));

    private static IEnumerable<string> Code(params string[] endings) =>
        OurCode.SelectMany(project => AppSources.Files(Path.Combine(AppSources.Top, project), endings)).Where(file => Path.GetFileName(file) != "BudgetTests.cs");

    private static void Nowhere(Regex forbidden, IEnumerable<string> files)
    {
        var (read, found) = (0, new List<string>());
        foreach (var file in files)
        {
            read++;
            found.AddRange(File.ReadLines(file).Select((line, index) => (line, index)).Where(x => forbidden.IsMatch(x.line))
                .Select(x => $"{AppSources.Shown(file)}:{x.index + 1}: {x.line.Trim()}"));
        }

        Assert.True(read > 0, "No source was read, so this proves nothing.");
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [GeneratedRegex(@"#pragma\s+warning\s+disable")]
    private static partial Regex Pragma();

    [GeneratedRegex(@"\bMarkupString\b|\bAddMarkupContent\b|\binnerHTML\b|\bouterHTML\b|\binsertAdjacentHTML\b|\beval\s*\(")]
    private static partial Regex Markup();

    [GeneratedRegex(@"^(?!\s*(///|//|<!--)).*\b(double|float)\b(?!\s+entry)")]
    private static partial Regex Floating();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex OwnClock();

    [GeneratedRegex(@"\b(FromSqlRaw|SqlQueryRaw|ExecuteSqlRaw(Async)?)\s*(<\w+>)?\(\s*\$|CommandText\s*\+?=\s*(\$|.*\s\+\s|$)")]
    private static partial Regex TextQuery();

    [GeneratedRegex(@"nuget\.org|registry\.npmjs|pypi\.org|(?<![\w.~/])/(work|home|root|Users)/|[A-Z]:\\Users\\")]
    private static partial Regex OneMachine();
}
