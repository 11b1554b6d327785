using Microsoft.AspNetCore.Components;

namespace BatchLedger.Live;

/// <summary>A component that reads its rows again whenever one of its topics rings, in every open browser.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private CancellationTokenSource? listening;
    private IReadOnlyList<string> heard = [];

    // Taken once: a ring that arrives while the user leaves still asks for it when its source is disposed of.
    protected LiveComponent() => Leaving = leaving.Token;

    [Inject] protected Bell Bell { get; set; } = null!;

    /// <summary>Ends when the user leaves the page.</summary>
    protected CancellationToken Leaving { get; }

    /// <summary>What this component shows. Asked after each render, for the topics may depend on what was read.</summary>
    protected abstract IReadOnlyList<string> ListenTo { get; }

    /// <summary>Reads what the component shows. Runs at start, when parameters change and at each ring.</summary>
    protected abstract Task LoadAsync();

    protected override Task OnParametersSetAsync() => LoadAsync();

    // Not OnInitialized: that also runs while prerendering, when nobody is looking yet.
    protected override void OnAfterRender(bool firstRender)
    {
        var topics = ListenTo;
        if (topics.SequenceEqual(heard) || leaving.IsCancellationRequested) return;

        heard = topics;
        listening?.Cancel();
        listening = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _ = ListenAsync(topics, listening.Token);
    }

    private async Task ListenAsync(IReadOnlyList<string> topics, CancellationToken token)
    {
        try
        {
            await foreach (var _ in Bell.ListenAsync(topics, token))
                await InvokeAsync(async () => { await LoadAsync(); StateHasChanged(); });
        }
        catch (OperationCanceledException)
        {
            // The user left the page.
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        // In this order: a linked source that is disposed of no longer hears of the cancellation, and its listener would stay for ever.
        leaving.Cancel();
        listening?.Dispose();
        leaving.Dispose();
    }
}
