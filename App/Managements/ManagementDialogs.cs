using BatchLedger.Refusals;
using BatchLedger.Ui;
using MudBlazor;

namespace BatchLedger.Managements;

/// <summary>Opens the forms of this room, and says when something was done.</summary>
public sealed class ManagementDialogs(Dialogs dialogs, Toasts toasts)
{
    /// <summary>Null when the user went back.</summary>
    public async Task<Management?> AddAsync() => await ShowAsync("New management", new ManagementDraft());

    public async Task EditAsync(Management management)
    {
        if (await ShowAsync($"Management {management.Number}", ManagementDraft.Of(management)) is not null) toasts.Good($"Management {management.Number} is saved.");
    }

    public async Task StartAsync(ManagementView view)
    {
        if (await ShowAsync("Start a tenancy", new TenancyDraft { ManagementId = view.Management.Id }, view.Currency) is { } started) toasts.Good($"The tenancy of {started.Tenants} is started.");
    }

    public async Task EditAsync(Tenancy tenancy, string currency)
    {
        if (await ShowAsync("Tenancy", TenancyDraft.Of(tenancy), currency) is { } saved) toasts.Good($"The tenancy of {saved.Tenants} is saved.");
    }

    public async Task AgreeAsync(Tenancy tenancy, string currency)
    {
        var parameters = new DialogParameters<RentForm> { { form => form.Tenancy, tenancy }, { form => form.Currency, currency } };
        if (await dialogs.ShowAsync($"Another rent for {tenancy.Tenants}", parameters) is not null) toasts.Good($"Another rent is agreed with {tenancy.Tenants}.");
    }

    public async Task EndAsync(Tenancy tenancy)
    {
        var parameters = new DialogParameters<TenancyEndForm> { { form => form.Tenancy, tenancy } };
        if (await dialogs.ShowAsync($"Last day of {tenancy.Tenants}", parameters) is not null) toasts.Good($"The last day of {tenancy.Tenants} is saved.");
    }

    public async Task InvoiceAsync(ManagementView view)
    {
        var draft = new InvoiceDraft { TenancyId = (view.Tenancy ?? view.Tenancies[0]).Id, Date = view.Today, Due = view.Today.AddDays(14) };
        var parameters = new DialogParameters<InvoiceForm> { { form => form.View, view }, { form => form.Draft, draft } };
        if (await dialogs.ShowAsync("New tenancy invoice", parameters) is TenancyInvoice made) toasts.Good($"Invoice {made.Number} is added.");
    }

    public async Task AskAsync(Question question, (string Done, Func<string, Task<Refusal?>> Act) deed)
    {
        if (await dialogs.AskAsync(question, deed.Act)) toasts.Good(deed.Done);
    }

    private async Task<Management?> ShowAsync(string title, ManagementDraft draft) =>
        await dialogs.ShowAsync(title, new DialogParameters<ManagementForm> { { form => form.Draft, draft } }) as Management;

    private async Task<Tenancy?> ShowAsync(string title, TenancyDraft draft, string currency) =>
        await dialogs.ShowAsync(title, new DialogParameters<TenancyForm> { { form => form.Draft, draft }, { form => form.Currency, currency } }) as Tenancy;
}
