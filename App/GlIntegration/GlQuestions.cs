using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.Ui;
using MudBlazor;

namespace BatchLedger.GlIntegration;

/// <summary>What is asked before something happens in the outside books.</summary>
public static class GlQuestions
{
    public static Question Send(GlScreen screen, IReadOnlyList<GlChoice> selected) => new($"Send to {screen.System}?",
        $"{Named(selected)} {(selected.Count == 1 ? "goes" : "go")} into {screen.Connection?.BooksName ?? "the books"} of {screen.System}. Each is sent once; you see here what becomes of it.",
        $"Send {CountWords.Of(selected.Count, "journal")}");

    public static Question Connect(string batch, GlConnection connection, Currencies.Money total) => new($"{connection.System.SendTitle()}: {batch}?",
        $"Its journal of {total.WithCode()} is validated with {Ledgers.AccountingSystems.InWords(connection.System)} and, if it is valid, sent to {connection.BooksName ?? "its books"} at once.", "Validate and send");

    public static Question Remove(GlJournalView view) => new($"Delete {view.Entry.Number} in {view.System}?",
        $"It is looked up there first. If it was changed there meanwhile, nothing is deleted and the differences are shown. Afterwards batch {view.Batch} can be reopened, or the journal sent anew.", $"Delete in {view.System}")
    {
        Kind = ChipKind.Bad,
    };

    public static Question Reverse(GlJournalView view) => new($"Record that {view.Entry.Number} was reversed in {view.System}?",
        $"For a journal that cannot be deleted there any more. Enter the reversing journal in {view.System} yourself; nothing is sent now. Afterwards the journal counts as not sent.", "Record the reversal")
    {
        Reason = "Number and date of the reversal, and why", Kind = ChipKind.Bad,
    };

    public static Question Withdraw(GlJournalView view) => new($"Withdraw the manual record of {view.Entry.Number}?",
        $"The journal counts as not sent again. Nothing is deleted in {view.System}.", "Withdraw the record") { Reason = "Reason", Kind = ChipKind.Bad };

    public static Task GlJournalAsync(this Dialogs dialogs, JournalEntry entry) => dialogs.ShowAsync(entry.Number, new DialogParameters<GlJournalDialog> { { dialog => dialog.Entry, entry } });

    public static Task RecordAsync(this Dialogs dialogs, GlScreen screen, IReadOnlyList<GlChoice> selected) =>
        dialogs.ShowAsync("Record as manually added to GL", new DialogParameters<GlManualForm> { { form => form.Screen, screen }, { form => form.Selected, selected } });

    internal static string Named(IReadOnlyList<GlChoice> selected) => selected.Count <= 3
        ? string.Join(", ", selected.Select(choice => choice.Number)) : $"{string.Join(", ", selected.Take(2).Select(choice => choice.Number))} and {selected.Count - 2:N0} more";
}
