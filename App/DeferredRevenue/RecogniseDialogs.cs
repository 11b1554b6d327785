using BatchLedger.FiscalPeriods;
using BatchLedger.Ui;
using MudBlazor;

namespace BatchLedger.DeferredRevenue;

public static class RecogniseDialogs
{
    public const string Title = "Recognise Deferred Revenue";

    /// <summary>Shows what is due in the period and recognises it. True when it was done.</summary>
    public static async Task<bool> RecogniseAsync(this Dialogs dialogs, FiscalPeriod period) => await dialogs.ShowAsync<RecogniseDialog>(
        $"{Title} of {period.Name}", new DialogParameters<RecogniseDialog> { { dialog => dialog.PeriodId, period.Id } }) is not null;
}
