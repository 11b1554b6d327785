using BatchLedger.Refusals;

namespace BatchLedger.Ui;

public sealed record Toast(long Id, string Text, ChipKind Kind, IReadOnlyList<RecordLink> Links);

/// <summary>Short notes at the lower right, one set a circuit. A good one leaves by itself; a bad one stays until it is dismissed.</summary>
public sealed class Toasts(TimeProvider clock)
{
    private static readonly TimeSpan Stays = TimeSpan.FromSeconds(12);

    private readonly Lock gate = new();
    private readonly List<Toast> shown = [];
    private long last;

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown { get { lock (gate) return [.. shown]; } }

    public void Good(string text, params IReadOnlyList<RecordLink> links)
    {
        var toast = Add(text, ChipKind.Ok, links);
        _ = LeaveLaterAsync(toast.Id);
    }

    public void Bad(string text, params IReadOnlyList<RecordLink> links) => Add(text, ChipKind.Bad, links);

    public void Refused(Refusal refusal) => Bad(refusal.Message, refusal.Links);

    public void Dismiss(long id)
    {
        lock (gate) shown.RemoveAll(toast => toast.Id == id);
        Changed?.Invoke();
    }

    private Toast Add(string text, ChipKind kind, IReadOnlyList<RecordLink> links)
    {
        Toast toast;
        lock (gate)
        {
            toast = new Toast(++last, text, kind, links);
            shown.Add(toast);
            if (shown.Count > 5) shown.RemoveAt(0);
        }
        Changed?.Invoke();
        return toast;
    }

    private async Task LeaveLaterAsync(long id)
    {
        await Task.Delay(Stays, clock);
        Dismiss(id);
    }
}
