using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using BatchLedger.Ui;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BatchLedger.Trust;

/// <summary>Opens the forms of trust money. A form stays open, with what was typed, until the service says yes. True when it was done; false when the user went back.</summary>
public sealed class TrustDialogs(Dialogs dialogs, TrustChoices choices, Toasts toasts)
{
    public Task<bool> ReceiptAsync(Management management) => OfManagementAsync<ReceiptForm>("Receipt", management, []);

    /// <summary>Beginning with this kind, if there is anything to pay of it.</summary>
    public Task<bool> DisburseAsync(Management management, TransactionKind? kind = null) =>
        OfManagementAsync<DisburseForm>("Disburse", management, new() { { form => form.Kind, kind } });

    public Task<bool> UnallocatedAsync(Management management) => OfManagementAsync<UnallocatedForm>("Unallocated Monies", management, []);

    public Task<bool> PendingFeesAsync(Management management) => OfManagementAsync<PendingFeesForm>("Pending Fees", management, []);

    public Task<bool> ReverseAsync(TrustStanding standing) => CorrectAsync<CorrectionForm>($"Reverse {Of(standing)}", standing, []);

    public Task<bool> DishonourAsync(TrustStanding standing) =>
        CorrectAsync<CorrectionForm>($"Dishonour {Of(standing)}", standing, new() { { form => form.Bounced, true } });

    public Task<bool> ReassignAsync(TrustStanding standing) => CorrectAsync<ReassignForm>($"Reassign {Of(standing)}", standing, []);

    public Task<bool> ChangeToChequeAsync(TrustStanding standing) => CorrectAsync<ChequeForm>($"Change {Of(standing)} from EFT to cheque", standing, []);

    public Task<bool> AmendAsync(TrustStanding standing) => CorrectAsync<AmendForm>($"Amend description of {Of(standing)}", standing, []);

    private static string Of(TrustStanding standing) => $"{standing.Kind.InWords()} {standing.Number}";

    private async Task<bool> OfManagementAsync<T>(string title, Management management, DialogParameters<T> parameters) where T : IComponent
    {
        if (await choices.OfferAsync(management.Id) is not { } offer) return Missing($"Management {management.Number}");
        parameters.Add("Offer", offer);
        return await dialogs.ShowAsync($"{title} – {offer.Management.Place}", parameters) is not null;
    }

    private async Task<bool> CorrectAsync<T>(string title, TrustStanding standing, DialogParameters<T> parameters) where T : IComponent
    {
        if (await choices.CorrectionAsync(standing.TransactionId) is not { } offer) return Missing($"Transaction {standing.Number}");
        parameters.Add("Offer", offer);
        return await dialogs.ShowAsync(title, parameters) is not null;
    }

    private bool Missing(string what)
    {
        toasts.Refused(DataRefusals.NotFound(what));
        return false;
    }
}
