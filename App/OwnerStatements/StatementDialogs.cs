using BatchLedger.Managements;
using BatchLedger.Ui;
using MudBlazor;

namespace BatchLedger.OwnerStatements;

public sealed class StatementDialogs(Dialogs dialogs)
{
    /// <summary>True when a statement was made.</summary>
    public async Task<bool> MakeAsync(Management management) => await dialogs.ShowAsync(
        $"Owner statement of {management.Number}", new DialogParameters<StatementDialog> { { dialog => dialog.Management, management } }) is not null;
}
