using BatchLedger.Journals;
using BatchLedger.Ui;
using MudBlazor;

namespace BatchLedger.LedgerFiles;

public static class LedgerDialogs
{
    /// <summary>Opens the pop-up of S0.15. True when the ledger was put on its way by mail.</summary>
    public static async Task<bool> LedgerAsync(this Dialogs dialogs, string batch, LedgerKind kind) => await dialogs.ShowAsync(
        $"{kind.Title()} of batch {batch}", new DialogParameters<LedgerDialog> { { dialog => dialog.Batch, batch }, { dialog => dialog.Kind, kind } }) is not null;
}
