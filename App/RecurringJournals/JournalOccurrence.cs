using BatchLedger.Data;

namespace BatchLedger.RecurringJournals;

/// <summary>One due day of a recurring journal, or of a journal that reverses by itself: what became of it, or why it waits. Each day has one row at most, so none is made twice.</summary>
public sealed class JournalOccurrence : IOfCompany
{
    public const int WaitsLength = 400;

    public int Id { get; private set; }
    public required int CompanyId { get; init; }
    public int? RecurringJournalId { get; init; }

    /// <summary>The journal that reverses by itself.</summary>
    public int? JournalId { get; init; }
    public required DateOnly DueOn { get; init; }

    /// <summary>The transaction it became. It stays done when somebody removes that.</summary>
    public int? MadeId { get; private set; }

    /// <summary>Why it was not made the last time.</summary>
    public string? Waits { get; private set; }

    public void Made(int transactionId) => (MadeId, Waits) = (transactionId, null);

    public void Wait(string reason) => Waits = reason.Length <= WaitsLength ? reason : reason[..WaitsLength];
}
