using System.Net;
using BatchLedger.Data;
using BatchLedger.Ledgers;
using BatchLedger.Managements;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.FilingCabinet;

/// <summary>Papers over real HTTP, in and out.</summary>
public class FilingDoorTests
{
    private const string Page = "/managements/M-000107/filing-cabinet";

    [Fact]
    public async Task A_pdf_is_shown_in_the_browser_where_nothing_of_it_may_run_and_a_text_is_downloaded()
    {
        await using var site = await WithManagementAsync();
        using var guest = await site.SignedInAsync(Role.Staff);

        using var shown = await guest.GetAsync(await AddressAsync(site, guest, ("lease.exe", "%PDF-1.7 lease"u8.ToArray())));
        using var downloaded = await guest.GetAsync(await AddressAsync(site, guest, ("notes.html", "<script>alert(1)</script>"u8.ToArray())));

        Assert.Equal((HttpStatusCode.OK, "application/pdf", "inline", true), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType, shown.Content.Headers.ContentDisposition!.DispositionType, shown.Headers.CacheControl!.NoStore));
        Assert.Equal("nosniff", Assert.Single(shown.Headers.GetValues("X-Content-Type-Options")));
        Assert.StartsWith("default-src 'none';", Assert.Single(shown.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("%PDF-1.7 lease", await shown.Content.ReadAsStringAsync());
        Assert.Equal(("text/plain", "attachment", "notes.html.txt"), (downloaded.Content.Headers.ContentType!.MediaType, downloaded.Content.Headers.ContentDisposition!.DispositionType, downloaded.Content.Headers.ContentDisposition.FileName));
    }

    [Fact]
    public async Task What_cannot_be_kept_leads_back_to_the_page_that_says_why()
    {
        await using var site = await WithManagementAsync();
        using var guest = await site.SignedInAsync(Role.Staff);

        var goal = await UploadAsync(guest, ("virus.pdf", "MZ\0\0"u8.ToArray()));

        Assert.Equal($"{Page}?why=FilingCabinet.OtherType", goal);
        Assert.Contains("by its content it is none of PDF, JPEG, PNG", await guest.ReadAsync(goal!), StringComparison.Ordinal);
        Assert.Equal($"{Page}?why=FilingCabinet.Empty", await UploadAsync(guest, ("empty.pdf", [])));
        using var nothing = await guest.GetAsync("/receipts/T-004711");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    private static async Task<RunningSite> WithManagementAsync()
    {
        var site = await RunningSite.StartAsync();
        await site.Services.GetRequiredService<WriteGate>().PassAsync(async () =>
        {
            await using var db = site.Db();
            (await db.Features.SingleAsync()).Managements = true;
            await db.SaveChangesAsync();
        });
        var (company, ledger) = (new Company { Code = "ARG", Name = "River Guides", Currency = "USD" }, new Ledger { Code = "ACTUAL", Description = "Main book", Type = LedgerType.Actual, Currency = "USD" });
        await site.PutAsync(company, ledger);
        var branch = new Branch { CompanyId = company.Id, Code = "HQ", Name = "Headquarters", LedgerId = ledger.Id };
        await site.PutAsync(branch);
        await site.PutAsync(new Management { Number = "M-000107", CompanyId = company.Id, BranchId = branch.Id, Place = "14 Mill Lane", OwnerName = "Harbour Trust" });
        return site;
    }

    private static async Task<string> AddressAsync(RunningSite site, Guest guest, (string Name, byte[] Bytes) file)
    {
        var goal = await UploadAsync(guest, file);
        Assert.StartsWith($"{Page}?kept=", goal, StringComparison.Ordinal);
        var id = Guid.Parse(goal!.Split('=')[1]);
        await using var db = site.Db();
        return (await db.Documents.SingleAsync(d => d.Id == id)).Address;
    }

    private static async Task<string?> UploadAsync(Guest guest, (string Name, byte[] Bytes) file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file.Bytes), "file", file.Name } };
        foreach (var (name, value) in Guest.TokensOf(await guest.ReadAsync(Page)).DistinctBy(token => token.Item1)) form.Add(new StringContent(value), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Page}/upload") { Content = form };
        using var answer = await guest.SendAsync(request);
        return guest.GoalOf(answer);
    }
}
