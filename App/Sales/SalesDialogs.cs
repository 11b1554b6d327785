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
    private static readonly DialogOptions Wide = Options with { MaxWidth = MaxWidth.ExtraLarge };

    public Task<bool> AddAsync(string batch, TransactionKind kind) => FormAsync($"Add {kind.InWords()}", new TransactionDraft { Batch = batch, Kind = kind }, null);

    public Task<bool> EditAsync(TransactionDetails details) => FormAsync($"Edit {details.Transaction.Title()}", details.AsDraft(), details.Transaction.Id);

    /// <summary>A manual journal anew, in one of these open batches: its own if it is among them.</summary>
    public Task<bool> CopyAsync(TransactionDetails details, IReadOnlyList<BatchChoice> batches) => ShowAsync<JournalForm>($"Copy {details.Transaction.Title()}", new()
    {
        { f => f.Draft, details.AsCopy(batches.FirstOrDefault(b => b.Number == details.Batch.Number) ?? batches[0]) }, { f => f.Batches, batches },
    }, Wide);

    public Task<bool> ReverseAsync(Transaction journal) => ShowAsync<ReversalForm>($"Reverse {journal.Title()}", new() { { f => f.Journal, journal } }, Options);

    public Task<bool> OrderAsync(string batch) => ShowAsync<OrderForm>("Add order", new() { { f => f.Draft, new OrderDraft { Batch = batch } } }, Options);

    public Task<bool> EditOrderAsync(OrderDraft draft, OrderRow row) =>
        ShowAsync<OrderForm>($"Edit order {row.Number}", new() { { f => f.Draft, draft }, { f => f.Id, row.Id } }, Options);

    public Task<bool> MoveAsync(Move move) => ShowAsync<MoveForm>($"Move {move.Number} to another batch", new() { { f => f.Move, move } }, Options);

    private Task<bool> FormAsync(string title, TransactionDraft draft, int? id) => draft.Kind is TransactionKind.ManualJournal
        ? ShowAsync<JournalForm>(title, new() { { f => f.Draft, draft }, { f => f.Id, id } }, Wide)
        : ShowAsync<TransactionForm>(title, new() { { f => f.Draft, draft }, { f => f.Id, id } }, Options);

    /// <summary>True when it was done; false when the user went back.</summary>
    private async Task<bool> ShowAsync<T>(string title, DialogParameters<T> parameters, DialogOptions options) where T : Microsoft.AspNetCore.Components.IComponent
    {
        var opened = await dialogs.ShowAsync<T>(title, parameters, options);
        return await opened.Result is { Canceled: false };
    }
}
