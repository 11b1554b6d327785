using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Sales;
using BatchLedger.Transactions;

namespace BatchLedger.RecurringJournals;

/// <summary>What is typed about a recurring journal, new or old.</summary>
public sealed class RecurringJournalDraft
{
    /// <summary>Made with the form, so that a second click makes no second one.</summary>
    public Guid CommandId { get; set; } = Guid.NewGuid();
    public int? Id { get; init; }
    public required int CompanyId { get; init; }
    public int BranchId { get; set; }
    public int LedgerId { get; set; }
    public string Name { get; set; } = "";
    public string? Description { get; set; }
    public string? Reference { get; set; }

    /// <summary>ISO 4217; null: the currency of the ledger.</summary>
    public string? Currency { get; set; }
    public Frequency Frequency { get; set; } = Frequency.Monthly;
    public DateOnly? First { get; set; }
    public DateOnly? Until { get; set; }
    public bool Active { get; set; } = true;
    public List<JournalLineDraft> Lines { get; set; } = [];
    public int Version { get; init; }

    public static RecurringJournalDraft Of(RecurringJournal journal) => new()
    {
        Id = journal.Id, CompanyId = journal.CompanyId, BranchId = journal.BranchId, LedgerId = journal.LedgerId, Name = journal.Name, Description = journal.Description,
        Reference = journal.Reference, Currency = journal.Currency, Frequency = journal.Frequency, First = journal.First, Until = journal.Until, Active = journal.Active,
        Version = journal.Version, Lines = [.. journal.Lines.OrderBy(l => l.LineNo).Select(l => l.AsDraft())],
    };

    /// <summary>Refuses with the words of the texts, then with FirstMissing or UntilTooEarly.</summary>
    internal Refusal? WhyNot() => TextRefusals.Needed("the name", Name = Name.Trim(), RecurringJournal.NameLength)
        ?? TextRefusals.Optional("the description", Description = SalesWords.Clean(Description), Transaction.DescriptionLength)
        ?? TextRefusals.Optional("the reference", Reference = SalesWords.Clean(Reference), Transaction.ReferenceLength)
        ?? (First is { Year: >= 2000 and <= 2100 } first ? Until < first ? RecurringRefusals.UntilTooEarly(first, Until.Value) : null : RecurringRefusals.FirstMissing);

    internal void WriteTo(RecurringJournal journal)
    {
        (journal.BranchId, journal.LedgerId, journal.Name, journal.Description, journal.Reference) = (BranchId, LedgerId, Name, Description ?? "", Reference);
        (journal.Frequency, journal.First, journal.Until, journal.Active) = (Frequency, First!.Value, Until, Active);
    }
}

internal static class RecurringLines
{
    public static JournalLineDraft AsDraft(this RecurringJournalLine line) => new()
    {
        AccountId = line.AccountId, BranchId = line.BranchId, DepartmentId = line.DepartmentId, Description = line.Description,
        Debit = line.Debit > 0 ? line.Debit : null, Credit = line.Credit > 0 ? line.Credit : null,
    };

    public static RecurringJournalLine AsRecurring(this TransactionLine line) => new()
    {
        LineNo = line.LineNo, AccountId = line.AccountId!.Value, BranchId = line.BranchId, DepartmentId = line.DepartmentId, Description = line.Description,
        Debit = line.Debit, Credit = line.Credit,
    };
}
