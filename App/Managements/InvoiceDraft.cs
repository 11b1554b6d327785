using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Managements;

/// <summary>What is typed about a tenancy invoice. It never changes; a wrong one is voided.</summary>
public sealed class InvoiceDraft
{
    /// <summary>Made with the form, so that a second click makes no second invoice.</summary>
    public Guid CommandId { get; init; } = Guid.NewGuid();
    public required int TenancyId { get; set; }
    public DateOnly? Date { get; set; }
    public DateOnly? Due { get; set; }
    public string Description { get; set; } = "";

    /// <summary>Minor units.</summary>
    public long? Amount { get; set; }

    internal Refusal? WhyNot(string currency)
    {
        if (TextRefusals.Needed("what the invoice is for", Description = Description.Trim(), TenancyInvoice.DescriptionLength) is { } refusal) return refusal;
        if (Date is not { } date || Due is not { } due) return ManagementRefusals.InvoiceDatesMissing;
        if (due < date) return ManagementRefusals.DueBeforeDate(date, due);
        if (Amount is not > 0) return ManagementRefusals.InvoiceAmountMissing;
        return Amount > RentDraft.Most ? ManagementRefusals.TooLarge(new Money(RentDraft.Most, currency)) : null;
    }

    internal IReadOnlyList<Said> Words(string number, string currency) =>
    [
        new("Invoice", number), new("For", Description), new("Amount", new Money(Amount ?? 0, currency).Plain()), new("Date", TenancyDraft.Day(Date)), new("Due", TenancyDraft.Day(Due)),
    ];
}
