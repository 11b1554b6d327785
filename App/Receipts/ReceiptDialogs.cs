using BatchLedger.Trust;
using BatchLedger.Ui;
using MudBlazor;

namespace BatchLedger.Receipts;

/// <summary>Opens Print/Save Receipt (S3.23).</summary>
public sealed class ReceiptDialogs(Dialogs dialogs)
{
    /// <summary>True when the receipt was put into the filing cabinet.</summary>
    public async Task<bool> ShowAsync(TrustStanding standing) => await dialogs.ShowAsync(
        $"Receipt of {standing.Number}", new DialogParameters<ReceiptDialog> { { dialog => dialog.Number, standing.Number } }) is not null;
}
