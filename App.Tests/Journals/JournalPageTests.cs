using BatchLedger.Data;
using BatchLedger.GlIntegration;
using BatchLedger.Journals;
using BatchLedger.Live;
using BatchLedger.Tests.LedgerFiles;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Journals;

public class JournalPageTests : UiStage
{
    [Fact]
    public async Task The_record_shows_totals_and_lines_that_link_to_their_accounts_and_sources()
    {
        await using var rig = await OpenAsync();

        var page = Render<JournalPage>(with => with.Add(p => p.Number, "J-000001"));

        page.WaitForAssertion(() => Assert.Equal(6, page.FindAll("table[aria-label='Lines'] tbody tr").Count));
        Assert.Contains("300.06", page.Find("table[aria-label='Summary by account'] tfoot").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("a[href='/transactions/T-000001']"));
        Assert.NotNull(page.Find("a[href='/accounts/1010?company=ARG']"));
        Assert.NotNull(page.Find("a[href='/batches/B-000001']"));
    }

    [Fact]
    public async Task It_says_that_it_was_superseded_as_soon_as_it_was_and_stops_listening_when_left()
    {
        await using var rig = await OpenAsync();
        var bell = Services.GetRequiredService<Bell>();
        var page = Render<JournalPage>(with => with.Add(p => p.Number, "J-000001"));
        page.WaitForState(() => page.Markup.Contains("Posting version 1", StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(2, bell.ListenerCount));

        await rig.ChangeAsync(async db => (await db.JournalEntries.SingleAsync()).Superseded());
        bell.Ring([Topics.Batches]);

        page.WaitForAssertion(() => Assert.Contains("Superseded: batch B-000001 was reopened.", page.Markup, StringComparison.Ordinal));
        await DisposeComponentsAsync();
        await Mail.MailRig.UntilAsync(() => Task.FromResult(bell.ListenerCount == 0));
    }

    [Fact]
    public async Task A_journal_that_is_not_there_says_so()
    {
        await using var rig = await OpenAsync();
        var page = Render<JournalPage>(with => with.Add(p => p.Number, "J-9"));
        page.WaitForAssertion(() => Assert.Contains("Journal J-9 was not found", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tick_shows_superseded_journals_and_stands_in_the_address()
    {
        await using var rig = await OpenAsync();
        await rig.ChangeAsync(async db => (await db.JournalEntries.SingleAsync()).Superseded());
        var page = Render<JournalsPage>();
        page.WaitForAssertion(() => Assert.Contains("No journals yet", page.Markup, StringComparison.Ordinal));

        await page.Find(".bl-check").ChangeAsync(true);

        page.WaitForAssertion(() => Assert.NotNull(page.Find("a[href='/journals/J-000001']")));
        Assert.EndsWith("?superseded=True", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    private async Task<LedgerRig> OpenAsync()
    {
        var rig = await LedgerRig.PostedAsync();
        Services.AddSingleton(rig.Books.Get<JournalReader>());
        Services.AddSingleton(rig.Books.Get<Bell>());
        Services.AddSingleton(rig.Books.Get<GlIntegrationReader>()).AddSingleton(rig.Books.Get<GlDeliveryService>()).AddSingleton(rig.Books.Get<Work>());
        return rig;
    }
}
