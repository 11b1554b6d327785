using BatchLedger.Batches;
using BatchLedger.PeriodClose;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Tests.Batches;

namespace BatchLedger.Tests.PeriodClose;

/// <summary>Every situation of a period, both actions, every role: what the service answers, and that the page says the same beforehand.</summary>
public class PeriodMatrixTests
{
    // A dot is "done"; a word is the code of the refusal. The period is March.
    private const string BySituation = """
        EarlierOpen     NotReady       AlreadyOpen
        BatchOpen       NotReady       AlreadyOpen
        BatchClosed     NotReady       AlreadyOpen
        BatchCreating   NotReady       AlreadyOpen
        BatchReady      NotReady       AlreadyOpen
        EmptyClosed     .              AlreadyOpen
        AllPosted       .              AlreadyOpen
        Closed          AlreadyClosed  ClosingIsFinal
        Reopenable      AlreadyClosed  .
        LaterClosed     AlreadyClosed  NotTheLatest
        """;

    public static TheoryData<string> Situations => [.. Rows().Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task Each_action_is_done_or_refused_as_drawn_and_the_page_says_so_beforehand(string situation)
    {
        var drawn = Rows().Single(row => row[0] == situation);
        var wrong = new List<string>();
        foreach (var (action, expected) in new[] { ("Close", drawn[1]), ("Reopen", drawn[2]) })
        {
            await using var books = await Books.OpenAsync();
            var association = await MakeAsync(books, situation);

            // Last the one who may, for only that changes anything.
            foreach (var role in Enum.GetValues<Role>().Except([Role.None]).OrderBy(role => role is Role.Controller))
            {
                books.Actor = Books.Person("Tester", role);
                var foreseen = PeriodChoices.For((await books.Get<PeriodReader>().FindAsync(association.March.Id))!, books.Actor);
                var service = books.Get<PeriodCloseService>();
                var answered = action == "Close" ? await service.CloseAsync(association.March.Id) : await service.ReopenAsync(association.March.Id, null, "A test");
                var code = role is Role.Controller ? expected : "NotAllowed";
                if (Code(answered) != code) wrong.Add($"{situation} {action} {role}: {Code(answered)}, drawn {code}");
                var told = action == "Close" ? foreseen.Close : foreseen.Reopen;
                if (told?.Message != answered?.Message) wrong.Add($"{situation} {action} {role}: the page says “{told?.Message}”, the service “{answered?.Message}”");
            }
        }

        Assert.Empty(wrong);
    }

    private static async Task<Association> MakeAsync(Books books, string situation)
    {
        var association = await BatchSituations.MakeAsync(books, situation switch
        {
            "BatchOpen" => "Open", "BatchClosed" => "Closed", "BatchCreating" => "Creating", "BatchReady" => "Ready", "EmptyClosed" => "Empty", _ => "Posted",
        });
        if (situation == "EarlierOpen") return association;
        await association.CloseAsync(1, 2);
        if (situation is "Closed" or "Reopenable" or "LaterClosed") await association.CloseAsync(3);
        if (situation is "Reopenable" or "LaterClosed") await association.AllowReopeningAsync();
        if (situation != "LaterClosed") return association;
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync(BatchSituations.Target));
        await association.CloseAsync(4);
        return association;
    }

    private static string Code(Refusal? refusal) => refusal is null ? "." : refusal.Code[(refusal.Code.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static List<string[]> Rows() => [.. BySituation.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
