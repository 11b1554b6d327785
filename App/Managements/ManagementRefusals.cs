using BatchLedger.Currencies;
using BatchLedger.Features;
using BatchLedger.Refusals;

namespace BatchLedger.Managements;

/// <summary>Every "no" about managements, tenancies and tenancy invoices.</summary>
public static class ManagementRefusals
{
    /// <summary>Null while managements are on.</summary>
    public static Refusal? WhyOff(FeatureSet features) => features.Managements ? null : FeatureRefusals.Off(Feature.Managements, "A management");

    public static Refusal BranchMissing => new("Management.BranchMissing", "Choose the branch whose books keep the trust money of this management.");

    public static Refusal FeeUnclear => new("Management.FeeUnclear", "Enter a fee between 0 and 100 percent, with at most two digits after the point, such as 5.50. 0 charges none by itself.");

    public static Refusal EmailUnclear(string email) => new("Management.EmailUnclear", $"“{email}” is not an e-mail address. Write it like anna@example.org, or leave it empty.");

    public static Refusal MoneyHeld(Management management, ManagementHeld held) => new Refusal("Management.MoneyHeld",
        $"Management {management.Number} stays active: {held.InWords()}. Pay out what is held, and disburse or delete what is pending.")
        .With(new RecordLink($"Ledger of {management.Number}", management.LedgerAddress));

    public static Refusal BranchStays(Management management) => new Refusal("Management.BranchStays",
        $"Management {management.Number} has transactions in the books of its branch, so it stays there. Start a management in the other branch and pay the money over.").With(Link(management));

    public static Refusal Inactive(Management management) => new Refusal("Management.Inactive",
        $"Management {management.Number} is inactive. Set it active first.").With(Link(management));

    public static Refusal StartMissing => new("Tenancy.StartMissing", "Enter the first day of the tenancy.");

    public static Refusal StartUnlikely(DateOnly start) => new("Tenancy.StartUnlikely", $"A tenancy that starts on {start.InWords()} is not kept here. Correct the year.");

    public static Refusal RentMissing => new("Tenancy.RentMissing", "Enter a rent over 0.");

    public static Refusal BondUnclear => new("Tenancy.BondUnclear", "Enter the bond that is agreed; 0 for none.");

    public static Refusal TooLarge(Money most) => new("Tenancy.TooLarge", $"Amounts of a tenancy go up to {most}.");

    public static Refusal EndsBeforeStart(DateOnly start, DateOnly end) => new("Tenancy.EndsBeforeStart",
        $"The tenancy starts on {start.InWords()}; it cannot end on {end.InWords()}.");

    public static Refusal TooLong(DateOnly start) => new("Tenancy.TooLong", $"A tenancy from {start.InWords()} ends within 100 years, by {start.AddYears(Tenancy.Years).InWords()}. Leave the end empty if it is not known.");

    /// <summary><paramref name="what"/> opens the sentence: "Rent is paid to".</summary>
    public static Refusal OutsideTenancy(string what, DateOnly day, Tenancy tenancy) => new("Tenancy.OutsideTenancy",
        $"{what} {day.InWords()}, outside the tenancy, which {(tenancy.End is { } end ? $"lasts from {tenancy.Start.InWords()} to {end.InWords()}" : $"starts on {tenancy.Start.InWords()}")}. Choose a day of the tenancy.");

    public static Refusal Overlaps(Tenancy other) => new("Tenancy.Overlaps",
        $"{other.Tenants} {(other.End is { } end ? $"rent from {other.Start.InWords()} to {end.InWords()}" : $"rent since {other.Start.InWords()}, without an end")}. A management has one tenancy at a time: choose other days, or end that one first.");

    public static Refusal RentAsItIs(Tenancy tenancy, string currency) => new("Tenancy.RentAsItIs", $"The rent is {tenancy.RentInWords(currency)} already. Enter another one.");

    public static Refusal HasHistory(Tenancy tenancy, (int Transactions, int Invoices) counts) => new("Tenancy.HasHistory",
        $"The tenancy of {tenancy.Tenants} stays: {Count(counts.Transactions, "transaction")} and {Count(counts.Invoices, "invoice")} name it. End it instead.");

    public static Refusal NoTenancy(Management management) => new Refusal("TenancyInvoice.NoTenancy",
        $"Management {management.Number} has no tenancy to invoice. Start one first.").With(Link(management));

    public static Refusal InvoiceDatesMissing => new("TenancyInvoice.DatesMissing", "Enter the date of the invoice and the day it is due.");

    public static Refusal DueBeforeDate(DateOnly date, DateOnly due) => new("TenancyInvoice.DueBeforeDate", $"An invoice of {date.InWords()} cannot be due on {due.InWords()}.");

    public static Refusal InvoiceAmountMissing => new("TenancyInvoice.AmountMissing", "Enter an amount over 0.");

    public static Refusal AlreadyVoided(TenancyInvoice invoice) => new("TenancyInvoice.AlreadyVoided",
        $"Invoice {invoice.Number} was voided by {invoice.VoidedBy} on {DateOnly.FromDateTime(invoice.VoidedAt!.Value.UtcDateTime).InWords()}: {invoice.VoidReason}");

    public static Refusal InvoicePaid(TenancyInvoice invoice, Money paid) => new("TenancyInvoice.Paid",
        $"{paid} of invoice {invoice.Number} is paid. Take that money back first: reverse or reassign the receipt in the ledger.");

    public static Refusal ReasonMissing => new("TenancyInvoice.ReasonMissing", "Write why it is voided; the reason is kept.");

    public static RecordLink Link(Management management) => new($"Management {management.Number}", management.Address);

    private static string Count(int count, string one) => $"{count:N0} {one}{(count == 1 ? "" : "s")}";
}
