using BatchLedger.Refusals;

namespace BatchLedger.GlFormats;

/// <summary>The words of import files that were not written.</summary>
internal static class ImportRefusals
{
    public static Refusal DoesNotFit(ImportFormat format, long found) => new("GlFormat.DoesNotFit",
        $"{format.Format.Title()} was not written: {(found == 1 ? "1 thing does" : $"{found:N0} things do")} not fit, and nothing is cut or replaced silently. Mend what is listed, or take the Excel file.");

    public static string EntityMissing(ImportFormat format, OutsideLine line) => line.Control is ControlAccount.Payable
        ? $"Account {line.AccountPath} is a payable account, where {format.System} needs a vendor's name. Enter the vendor of summary lines under Ledger files of the company."
        : $"Account {line.AccountPath} is a receivable account, where {format.System} needs a customer's name. Enter the customer of summary lines under Ledger files of the company.";
}
