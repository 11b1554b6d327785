using BatchLedger.RecurringJournals;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;
using BatchLedger.Tests.Ui;
using BatchLedger.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.RecurringJournals;

public class RecurringTests : UiStage
{
    [Theory]
    [InlineData(Frequency.Weekly, "2026-01-05", "05 Jan, 12 Jan, 19 Jan, 26 Jan")]
    [InlineData(Frequency.Monthly, "2026-01-31", "31 Jan, 28 Feb, 31 Mar, 30 Apr")]
    [InlineData(Frequency.MonthEnd, "2026-01-10", "31 Jan, 28 Feb, 31 Mar, 30 Apr")]
    [InlineData(Frequency.Quarterly, "2026-03-31", "31 Mar, 30 Jun, 30 Sep, 31 Dec")]
    [InlineData(Frequency.Yearly, "2024-02-29", "29 Feb, 28 Feb, 28 Feb, 28 Feb")]
    public void The_days_count_from_the_first(Frequency frequency, string first, string days)
    {
        var journal = new RecurringJournal { CompanyId = 1, BranchId = 1, LedgerId = 1, Name = "Rent", Currency = "USD", Amount = 1, Frequency = frequency, First = DateOnly.Parse(first) };

        Assert.Equal(days, string.Join(", ", journal.DaysUpTo(new DateOnly(2040, 1, 1)).Take(4).Select(day => day.ToString("dd MMM"))));
        journal.Until = journal.DaysUpTo(new DateOnly(2040, 1, 1)).ElementAt(1);
        Assert.Equal(2, journal.DaysUpTo(new DateOnly(2040, 1, 1)).Count());
        Assert.Null(journal.NextBut(journal.DaysUpTo(new DateOnly(2040, 1, 1)).ToHashSet()));
    }

    [Fact]
    public async Task Other_days_begin_after_what_was_made_so_that_nothing_is_made_twice()
    {
        await using var till = await Till.OpenAsync();
        var service = till.Books.Get<RecurringJournalService>();
        var made = Till.Made(await service.SaveAsync(Draft(till, new DateOnly(2026, 1, 1))));
        Till.Made(await till.Books.Get<DueJournals>().MakeAsync());

        Assert.Equal("Rent was made up to 01 Mar 2026. To make it on other days, choose a first day after that.", await ChangeAsync(draft => draft.First = new DateOnly(2026, 1, 2)));
        Assert.Equal("Rent was made up to 01 Mar 2026. To make it on other days, choose a first day after that.", await ChangeAsync(draft => draft.Frequency = Frequency.Weekly));
        Assert.Null(await ChangeAsync(draft => draft.Name = "Rent of the hall"));
        Assert.Null(await ChangeAsync(draft => (draft.First, draft.Frequency) = (new DateOnly(2026, 3, 9), Frequency.Weekly)));
        Assert.Equal(new DueResult(1, 0), Till.Made(await till.Books.Get<DueJournals>().MakeAsync()));

        async Task<string?> ChangeAsync(Action<RecurringJournalDraft> change)
        {
            var draft = (await service.OpenAsync(made.Id))!;
            change(draft);
            return (await service.SaveAsync(draft)).Refusal?.Message;
        }
    }

    [Fact]
    [Rule("S4.2")]
    public async Task A_ledger_that_a_recurring_journal_goes_to_is_not_deleted()
    {
        await using var till = await Till.OpenAsync();
        var ledger = new BatchLedger.Ledgers.Ledger { Code = "HOURS", Description = "Hours", Type = BatchLedger.Ledgers.LedgerType.Statistical, Currency = "XXX" };
        var account = new BatchLedger.Accounts.Account { CompanyId = till.Association.Company.Id, Code = "9000", Name = "Hours", Type = BatchLedger.Accounts.AccountType.Statistical, Unit = "hours" };
        await till.Books.PutAsync(ledger, account);
        await till.Books.PutAsync(new BatchLedger.Ledgers.LedgerCompany { LedgerId = ledger.Id, CompanyId = till.Association.Company.Id });
        var draft = Draft(till, new DateOnly(2026, 1, 1));
        (draft.LedgerId, draft.Lines) = (ledger.Id, [new JournalLineDraft { AccountId = account.Id, Debit = 12_00 }]);
        Till.Made(await till.Books.Get<RecurringJournalService>().SaveAsync(draft));

        Assert.Contains("1 recurring journal", (await till.Books.Get<BatchLedger.Ledgers.LedgerService>().DeleteAsync("HOURS", null))?.Message, StringComparison.Ordinal);
        Assert.Contains("1 recurring journal", (await till.Books.Get<BatchLedger.Ledgers.LedgerCompanyService>().RemoveAsync("HOURS", till.Association.Company.Id))?.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Rule("S4.14")]
    public async Task A_recurring_journal_balances_like_any_other_and_says_what_it_lacks()
    {
        await using var till = await Till.OpenAsync();

        Assert.Equal("Enter the name.", await WhyAsync(till, draft => draft.Name = " "));
        Assert.Equal("Choose the first day on which it is due, from 2000 to 2100.", await WhyAsync(till, draft => draft.First = null));
        Assert.Equal("It is due first on 01 Mar 2026 and cannot end on 28 Feb 2026. Choose a later day, or leave the end empty.", await WhyAsync(till, draft => draft.Until = new DateOnly(2026, 2, 28)));
        Assert.Equal("Debits 80.00, credits 70.00, difference 10.00. A manual journal must balance.", await WhyAsync(till, draft => draft.Lines[1].Credit = 70_00));
        Assert.Null(await WhyAsync(till, _ => { }));
    }

    [Fact]
    public async Task It_is_made_once_by_two_clicks_changed_and_not_over_somebody_elses_change()
    {
        await using var till = await Till.OpenAsync();
        var service = till.Books.Get<RecurringJournalService>();
        var draft = Draft(till, new DateOnly(2026, 3, 1));
        var made = Till.Made(await service.SaveAsync(draft));
        Assert.Equal(made.Id, Till.Made(await service.SaveAsync(draft)).Id);

        var (one, two) = ((await service.OpenAsync(made.Id))!, (await service.OpenAsync(made.Id))!);
        one.Name = "Rent of the hut";
        one.Lines[0].Debit = one.Lines[1].Credit = 90_00;
        Assert.Equal(90_00, Till.Made(await service.SaveAsync(one)).Amount);
        Assert.Equal("Data.Stale", (await service.SaveAsync(two)).Refusal?.Code);
        Assert.Equal([90_00, null], (await service.OpenAsync(made.Id))!.Lines.Select(l => l.Debit));
    }

    [Fact]
    public async Task A_manual_journal_is_repeated_a_month_later()
    {
        await using var till = await Till.OpenAsync();
        var journal = till.Journal(("6800", 80_00, 0), ("2200", 0, 80_00));
        journal.Description = "Rent";

        var draft = (await till.Books.Get<RecurringJournalService>().RepeatAsync((await till.RecordedAsync(journal)).Id))!;

        Assert.Equal(("Rent", new DateOnly(2026, 4, 10), till.Association.Ledger.Id, 2), (draft.Name, draft.First, draft.LedgerId, draft.Lines.Count));
        Assert.Null((await till.Books.Get<RecurringJournalService>().SaveAsync(draft)).Refusal);
    }

    [Fact]
    public async Task The_list_shows_what_is_due_makes_it_and_says_when_nothing_is()
    {
        await using var till = await Till.OpenAsync();
        Till.Made(await till.Books.Get<RecurringJournalService>().SaveAsync(Draft(till, new DateOnly(2026, 3, 1))));
        foreach (var type in new[] { typeof(RecurringReader), typeof(DueJournals), typeof(RecurringJournalService), typeof(Live.Bell) }) Services.AddSingleton(type, till.Books.Services.GetRequiredService(type));
        Services.AddScoped<RecurringDialogs>();
        var list = Render<RecurringList>(with => with.Add(p => p.CompanyId, till.Association.Company.Id));
        list.WaitForAssertion(() => Assert.Contains("Due now", list.Markup, StringComparison.Ordinal));
        Assert.Contains("Monthly on day 1", list.Markup, StringComparison.Ordinal);

        await list.FindAll("button").Single(b => b.TextContent == "Make what is due now").ClickAsync(new());

        list.WaitForAssertion(() => Assert.Contains(list.FindAll("a"), a => a.GetAttribute("href") == "/transactions/T-000001"), TimeSpan.FromSeconds(5));
        Assert.Equal("1 journal made.", Services.GetRequiredService<Toasts>().Shown.Single().Text);
        list.WaitForAssertion(() => Assert.Contains("Nothing is due today. The next is due on 01 Apr 2026.", list.Find(".bl-why").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(5));
    }

    internal static RecurringJournalDraft Draft(Till till, DateOnly first) => new()
    {
        CompanyId = till.Association.Company.Id, BranchId = till.Association.Branch.Id, LedgerId = till.Association.Ledger.Id, Name = "Rent", First = first,
        Lines = [.. till.Journal(("6800", 80_00, 0), ("2200", 0, 80_00)).Journal, new JournalLineDraft()],
    };

    private static async Task<string?> WhyAsync(Till till, Action<RecurringJournalDraft> change)
    {
        var draft = Draft(till, new DateOnly(2026, 3, 1));
        change(draft);
        return (await till.Books.Get<RecurringJournalService>().SaveAsync(draft)).Refusal?.Message;
    }
}
