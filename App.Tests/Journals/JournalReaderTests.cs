using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.People;
using BatchLedger.Tests.LedgerFiles;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Journals;

public class JournalReaderTests
{
    [Fact]
    public async Task A_superseded_journal_is_hidden_until_it_is_asked_for()
    {
        await using var rig = await LedgerRig.PostedAsync();
        await rig.ChangeAsync(async db => (await db.JournalEntries.SingleAsync()).Superseded());
        var reader = rig.Books.Get<JournalReader>();

        Assert.Empty((await reader.ListAsync(new ListQuery(), JournalFilter.InForce)).Rows);
        Assert.Equal(JournalEntryState.Superseded, Assert.Single((await reader.ListAsync(new ListQuery(), JournalFilter.All)).Rows).State);
    }

    [Theory]
    [InlineData("j-0000", 1)]
    [InlineData("B-000001", 1)]
    [InlineData("dues", 1)]
    [InlineData("Mar 2026", 1)]
    [InlineData("actual", 1)]
    [InlineData("%", 0)]
    [InlineData("April", 0)]
    public async Task Journals_are_found_by_number_batch_period_and_ledger(string text, int found)
    {
        await using var rig = await LedgerRig.PostedAsync();

        Assert.Equal(found, (await rig.Books.Get<JournalReader>().ListAsync(new ListQuery(text), JournalFilter.InForce)).Total);
    }

    [Theory]
    [InlineData("number"), InlineData("lines"), InlineData("debit"), InlineData("nonsense")]
    public async Task Every_column_of_the_list_sorts_both_ways(string sort)
    {
        await using var rig = await LedgerRig.PostedAsync();
        var reader = rig.Books.Get<JournalReader>();

        Assert.Single((await reader.ListAsync(new ListQuery(Sort: sort), JournalFilter.All)).Rows);
        Assert.Single((await reader.ListAsync(new ListQuery(Sort: sort, Descending: true), JournalFilter.All)).Rows);
    }

    [Fact]
    public async Task Lines_come_page_by_page_with_the_words_for_their_ids()
    {
        await using var rig = await LedgerRig.PostedAsync(pairs: 60);
        var reader = rig.Books.Get<JournalReader>();

        var page = await reader.LinesAsync("J-000001", new ListQuery(Skip: 100, Take: 100));

        Assert.Equal((20, 120), (page.Rows.Count, page.Total));
        var row = page.Rows[0];
        Assert.Equal((101, "T-000051", "1010", "Operating bank", "HQ"), (row.Line.LineNo, row.Transaction, row.Account, row.AccountName, row.Branch));
        Assert.Equal(["EV", "EV", null, null, null, null, "EV"], page.Rows.Skip(2).Take(7).Select(r => r.Department).Prepend("EV").Skip(1));
    }

    [Fact]
    public async Task The_totals_come_to_the_entry()
    {
        await using var rig = await LedgerRig.PostedAsync();
        var view = (await rig.Books.Get<JournalReader>().FindAsync("J-000001"))!;

        Assert.Equal((view.Entry.Lines, view.Entry.Debit, view.Entry.Credit), (view.Totals.Sum(t => t.Lines), view.Totals.Sum(t => t.Debit), view.Totals.Sum(t => t.Credit)));
        Assert.Equal(("ARG", "B-000001", "Mar 2026", "ACTUAL"), (view.Company, view.Batch, view.Period, view.Ledger));
    }

    [Fact]
    public async Task The_journal_of_a_company_one_does_not_see_is_not_there()
    {
        await using var rig = await LedgerRig.PostedAsync();
        rig.Books.Actor = Books.Person("F. Fremd", Role.Viewer, new HashSet<int> { 4711 });
        var reader = rig.Books.Get<JournalReader>();

        Assert.Null(await reader.FindAsync("J-000001"));
        Assert.Empty((await reader.LinesAsync("J-000001", new ListQuery())).Rows);
        Assert.Equal(0, (await reader.ListAsync(new ListQuery(), JournalFilter.All)).Total);
    }
}
