using System.Globalization;
using BatchLedger.Data;

namespace BatchLedger.Journals;

/// <summary>Puts lines and their summary into the tables, many times faster than tracking each row as an object.</summary>
public static class LineWriter
{
    public static void Write(AppDbContext db, IEnumerable<JournalLine> lines)
    {
        using var insert = new RowInsert(db, "JournalLines",
            "JournalEntryId", "LineNo", "TransactionId", "AccountId", "BranchId", "DepartmentId", "Date", "Debit", "Credit", "Description");
        var (day, written) = (DateOnly.MinValue, "");
        foreach (var line in lines)
        {
            // Neighbours mostly share their day.
            if (line.Date != day || written.Length == 0) (day, written) = (line.Date, line.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            insert.Whole(line.JournalEntryId).Whole(line.LineNo).Whole(line.TransactionId).Whole(line.AccountId).Whole(line.BranchId)
                .WholeOrNull(line.DepartmentId).Text(written).Whole(line.Debit).Whole(line.Credit).Text(line.Description).End();
        }
    }

    public static void Write(AppDbContext db, IEnumerable<JournalSummary> totals)
    {
        using var insert = new RowInsert(db, "JournalSummaries", "JournalEntryId", "Ordinal", "AccountId", "BranchId", "DepartmentId", "Lines", "Debit", "Credit");
        foreach (var total in totals)
            insert.Whole(total.JournalEntryId).Whole(total.Ordinal).Whole(total.AccountId).Whole(total.BranchId).WholeOrNull(total.DepartmentId)
                .Whole(total.Lines).Whole(total.Debit).Whole(total.Credit).End();
    }
}
