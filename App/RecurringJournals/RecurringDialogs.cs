using BatchLedger.Transactions;
using MudBlazor;

namespace BatchLedger.RecurringJournals;

/// <summary>Opens the form of a recurring journal. It stays open, with what was typed, until the service says yes.</summary>
public sealed class RecurringDialogs(IDialogService dialogs, RecurringJournalService journals)
{
    private static readonly DialogOptions Wide = new() { MaxWidth = MaxWidth.ExtraLarge, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = true };

    public Task AddAsync(int companyId) => ShowAsync("New recurring journal", new RecurringJournalDraft { CompanyId = companyId });

    public async Task EditAsync(RecurringJournal journal) => await ShowAsync($"Recurring journal {journal.Name}", await journals.OpenAsync(journal.Id));

    public async Task RepeatAsync(Transaction journal) => await ShowAsync($"Repeat manual journal {journal.Number}", await journals.RepeatAsync(journal.Id));

    private async Task ShowAsync(string title, RecurringJournalDraft? draft)
    {
        if (draft is null) return;
        var opened = await dialogs.ShowAsync<RecurringJournalForm>(title, new DialogParameters<RecurringJournalForm> { { form => form.Draft, draft } }, Wide);
        await opened.Result;
    }
}
