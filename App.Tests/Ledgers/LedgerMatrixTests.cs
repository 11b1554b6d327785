using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Ui;
using Bunit;

namespace BatchLedger.Tests.Ledgers;

/// <summary>Every type of ledger in every state, every field and verb: what the service answers, and that the page shows the same beforehand.</summary>
public class LedgerMatrixTests : LedgerStage
{
    // A dot is "done", a word the code of the refusal, a dash "there is nothing to do it with".
    private const string Drawn = """
                            Type              Currency            ChangeID  Delete            Remove
        ActualNew           .                 .                   .         .                 -
        ActualCompanies     .                 LedgerHasCompanies  .         .                 .
        ActualReferred      LedgerReferredTo  LedgerHasCompanies  .         LedgerReferredTo  CompanyInLedger
        ActualPosted        LedgerPosted      LedgerPosted        .         LedgerPosted      CompanyInLedger
        BudgetNew           .                 .                   .         .                 -
        BudgetCompanies     .                 LedgerHasCompanies  .         .                 .
        BudgetBudgeted      LedgerBudgeted    LedgerBudgeted      .         LedgerBudgeted    CompanyInLedger
        ReportingNew        .                 .                   .         .                 -
        ReportingCompanies  .                 .                   .         .                 .
        ReportingTranslated LedgerBudgeted    LedgerBudgeted      .         LedgerBudgeted    CompanyInLedger
        StatisticalNew      .                 LedgerCountsUnits   .         .                 -
        StatisticalCompanies .                LedgerCountsUnits   .         .                 .
        StatisticalReferred LedgerReferredTo  LedgerCountsUnits   .         LedgerReferredTo  CompanyInLedger
        StatisticalPosted   LedgerPosted      LedgerPosted        .         LedgerPosted      CompanyInLedger
        """;

    private static readonly Role[] May = [Role.Accountant, Role.Controller, Role.Administrator];

    public static TheoryData<string> Situations => [.. Rows().Skip(1).Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Situations))]
    [Rule("S4.2"), Rule("S4.3"), Rule("S4.4")]
    public async Task Each_field_and_verb_is_free_or_locked_as_drawn_and_the_page_shows_so_beforehand(string situation)
    {
        var wrong = new List<string>();
        var shown = await OpenAsync();
        await using var _ = shown;
        var code = await LedgerSituations.MakeAsync(shown, situation);
        shown.Actor = Books.Person("Tester", Role.Accountant);
        var page = Open(code);

        foreach (var (verb, index) in Rows()[0].Select((verb, index) => (verb, index)))
        {
            var expected = Rows().Single(row => row[0] == situation)[index + 1];
            if (expected == "-") continue;
            await using var books = await Books.OpenAsync();
            await LedgerSituations.MakeAsync(books, situation);
            books.Actor = shown.Actor;
            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=tabpanel] table")));
            var foreseen = Foreseen(page, verb);
            var answered = await ActAsync(books, code, verb);
            if (Code(answered) != expected) wrong.Add($"{situation} {verb}: {answered}, drawn {expected}");
            if (foreseen != answered?.Message) wrong.Add($"{situation} {verb}: the page shows “{foreseen}”, the service says “{answered?.Message}”");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(Role.Viewer), InlineData(Role.Staff), InlineData(Role.Accountant), InlineData(Role.Controller), InlineData(Role.Operator), InlineData(Role.Administrator)]
    public async Task Who_may_not_change_set_up_data_reads_so_on_every_button(Role role)
    {
        await using var books = await OpenAsync();
        var code = await LedgerSituations.MakeAsync(books, "BudgetCompanies");
        books.Actor = Books.Person("Tester", role);
        var page = Open(code);

        foreach (var button in new[] { "Save", "New", "Change ID", "Delete", "Add company", "Remove ARG" })
            Assert.Equal(May.Contains(role) ? null : $"Changing set-up data needs the role Accountant or Controller or Administrator. You are {role}. Ask an administrator.", WhyNot(page, button));
    }

    private static string? Foreseen(IRenderedComponent<LedgerPage> page, string verb)
    {
        if (verb == "Type") return page.FindComponent<Pick<LedgerType>>().Instance is { ReadOnly: true } type ? type.Help : null;
        if (verb == "Currency") return page.FindComponents<TextInput>().Single(input => input.Instance.Label == "Currency").Instance is { ReadOnly: true } currency ? currency.Help : null;
        return WhyNot(page, verb switch { "ChangeID" => "Change ID", "Delete" => "Delete", _ => page.FindAll("button").Select(b => b.TextContent.Trim()).Single(text => text.StartsWith("Remove ", StringComparison.Ordinal)) });
    }

    private static async Task<Refusal?> ActAsync(Books books, string code, string verb)
    {
        var view = (await books.Get<LedgerReader>().FindAsync(code))!;
        var draft = LedgerDraft.Of(view.Ledger);
        switch (verb)
        {
            case "Type":
                draft.TakeType(draft.Type is LedgerType.Statistical ? LedgerType.Budget : LedgerType.Statistical, (await books.Get<LedgerReader>().SettingAsync()).Features);
                if (draft.Type is LedgerType.Budget) draft.Currency = "USD";
                return (await books.Get<LedgerService>().SaveAsync(draft)).Refusal;
            case "Currency":
                draft.Currency = "GBP";
                return (await books.Get<LedgerService>().SaveAsync(draft)).Refusal;
            case "ChangeID":
                return (await books.Get<LedgerService>().ChangeIdAsync(code, view.Ledger.Version, "another1")).Refusal;
            case "Delete":
                return await books.Get<LedgerService>().DeleteAsync(code, view.Ledger.Version);
            default:
                return await books.Get<LedgerCompanyService>().RemoveAsync(code, view.Companies.Single().Id);
        }
    }

    private static string Code(Refusal? refusal) => refusal is null ? "." : refusal.Code[(refusal.Code.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static List<string[]> Rows() => [.. Drawn.ReplaceLineEndings("\n").Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
