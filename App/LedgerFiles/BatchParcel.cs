using System.Globalization;
using BatchLedger.GlFormats;
using BatchLedger.LedgerBooks;
using BatchLedger.Mail;

namespace BatchLedger.LedgerFiles;

/// <summary>What the mail with the file of one batch says.</summary>
internal static class BatchParcel
{
    public static LedgerParcel Of(LedgerFile file, string askedBy, TimeSpan took)
    {
        var (chapter, book) = (file.Chapter, file.Chapter.Book);
        return new LedgerParcel(file.Wish.Title, file.Path, file.Name)
        {
            Size = file.Size, Use = Use(file.Format), Page = ("Open batch", $"{chapter.Batch.Address}?tab=files"),
            Subject = [new("Status", chapter.Status), new("Batch", $"{chapter.Batch.Number}, {chapter.Batch.Name}"), new("Fiscal period", book.Period.Name)],
            ReadmeSubject =
            [
                new("Company", $"{book.Company.Code}, {book.Company.Name}"), new("Batch", $"{chapter.Batch.Number}, {chapter.Batch.Name}"),
                new("Fiscal period", book.Period.Name), new("Ledger", $"{chapter.Ledger.Code}, {chapter.Ledger.Description}"), new("Status", chapter.Status),
            ],
            Totals = [.. Totals(chapter)],
            Asked = [new("Asked for by", askedBy), new("Made in", LedgerParcel.Seconds(took))],
            Hashes = [new(file.Format is LedgerFormat.Excel ? "SHA-256 of the workbook" : "SHA-256 of the file", file.Sha256), new("SHA-256 of the lines", chapter.Entry.LinesHash)],
        };
    }

    private static string Use(LedgerFormat format) => format is LedgerFormat.Excel ? LedgerParcel.OfWorkbook
        : $"Unzip the file and import it once: it is {format.Title()}, and importing it twice doubles the journal.";

    private static IEnumerable<MailFact> Totals(LedgerChapter chapter)
    {
        var (entry, batch) = (chapter.Entry, chapter.Batch);
        string Amount(long minor) => $"{chapter.Money(minor).Format(CultureInfo.InvariantCulture)} {(chapter.MustBalance ? entry.Currency : "")}".TrimEnd();
        return
        [
            new("Journal", $"{entry.Number}, posting version {entry.PostingVersion}"),
            new("Transactions", LedgerParcel.Count(entry.Transactions)), new("Lines", LedgerParcel.Count(entry.Lines)),
            new("Debits", Amount(entry.Debit)), new("Credits", Amount(entry.Credit)), new("Payments", Amount(chapter.Totals.Payments.Minor)),
            new("Control total", chapter.IsChecked ? $"{Amount(batch.ControlTotal)}, difference {Amount(chapter.PaymentsDifference)}" : "not checked"),
        ];
    }
}
