using Microsoft.AspNetCore.Components;

namespace BatchLedger.Live;

/// <summary>A component that reads its rows again whenever one of its topics rings, in every open browser.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private IReadOnlyList<string>? heard;

    [Inject] protected Bell Bell { get; set; } = null!;

    /// <summary>Ends when the user leaves the page.</summary>
    protected CancellationToken Leaving => leaving.Token;

    /// <summary>What this component shows. Asked again after each load, for the topics may depend on what was read.</summary>
    protected abstract IReadOnlyList<string> ListenTo { get; }

    /// <summary>Reads what the component shows. Runs at start, when parameters change and at each ring.</summary>
    protected abstract Task LoadAsync();

    protected override Task OnParametersSetAsync() => LoadAsync();

    // Not OnInitialized: that also runs while prerendering, when nobody is looking yet.
    protected override void OnAfterRender(bool firstRender)
    {
        if (heard is not null) return;
        heard = ListenTo;
        _ = ListenAsync(heard);
    }

    private async Task ListenAsync(IReadOnlyList<string> topics)
    {
        try
        {
            await foreach (var _ in Bell.ListenAsync(topics, leaving.Token))
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
        leaving.Cancel();
        GC.SuppressFinalize(this);
    }
}
