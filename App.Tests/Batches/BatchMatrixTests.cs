using BatchLedger.Batches;
using BatchLedger.LedgerRuns;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.Tests.Batches;

/// <summary>Every situation of a batch, every action, every role: what the service answers, and that the page says the same beforehand.</summary>
public class BatchMatrixTests
{
    // A dot is "done"; a word is the code of the refusal.
    private const string ByState = """
                       Close              Move           Reopen         Create              Post             Control
        Open           .                  NoOpenOrders   AlreadyOpen    StillOpen           LedgerMissing    .
        WithOrders     OpenOrdersRemain   .              AlreadyOpen    StillOpen           LedgerMissing    .
        ControlDiffers ControlTotalDiffers NoOpenOrders  AlreadyOpen    StillOpen           LedgerMissing    .
        Closed         AlreadyClosed      NotOpen        .              .                   LedgerMissing    .
        Empty          AlreadyClosed      NotOpen        .              NothingToPost       LedgerMissing    .
        Creating       AlreadyClosed      NotOpen        LedgerUnderWay LedgerUnderWay      LedgerUnderWay   LedgerUnderWay
        Failed         AlreadyClosed      NotOpen        .              .                   LedgerMissing    .
        Ready          AlreadyClosed      NotOpen        .              LedgerAlreadyReady  .                .
        Posted         AlreadyClosed      NotOpen        .              AlreadyPosted       AlreadyPosted    AlreadyPosted
        ReadyInClosed  AlreadyClosed      NotOpen        PeriodClosed   LedgerAlreadyReady  PeriodClosed     PeriodClosed
        EmptyInClosed  AlreadyClosed      NotOpen        PeriodClosed   PeriodClosed        LedgerMissing    PeriodClosed
        PostedInClosed AlreadyClosed      NotOpen        PeriodClosed   AlreadyPosted       AlreadyPosted    AlreadyPosted
        """;

    // Who may at all; the others are told which role it needs.
    private const string ByRole = """
                       Close  Move  Reopen  Create  Post  Control
        Viewer         no     no    no      no      no    no
        Staff          yes    yes   yes     yes     no    yes
        Accountant     yes    yes   yes     yes     yes   yes
        Controller     no     no    no      no      no    no
        Operator       no     no    no      no      no    no
        Administrator  no     no    no      no      no    no
        """;

    public static TheoryData<string> Situations => [.. Rows(ByState).Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Situations))]
    [Rule("S0.2"), Rule("S1.3"), Rule("S1.4"), Rule("S1.7"), Rule("S1.8"), Rule("S1.29")]
    public async Task Each_action_is_done_or_refused_as_drawn_and_the_page_says_so_beforehand(string situation)
    {
        var wrong = new List<string>();

        // Who may not changes nothing, so all of them can try on the same books.
        await using var untouched = await Books.OpenAsync();
        var standing = await BatchSituations.MakeAsync(untouched, situation);
        foreach (var (action, index) in Rows(ByState, header: true)[0].Select((name, index) => (name, index)))
            foreach (var role in Rows(ByRole))
            {
                var expected = Expected(situation, action, role, index);
                if (expected == "NotAllowed")
                {
                    wrong.AddRange(await WrongAsync(untouched, standing, (situation, action, role[0], expected)));
                    continue;
                }

                await using var books = await Books.OpenAsync();
                wrong.AddRange(await WrongAsync(books, await BatchSituations.MakeAsync(books, situation), (situation, action, role[0], expected)));
            }

        Assert.Empty(wrong);
    }

    private static async Task<IEnumerable<string>> WrongAsync(Books books, Association association, (string Situation, string Action, string Role, string Expected) cell)
    {
        books.Actor = Books.Person("Tester", Enum.Parse<Role>(cell.Role));
        var foreseen = await ForeseenAsync(books, cell.Action);
        var answered = await ActAsync(books, association, cell.Action);
        var where = $"{cell.Situation} {cell.Action} {cell.Role}";
        return new[]
        {
            Code(answered) == cell.Expected ? null : $"{where}: {Code(answered)}, drawn {cell.Expected}",
            foreseen?.Message == answered?.Message ? null : $"{where}: the page says “{foreseen?.Message}”, the service “{answered?.Message}”",
        }.OfType<string>();
    }

    private static string Expected(string situation, string action, string[] role, int index)
    {
        if (role[index + 1] == "no") return "NotAllowed";
        // Only an accountant reopens what is posted.
        if (action == "Reopen" && role[0] == "Staff" && situation.StartsWith("Posted", StringComparison.Ordinal)) return "NotAllowed";
        return Rows(ByState).Single(row => row[0] == situation)[index + 1];
    }

    private static string Code(Refusal? refusal) => refusal is null ? "." : refusal.Code[(refusal.Code.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static async Task<Refusal?> ForeseenAsync(Books books, string action)
    {
        var choices = BatchChoices.For((await books.Get<BatchReader>().FindAsync("B-000001"))!, books.Actor);
        return action switch
        {
            "Close" => choices.Close, "Move" => choices.MoveOpenOrders, "Reopen" => choices.Reopen,
            "Create" => choices.CreateLedger, "Post" => choices.Post, _ => choices.EditControlTotal,
        };
    }

    private static async Task<Refusal?> ActAsync(Books books, Association association, string action) => action switch
    {
        "Close" => await books.Get<BatchLifeService>().CloseAsync("B-000001"),
        "Move" => await books.Get<BatchLifeService>().MoveOpenOrdersAsync("B-000001", null, BatchSituations.Target),
        "Reopen" => await books.Get<BatchLifeService>().ReopenAsync("B-000001", reason: "A test"),
        "Create" => (await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal,
        "Post" => await books.Get<BatchLifeService>().PostAsync("B-000001"),
        _ => await books.Get<BatchService>().SetControlTotalAsync("B-000001", null, association.Batch.ControlTotal + 1),
    };

    private static List<string[]> Rows(string drawn, bool header = false) =>
        [.. drawn.ReplaceLineEndings("\n").Split('\n').Skip(header ? 0 : 1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
