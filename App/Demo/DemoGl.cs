using System.Web;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FakeGl;
using BatchLedger.GlConnections;
using BatchLedger.GlIntegration;
using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Demo;

/// <summary>The association's books go on in a stand-in for QuickBooks Online: last month's journals are there, this week's are in every state.</summary>
internal sealed class DemoGl(IServiceProvider services, DemoCast cast, DemoYear year, FakeLedger outside)
{
    private const string Company = "ARG";

    /// <summary>Outside ids of the stand-in's lists.</summary>
    private const string Guidebooks = "86", Members = "201";

    /// <summary>The administrator connects and signs in, the accountant maps.</summary>
    public async Task ConnectAsync(DateOnly from)
    {
        cast.Becomes("A. Novak");
        var companies = services.GetRequiredService<CompanyService>();
        var draft = CompanyDraft.Of((await companies.FindAsync(Company))!);
        draft.AccountingSystem = AccountingSystem.QuickBooksOnline;
        DemoCompany.Done(await companies.SaveAsync(draft));

        var connections = services.GetRequiredService<GlConnectionService>();
        var terms = GlConnectionDraft.Of((await connections.FindAsync(Company))!);
        (terms.Site, terms.From) = (GlSite.StandIn, from);
        foreach (var field in terms.Values.Keys.ToList()) terms.Values[field] = "demonstration";
        var connection = DemoCompany.Done(await connections.SaveAsync(terms));
        var signIn = DemoCompany.Done(await services.GetRequiredService<GlSignInService>().BeginAsync(connection.Id));
        DemoCompany.Done(await services.GetRequiredService<SignInReturnService>().FinishAsync(await AllowAsync(signIn.Address)));

        cast.Becomes("M. Ito");
        var mapping = services.GetRequiredService<GlMapService>();
        DemoCompany.Done(await mapping.TakeProposalsAsync(Company));
        DemoCompany.Done(await mapping.SaveAsync(new GlMapDraft(Company, OurKind.Customer, 0, Members)));
    }

    /// <summary>All of last month is sent, and of this week one journal stands in each state.</summary>
    public async Task SendAsync(DateOnly month, DateOnly today)
    {
        await ConnectAsync(await PostedAsync(month.AddMonths(-1)));
        var days = Enumerable.Range(1, 5).Select(back => today.AddDays(-back)).Select(day => day < month ? month : day).Order().ToList();
        await ConnectAsync([await year.PostedAsync("Dues, lockbox, sent", days[0])]);

        outside.Failures.Add(FakeDeed.Write, FakeFailure.CommitThenDrop);
        await ConnectAsync([await year.PostedAsync("Courses, no answer", days[1])]);
        lock (outside.Books.Door)
        {
            var at = outside.Books.Accounts.FindIndex(account => account.Id == Guidebooks);
            outside.Books.Accounts[at] = outside.Books.Accounts[at] with { Active = false };
        }
        await ValidateAsync(await year.PostedAsync("Annual dues", days[2], "DUES"));
        await ValidateAsync(await year.PostedAsync("Guidebook stall", days[3], "BOOK"));
        await year.PostedAsync("Chapter dues, posted", days[4], "CHAPTER");
    }

    private async Task ConnectAsync(IReadOnlyList<string> batches)
    {
        DemoCompany.Done(await services.GetRequiredService<GlDeliveryService>().ConnectAsync(batches));
        await services.GetRequiredService<GlSender>().WorkOffAsync(CancellationToken.None);
    }

    private async Task ValidateAsync(string number)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        var journal = await db.Batches.Where(b => b.Number == number).Select(b => b.JournalEntryId!.Value).SingleAsync();
        DemoCompany.Done(await services.GetRequiredService<GlDeliveryService>().ValidateAsync([journal]));
        await services.GetRequiredService<GlSender>().WorkOffAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<string>> PostedAsync(DateOnly month)
    {
        cast.Becomes("M. Ito");
        await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        return await (from batch in db.Batches
                      join company in db.Companies on batch.CompanyId equals company.Id
                      join ledger in db.Ledgers on batch.LedgerId equals ledger.Id
                      where company.Code == Company && ledger.Type == LedgerType.Actual && batch.State == BatchState.Posted && batch.Date >= month && batch.Date < month.AddMonths(1)
                      orderby batch.Date
                      select batch.Number).ToListAsync();
    }

    // What a person does on the outside system's page.
    private static async Task<SignInReturn> AllowAsync(Uri page)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        var asked = HttpUtility.ParseQueryString(page.Query);
        using var form = new FormUrlEncodedContent([.. asked.AllKeys.Select(name => KeyValuePair.Create(name!, asked[name]!)), KeyValuePair.Create("decision", "allow")]);
        using var answer = await browser.PostAsync(new Uri(page, page.AbsolutePath), form);
        var back = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        return new SignInReturn(back["state"], back["code"], back["realmId"], back["error"]);
    }
}
