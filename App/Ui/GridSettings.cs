using Microsoft.AspNetCore.Components;

namespace BatchLedger.Ui;

/// <summary>What a page tells its LedgerGrid.</summary>
public abstract class GridSettings<T> : ComponentBase
{
    /// <summary>The table's name for screen readers: "Batches".</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>Fetches one page of rows, sorted and filtered as asked. Give the token on to the query.</summary>
    [Parameter, EditorRequired] public required Func<GridQuery, CancellationToken, Task<GridRows<T>>> Load { get; set; }

    /// <summary>What tells rows apart, also in Selected: the number or id of the record.</summary>
    [Parameter, EditorRequired] public required Func<T, string> Key { get; set; }

    /// <summary>GridColumn after GridColumn, each with its cell.</summary>
    [Parameter, EditorRequired] public required RenderFragment Columns { get; set; }

    /// <summary>How a row is called in "Select …", where the key is no name.</summary>
    [Parameter] public Func<T, string>? RowName { get; set; }

    /// <summary>Turns the filter box on and names it: "Search batches". What is typed comes as GridQuery.Text.</summary>
    [Parameter] public string? Filter { get; set; }

    /// <summary>More filters or buttons beside the filter box.</summary>
    [Parameter] public RenderFragment? Tools { get; set; }

    /// <summary>The rows are fetched again, from page 1, when this changes: the page's own filter.</summary>
    [Parameter] public object? Watch { get; set; }

    /// <summary>One tr for the foot of the table.</summary>
    [Parameter] public RenderFragment? Totals { get; set; }

    /// <summary>An EmptyState that says what to do next.</summary>
    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>The keys of the ticked rows; it outlives paging. Null: rows cannot be ticked.</summary>
    [Parameter] public HashSet<string>? Selected { get; set; }
    [Parameter] public EventCallback<HashSet<string>> SelectedChanged { get; set; }
    [Parameter] public bool ChooseColumns { get; set; }

    /// <summary>Tells two grids of one page apart in the address.</summary>
    [Parameter] public string Prefix { get; set; } = "";

    /// <summary>All of them are ticked, and there is at least one.</summary>
    protected bool IsTicked(IReadOnlyList<string> keys) => Selected is not null && keys.Count > 0 && keys.All(Selected.Contains);

    protected Task TickAsync(IReadOnlyList<string> keys, bool on)
    {
        if (on) Selected!.UnionWith(keys);
        else Selected!.ExceptWith(keys);
        return SelectedChanged.InvokeAsync(Selected);
    }
}
