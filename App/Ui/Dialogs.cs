using BatchLedger.Refusals;
using Microsoft.JSInterop;
using MudBlazor;

namespace BatchLedger.Ui;

/// <summary>Asks before an act, and does it while the dialog is open, so that a refusal is read where the question stood.</summary>
public sealed class Dialogs(IDialogService dialogs, IJSRuntime js)
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = true };

    /// <summary>True when it was done; false when the user went back. The act is given the reason (empty where none is asked).</summary>
    public async Task<bool> AskAsync(Question question, Func<string, Task<Refusal?>> act)
    {
        var parameters = new DialogParameters<ConfirmDialog> { { dialog => dialog.Question, question }, { dialog => dialog.Act, act } };
        var opened = await dialogs.ShowAsync<ConfirmDialog>(question.Title, parameters, Options);
        var result = await opened.Result;
        await js.InvokeVoidAsync("BatchLedger.focusBack");
        return result is { Canceled: false };
    }

    /// <summary>Shows a form of a room's own. What it closed with, or null when the user went back.</summary>
    public async Task<object?> ShowAsync<T>(string title, DialogParameters<T>? parameters = null) where T : Microsoft.AspNetCore.Components.IComponent
    {
        var opened = await dialogs.ShowAsync<T>(title, parameters ?? [], Options);
        var result = await opened.Result;
        await js.InvokeVoidAsync("BatchLedger.focusBack");
        return result is { Canceled: false } ? result.Data : null;
    }
}
