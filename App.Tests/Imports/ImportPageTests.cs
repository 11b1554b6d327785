using System.Text;
using BatchLedger.Data;
using BatchLedger.Imports;
using BatchLedger.People;
using BatchLedger.Sales;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Imports;

public class ImportPageTests : UiStage
{
    private const string Good = "journal,date,description,account,debit,credit\nJ-1,2026-03-05,Rent,6800,10.00,\nJ-1,2026-03-05,Rent,1010,,10.00\n";

    [Fact]
    public async Task A_good_file_is_counted_first_and_comes_in_by_the_button()
    {
        await using var books = await StageAsync();
        var page = Check(await KeepAsync(books, Good));
        page.WaitForElement(".bl-facts", TimeSpan.FromSeconds(10));
        Assert.Contains("Journals of company ARG, one batch a month", page.Markup);
        Assert.Equal(["Rows 2", "journals 1", "lines 2", "batches 1", "Faults 0"], page.FindAll(".bl-fact").Select(fact => $"{fact.QuerySelector("dt")!.TextContent} {fact.QuerySelector("dd")!.TextContent}"));

        await page.Find("button.primary").ClickAsync(new());

        Assert.Contains("Imported 1 journal, 2 lines, 1 batch.", page.Find(".bl-banner").TextContent);
        Assert.Equal("/batches/B-000002", page.Find(".bl-chips a").GetAttribute("href"));
        Assert.Empty(Directory.GetFiles(Path.Combine(books.Folder.Path, "uploads")));
    }

    [Fact]
    public async Task A_faulty_file_shows_row_column_fault_and_value_and_its_button_says_why_not()
    {
        await using var books = await StageAsync();

        var page = Check(await KeepAsync(books, Good.Replace("6800", "9999").Replace(",10.00\n", ",1e309\n")));
        page.WaitForElement(".bl-facts", TimeSpan.FromSeconds(10));

        Assert.Equal(["2|account|Company ARG has no such account.|9999", "3|credit|is not an amount. Write it as 1200.00.|1e309"],
            page.FindAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()))));
        Assert.Equal("Nothing was imported: j.csv has 2 faults. Mend the file and import it again.", page.Find("button.primary").GetAttribute("title"));
        var before = await books.DumpAsync();
        await page.Find("button.primary").ClickAsync(new());
        Assert.Equal(before, await books.DumpAsync());
    }

    [Fact]
    public async Task Somebody_elses_file_an_old_one_and_a_guessed_one_look_alike()
    {
        await using var books = await StageAsync();
        var id = await KeepAsync(books, Good);
        books.Actor = Books.Person("S. Tranger", Role.Staff);
        var foreign = Check(id).Markup;
        books.Actor = Books.Person("R. Osei", Role.Staff);
        books.Clock.Advance(TimeSpan.FromMinutes(61));

        Assert.Contains("The uploaded file is no longer here", foreign);
        Assert.Equal(foreign, Check(id).Markup);
        Assert.Equal(foreign, Check(Guid.NewGuid()).Markup);
        await KeepAsync(books, Good);
        Assert.Single(Directory.GetFiles(Path.Combine(books.Folder.Path, "uploads")));
    }

    [Fact]
    public async Task One_person_keeps_no_more_than_five_files_waiting()
    {
        await using var books = await StageAsync();

        for (var i = 0; i < 8; i++) await KeepAsync(books, Good);

        Assert.Equal(5, Directory.GetFiles(Path.Combine(books.Folder.Path, "uploads")).Length);
    }

    [Fact]
    public async Task The_form_offers_what_the_kind_needs_and_never_words_from_the_address()
    {
        await using var books = await StageAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/import?why=Import.UploadTooLarge");
        var page = Render<ImportPage>();
        Assert.Equal("The file is larger than 50 MB. Split it.", page.Find(".bl-refusal span").TextContent);
        Assert.Empty(page.FindAll("select[name=batch]"));

        await page.Find("select[name=kind]").ChangeAsync(new() { Value = "Journals" });
        Assert.Equal(["One new batch a month", "B-000001 Dues March (Mar 2026)"], page.FindAll("select[name=batch] option").Select(option => option.TextContent));
        await page.Find("select[name=kind]").ChangeAsync(new() { Value = "Sales" });
        Assert.Equal(["B-000001 Dues March (Mar 2026)"], page.FindAll("select[name=batch] option").Select(option => option.TextContent));

        Services.GetRequiredService<NavigationManager>().NavigateTo("/import?why=Buy+gold");
        Assert.Empty(Render<ImportPage>().FindAll(".bl-refusal"));
    }

    [Fact]
    public async Task Who_may_not_import_reads_why()
    {
        await using var books = await StageAsync();
        books.Actor = Books.Person("V. Iewer", Role.Viewer);

        var page = Render<ImportPage>();

        Assert.Equal("Importing needs the role Staff or Accountant. You are Viewer. Ask an administrator.", page.Find(".bl-refusal span").TextContent);
        Assert.True(page.Find("button[type=submit]").HasAttribute("disabled"));
    }

    private IRenderedComponent<ImportCheckPage> Check(Guid id) => Render<ImportCheckPage>(with => with.Add(page => page.Id, id));

    private static async Task<Guid> KeepAsync(Books books, string content) => await books.Get<Uploads>().KeepAsync(
        books.Actor, new ImportRequest(ImportKind.Journals, "ARG", "") { FileName = "j.csv" }, new MemoryStream(Encoding.UTF8.GetBytes(content)), default);

    private async Task<Books> StageAsync()
    {
        var books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        Services.AddSingleton(books.Get<Uploads>()).AddSingleton(books.Get<ImportService>()).AddSingleton(books.Get<ChoiceService>()).AddSingleton(books.Get<Work>());
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return books;
    }
}
