using System.Reflection;
using BatchLedger.People;

namespace BatchLedger.Tests;

/// <summary>Another company's data never shows or counts. Every list, total, file and picker is read as somebody who sees only company ZZZ, with
/// everything of company QXJ as a question; neither the code nor the amount that only QXJ has may be in an answer.</summary>
public class IsolationTests
{
    private static readonly string[] Marks = [TwoCompanies.Hidden, "7777777", "77777.77", "77,777.77"];

    private static readonly Dictionary<string, string> Table = AccessRows.Read(AccessTable.Commands);

    /// <summary>What gives files to accountants, and the trail: not for everybody, but of a company.</summary>
    private static readonly string[] Files =
    [
        "ComparisonFile.TakeAsync", "ConsolidationFile.TakeAsync", "BookFileService.TrialBalanceAsync", "BookFileService.AccountLedgerAsync", "StoredFileService.DownloadAsync",
        "LedgerFileService.OfferAsync", "LedgerFileService.DownloadAsync", "LedgerPress.MakeAsync", "LedgerPress.CheckAsync", "AuditService.ListAsync", "LedgerPreview.FaultsAsync", "ReconciliationFile.TakeAsync", "ManagementLedgerFile.TakeAsync",
    ];

    /// <summary>These do something; what they refuse is tested with them.</summary>
    private static readonly string[] Deeds = ["LedgerRunService.RetryAsync", "LedgerRunService.CancelAsync"];

    /// <summary>Counts and keys without a word: whoever sees less is answered otherwise.</summary>
    private static readonly string[] Wordless =
    [
        "AccountMapService.OpenAsync", "BatchReader.CountsAsync", "LedgerRunReader.CountsAsync", "LedgerRunReader.FindAsync", "PeriodReader.FiguresAsync",
        "GlIntegrationReader.NotSentAsync",
        "TranslationService.LedgersAsync", "FiscalYearService.NextAsync", "LedgerRunReader.LogAsync",
    ];

    /// <summary>Of no company: rates and switches. And what is empty here, because nothing failed, waits or was paid.</summary>
    private static readonly string[] Common =
    [
        "ChoiceService.RateAsync", "ExchangeRateService.InForceAsync", "ExchangeRateService.ListAsync", "FeatureReader.NowAsync", "ChoiceService.PaymentsAsync",
        "FileProfileService.OpenAsync", "LedgerPress.CheckAsync", "LedgerPreview.FaultsAsync", "LedgerRunReader.LanesAsync", "LedgerRunReader.UnderWayAsync",
        "LedgerRunReader.UsualPaceAsync", "OutboxService.AttachmentAsync", "StoredFileService.OfRunAsync", "ManagementLedgerReader.BondRowsAsync",
    ];

    [Fact]
    public async Task Another_companys_data_never_shows_or_counts()
    {
        await using var books = await Books.OpenAsync();
        var both = await TwoCompanies.FilledAsync(books);
        var questions = await Questions.AboutAsync(books, both);
        var mine = new HashSet<int> { both.Mine.Company.Id };
        var (shown, wrong) = (new List<string>(), new List<string>());

        foreach (var reading in Readers())
        {
            books.Actor = Books.Person("R. Osei", (Role)63);
            var whole = await questions.AskAsync(reading);
            books.Actor = Books.Person("A. Restricted", (Role)63, mine);
            var part = await questions.AskAsync(reading);
            if (Marks.Any(mark => whole.Contains(mark, StringComparison.Ordinal))) shown.Add(NameOf(reading));
            else if (whole == part && !Common.Contains(NameOf(reading))) wrong.Add($"{NameOf(reading)} answers the same to whoever sees both and whoever sees one.");
            foreach (var mark in Marks.Where(mark => part.Contains(mark, StringComparison.Ordinal)))
                wrong.Add($"{NameOf(reading)} shows {part.Split('\n').First(line => line.Contains(mark, StringComparison.Ordinal))}");
        }

        AccessRows.AssertNone(wrong);
        string[] silent = [.. Wordless, .. Common];
        AccessRows.AssertNone(Readers().Select(NameOf).Distinct().Except(shown).Except(silent).Select(name => $"{name} shows nothing of company QXJ to anybody, so it proves nothing."));
        AccessRows.AssertNone(silent.Intersect(shown).Select(name => $"{name} does show something of a company."));
    }

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static IEnumerable<MethodInfo> Readers() => AccessCommandTests.Commands()
        .Where(method => !Deeds.Contains(NameOf(method)) && (Table.GetValueOrDefault(NameOf(method)) == "VSACOD" || Files.Contains(NameOf(method))));
}
