using BatchLedger.Refusals;
using BatchLedger.Transactions;
using MudBlazor;

namespace BatchLedger.Sales;

/// <summary>What moves, from where, and how.</summary>
public sealed record Move(string Number, string FromBatch, int CompanyId, Func<string, Task<Refusal?>> ToAsync);

/// <summary>Opens the forms of this room. A form stays open, with what was typed, until the service says yes.</summary>
public sealed class SalesDialogs(IDialogService dialogs)
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, BackdropClick = false, CloseOnEscapeKey = true };

    public Task<bool> AddAsync(string batch, TransactionKind kind) =>
        ShowAsync<TransactionForm>($"Add {kind.InWords()}", new() { { f => f.Draft, new TransactionDraft { Batch = batch, Kind = kind } } });

    public Task<bool> EditAsync(TransactionDetails details) =>
        ShowAsync<TransactionForm>($"Edit {details.Transaction.Title()}", new() { { f => f.Draft, details.AsDraft() }, { f => f.Id, details.Transaction.Id } });

    public Task<bool> OrderAsync(string batch) => ShowAsync<OrderForm>("Add order", new() { { f => f.Draft, new OrderDraft { Batch = batch } } });

    public Task<bool> EditOrderAsync(OrderDraft draft, OrderRow row) =>
        ShowAsync<OrderForm>($"Edit order {row.Number}", new() { { f => f.Draft, draft }, { f => f.Id, row.Id } });

    public Task<bool> MoveAsync(Move move) => ShowAsync<MoveForm>($"Move {move.Number} to another batch", new() { { f => f.Move, move } });

    /// <summary>True when it was done; false when the user went back.</summary>
    private async Task<bool> ShowAsync<T>(string title, DialogParameters<T> parameters) where T : Microsoft.AspNetCore.Components.IComponent
    {
        var opened = await dialogs.ShowAsync<T>(title, parameters, Options);
        return await opened.Result is { Canceled: false };
    }
}
