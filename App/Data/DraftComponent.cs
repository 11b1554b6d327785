using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.AspNetCore.Components;

namespace BatchLedger.Data;

/// <summary>A form over one draft: shows why it may not be saved, and keeps what was typed when it is refused.</summary>
public abstract class DraftComponent<TDraft, TRecord> : ComponentBase where TRecord : class
{
    [Inject] private Work Work { get; set; } = null!;

    [Parameter, EditorRequired] public required TDraft Draft { get; set; }

    /// <summary>Told once it is saved, with the record as it is now.</summary>
    [Parameter] public EventCallback<TRecord> OnSaved { get; set; }

    /// <summary>More buttons, such as Cancel.</summary>
    [Parameter] public RenderFragment? Beside { get; set; }

    protected Refusal? Refusal { get; private set; }

    protected Refusal? NotAllowed { get; private set; }

    protected virtual Permission Needs => Permission.EditSetUp;

    protected abstract Task<Outcome<TRecord>> StoreAsync();

    protected override async Task OnInitializedAsync() => NotAllowed = (await Work.ActorAsync()).WhyNot(Needs);

    protected async Task SaveAsync()
    {
        var outcome = await StoreAsync();
        Refusal = outcome.Refusal;
        if (outcome.Value is { } saved) await OnSaved.InvokeAsync(saved);
    }
}
