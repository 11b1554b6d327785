using System.Globalization;
using BatchLedger.Currencies;
using BatchLedger.LedgerBooks;
using BatchLedger.Mail;

namespace BatchLedger.LedgerFiles;

/// <summary>What the mail with a file of many batches says. Each batch that is not in it is named with its reason.</summary>
internal static class MassParcel
{
    public static LedgerParcel Of(MassLedger mass, ShelvedFile file, TimeSpan took)
    {
        var (company, period) = (mass.Book.Company, mass.Book.Period);
        List<MailFact> missing = [.. mass.Missing.Select(batch => new MailFact($"Not in it: {batch.Number}", $"{batch.Name}: {batch.Reason}"))];
        return new LedgerParcel(mass.Title, file.Path, mass.Name)
        {
            Size = file.Size, Use = LedgerParcel.OfWorkbook, Page = ("Open fiscal period", $"/fiscal-periods/{period.Id}?tab=files"), Lead = Lead(mass),
            Subject = [new("Status", "Posted"), new("Fiscal period", period.Name), new("Batches", $"{mass.Chapters.Count} in the file, {mass.Missing.Count} not")],
            ReadmeSubject =
            [
                new("Company", $"{company.Code}, {company.Name}"), new("Fiscal period", period.Name),
                new("Batches", $"{mass.Chapters.Count} in the file, {mass.Missing.Count} not"), new("Status", "Posted"),
            ],
            Totals = [.. Totals(mass), .. missing],
            Asked = [new("Asked for by", mass.RequestedBy), new("File made in", LedgerParcel.Seconds(took))],
            Hashes = [new("SHA-256 of the workbook", file.Sha256), new("SHA-256 of the lines", mass.LinesHash)],
        };
    }

    private static string Lead(MassLedger mass) => mass.Missing.Count == 0
        ? ""
        : $"{mass.Chapters.Count} {(mass.Chapters.Count == 1 ? "batch is" : "batches are")} in the file; {mass.Missing.Count} of the fiscal period {(mass.Missing.Count == 1 ? "is" : "are")} not, each with its reason below. ";

    private static IEnumerable<MailFact> Totals(MassLedger mass)
    {
        string Amount(long minor) => $"{new Money(minor, mass.Book.Company.Currency).Format(CultureInfo.InvariantCulture)} {mass.Book.Company.Currency}";
        return
        [
            new("Transactions", LedgerParcel.Count(mass.Transactions)), new("Lines", LedgerParcel.Count(mass.Lines)),
            new("Debits", Amount(mass.Debit)), new("Credits", Amount(mass.Credit)),
        ];
    }
}
