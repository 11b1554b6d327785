using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.Refusals;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BatchLedger.Budgets;

/// <summary>The grid in the browser, as the server sees it: it is given a budget once, and asked for what changed.</summary>
public sealed class BudgetLink(IJSObjectReference module, ElementReference root) : IAsyncDisposable
{
    public ValueTask OpenAsync<T>(DotNetObjectReference<T> listener, BudgetSheet sheet, Refusal? locked) where T : class =>
        module.InvokeVoidAsync("open", root, listener, GridSheet.Of(sheet, locked));

    /// <summary>In portions: one message from a browser may not be long.</summary>
    public async Task<IReadOnlyList<BudgetCell>> ChangesAsync()
    {
        var all = new List<BudgetCell>();
        while (await module.InvokeAsync<BudgetCell[]>("changes", root, all.Count) is { Length: > 0 } portion) all.AddRange(portion);
        return all;
    }

    public ValueTask SavedAsync() => module.InvokeVoidAsync("saved", root);

    public ValueTask RefreshAsync(BudgetSheet sheet) => module.InvokeVoidAsync("refresh", root, sheet.Rows.Select(row => new { Id = row.AccountId, row.Amounts }));

    /// <summary>Puts amounts there as if they had been typed.</summary>
    public ValueTask ApplyAsync(IReadOnlyList<BudgetCell> cells) => module.InvokeVoidAsync("apply", root, cells);

    public ValueTask DiscardAsync() => module.InvokeVoidAsync("discard", root);

    /// <summary>Of amounts that somebody else changed too: ours is to be saved over theirs.</summary>
    public ValueTask KeepMineAsync() => module.InvokeVoidAsync("decide", root, true);

    public ValueTask TakeTheirsAsync() => module.InvokeVoidAsync("decide", root, false);

    public async ValueTask DisposeAsync()
    {
        try
        {
            await module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }
}

/// <summary>What the script needs to draw and to read amounts in the reader's writing.</summary>
internal sealed record GridSheet(string Label, int Digits, string Decimal, string Group, string? Locked)
{
    public required IReadOnlyList<GridPeriod> Periods { get; init; }
    public required IReadOnlyList<GridRow> Rows { get; init; }

    public static GridSheet Of(BudgetSheet sheet, Refusal? locked)
    {
        var (ledger, numbers) = (sheet.Place.Ledger, CultureInfo.CurrentCulture.NumberFormat);
        return new(sheet.Place.Name, Currency.Digits(ledger.Currency), numbers.NumberDecimalSeparator, numbers.NumberGroupSeparator, locked?.Message)
        {
            Periods = [.. sheet.Place.Periods.Select(p => new GridPeriod(p.Id, p.Name, p.IsOpen ? null : BudgetRefusals.PeriodClosed(p).Message))],
            Rows = [.. sheet.Rows.Select(row => new GridRow(row.AccountId, row.Code, row.Name, $"{row.Type}")
            {
                Why = row.Active ? null : BudgetRefusals.AccountInactive(row).Message, Amounts = row.Amounts,
            })],
        };
    }
}

internal sealed record GridPeriod(int Id, string Name, string? Why);

internal sealed record GridRow(int Id, string Code, string Name, string Type)
{
    public string? Why { get; init; }
    public required IReadOnlyList<long> Amounts { get; init; }
}
