using System.IO.Compression;
using System.Text;
using BatchLedger.Batches;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Tests.Audits;
using BatchLedger.Tests.Crashes;
using BatchLedger.Tests.Mail;
using Microsoft.EntityFrameworkCore;
using static BatchLedger.Tests.Spreadsheets.StreamedSheet;

namespace BatchLedger.Tests.LedgerExports;

/// <summary>The mass ledger at the size of a busy month: 100 batches of 1,000 transactions, three of them broken on purpose in three ways.</summary>
public class HundredBatchesTests(HundredRun hundred) : IClassFixture<HundredRun>
{
    private static readonly MassGround Ground = MassGround.Hundred;

    private static readonly Dictionary<string, string> Reasons = new()
    {
        [Ground.WithoutAccount] = $"Ledger not created: batch {Ground.WithoutAccount} has {MassSales.Unposted} transactions that cannot be posted. Mend what is listed and create the ledger again.",
        [Ground.WithDifference] = "Cannot create the ledger: control total 1.00, payments 55,678.60, difference -55,677.60. Correct one of them.",
        [Ground.WithInactive] = $"Ledger not created: batch {Ground.WithInactive} has at least 200 transactions that cannot be posted. Mend what is listed and create the ledger again.",
    };

    [Fact, Rule("S0.18"), Rule("S0.23")]
    public async Task Of_100_batches_97_are_posted_and_three_are_named_with_their_reasons()
    {
        Assert.Equal((LedgerRunState.Completed, 100_000, 100_000), (hundred.Run.State, hundred.Run.Done, hundred.Run.Total));
        await using var db = hundred.Books.Db();
        var numbers = await db.Batches.ToDictionaryAsync(b => b.Id, b => b.Number);
        var failed = hundred.Run.Lanes.Where(lane => lane.State is LedgerRunLaneState.Failed).ToDictionary(lane => numbers[lane.BatchId]);
        Assert.Equal(97, hundred.Run.Lanes.Count(lane => lane.State is LedgerRunLaneState.Posted));
        Assert.Equal(Reasons, failed.ToDictionary(lane => lane.Key, lane => lane.Value.Reason!));
        Assert.Contains("Method NONE", failed[Ground.WithoutAccount].Faults);
        Assert.Contains("Account 1090 (Closed bank) is inactive.", failed[Ground.WithInactive].Faults);
        Assert.Equal(97, await db.JournalEntries.CountAsync(e => e.State == JournalEntryState.Posted && e.Transactions == 1_000 && e.Lines == 2_000));
        Assert.Equal([BatchWord.Closed, BatchWord.LedgerFailed, BatchWord.LedgerFailed],
            (await db.Batches.Where(b => b.State != BatchState.Posted).OrderBy(b => b.Number).ToListAsync()).Select(b => b.Word).Order());
        Assert.DoesNotContain(hundred.Picture, line => line.EndsWith(" found", StringComparison.Ordinal) && !line.EndsWith(": 0 found", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_one_file_holds_the_lines_of_the_97_and_its_sheets_agree_with_the_journals()
    {
        var path = await HundredRun.FileAsync(hundred.Books, hundred.Run.Id);
        await using var db = hundred.Books.Db();
        var journals = await db.JournalEntries.OrderBy(e => e.Number).Select(e => new { e.Number, e.Lines, e.Debit, e.Credit, e.LinesHash }).ToListAsync();

        var detail = new Dictionary<string, (int Lines, long Debit, long Credit)>();
        var accounts = new SortedDictionary<string, (int Lines, long Debit, long Credit)>();
        foreach (var row in Rows(path, "Detail").Where(row => row[7].StartsWith("J-", StringComparison.Ordinal)))
        {
            var (debit, credit) = (Cents(row[13]), Cents(row[14]));
            Add(detail, row[7], debit, credit);
            Add(accounts, row[10], debit, credit);
        }

        Assert.Equal(journals.Select(e => (e.Number, (e.Lines, e.Debit, e.Credit))), detail.Select(e => (e.Key, e.Value)));
        Assert.Equal(accounts.Select(a => (a.Key, a.Value)), Rows(path, "Summary").Where(row => row[0] == "Mass").Select(row => (row[5], (int.Parse(row[7], null), Cents(row[8]), Cents(row[9])))));
        var control = Rows(path, "Control").Where(row => row[0].Length > 0).ToLookup(row => row[0]);
        Assert.Equal(journals.Select(e => (e.Number, e.LinesHash, "PASS")), Ground.Numbers.Where(number => !Reasons.ContainsKey(number)).Select(number => control[number].Single()).Select(row => (row[12], row[14], row[11])));
        Assert.Equal(Reasons, Reasons.Keys.ToDictionary(number => number, number => control[number].Single()[3]));
        Assert.Equal(["PASS", "PASS", "PASS", "PASS"], new[] { "97 journals", "Detail", "Summary", "By batch" }.Select(source => control[source].Single()[7]));
    }

    [Fact]
    public async Task The_mail_names_the_three_in_its_text_and_in_the_zip()
    {
        var mails = await hundred.Books.MailsNowAsync();
        Assert.Equal([MailKind.LedgerFile, MailKind.LedgerReady, MailKind.LedgerStarted], mails.Select(mail => mail.Kind).OrderBy(kind => kind.ToString(), StringComparer.Ordinal));
        var mail = mails.Single(mail => mail.Kind is MailKind.LedgerFile);
        await using var db = hundred.Books.Db();
        var bytes = (await db.Set<OutboxAttachment>().SingleAsync(a => a.MailId == mail.Id)).Bytes;
        using var zip = new ZipArchive(new MemoryStream(bytes));
        using var readme = new StreamReader(zip.GetEntry("README.txt")!.Open(), Encoding.UTF8);

        foreach (var text in new[] { mail.TextBody, await readme.ReadToEndAsync() })
            Assert.All(Reasons, reason => Assert.Matches($"Not in it: {reason.Key}: +Dues {reason.Key[^3..]}: {System.Text.RegularExpressions.Regex.Escape(reason.Value)}", text));
        Assert.Contains("97 batches are in the file; 3 of the fiscal period are not, each with its reason below.", mail.TextBody);
        Assert.Contains("3 batches missing", mails.Single(mail => mail.Kind is MailKind.LedgerReady).Subject);
    }

    [Fact]
    public async Task Killed_in_the_middle_it_ends_the_same()
    {
        await using var site = await CrashSite.OpenAsync(await Ground.ClosedAsync());
        Assert.True(await site.KilledAsync(Milestone.LanePosted, 50, nameof(MassGround)));

        var books = await site.RestartAsync(MassCrashTests.LaterAsync);

        Assert.Equal(hundred.Picture, await MassPicture.OfAsync(books));
        Assert.Equal([], await MassPicture.OrphansAsync(books));
    }

    [Fact]
    public async Task A_second_run_does_the_three_that_were_mended_and_a_third_issues_all_100_once_more()
    {
        await using var site = hundred.Copy();
        var books = await site.RestartAsync();
        await Ground.MendAsync(books);

        var three = await RunAsync(books, [.. Reasons.Keys], LedgerKind.Detail);
        var all = await RunAsync(books, [.. Ground.Numbers], LedgerKind.Summary);

        Assert.Equal((3, 3), three);
        Assert.Equal((100, 100), all);
        await using var db = books.Db();
        Assert.Equal((100, 200_000), (await db.JournalEntries.CountAsync(), await db.JournalLines.CountAsync()));
        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    /// <summary>Lanes that were posted, and batches that the file's control sheet vouches for.</summary>
    private static async Task<(int Lanes, int InFile)> RunAsync(Books books, IReadOnlyList<string> numbers, LedgerKind kind)
    {
        var run = await MassGround.ScheduleAsync(books, numbers, kind);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        await using var db = books.Db();
        var lanes = await db.Set<LedgerRunLane>().CountAsync(lane => lane.LedgerRunId == run.Id && lane.State == LedgerRunLaneState.Posted);
        return (lanes, Rows(await HundredRun.FileAsync(books, run.Id), "Control").Count(row => row is [_, _, "Posted", .., "PASS", _, _, _]));
    }

    private static void Add(IDictionary<string, (int Lines, long Debit, long Credit)> to, string key, long debit, long credit)
    {
        var (lines, debits, credits) = to.TryGetValue(key, out var so) ? so : default;
        to[key] = (lines + 1, debits + debit, credits + credit);
    }
}
