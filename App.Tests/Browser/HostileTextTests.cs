using BatchLedger.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>Text that would be markup stays text, wherever it is shown.</summary>
[Collection(InTheBrowser.Name)]
public sealed class HostileTextTests(BrowserSite site)
{
    private const string Image = "<img src=x onerror=alert(1)>";

    [Fact]
    public async Task Names_that_are_markup_are_shown_as_they_are_written()
    {
        await using var context = await site.EnterAsync(BrowserSite.Everybody);
        var number = await SampleBatch.OpenAsync(site, Image, payments: 1);
        await using (var db = site.Db())
            await site.PutAsync(new Member { CompanyId = await db.Companies.Select(c => c.Id).FirstAsync(), Number = "M-<b>9", Name = "</title><script>alert(2)</script>" });

        foreach (var (address, text) in new[]
        {
            ("/batches", Image), ($"/batches/{number}", Image), ("/members?q=alert", "<script>alert(2)</script>"), ("/members/M-%3Cb%3E9", "<script>alert(2)</script>"), ("/batches/%3Cimg%20src=x%20onerror=alert(3)%3E", "<img src=x onerror=alert(3)>"),
        })
        {
            var window = await Window.OpenAsync(context, address);
            await Assertions.Expect(window.Page.Locator("main")).ToContainTextAsync(text);
            Assert.Equal(0, await window.Page.Locator("main img, main script").CountAsync());
            Assert.Empty(window.Complaints);
            await window.Page.CloseAsync();
        }
    }
}
