using System.Globalization;
using System.Text.Json;
using BatchLedger.OutsideGl;

namespace BatchLedger.NetSuite;

/// <summary>A journal read back.</summary>
internal static class NetSuiteCopy
{
    // An approval status is a record of its own there: 1 waits, 3 was turned down.
    private const string Waiting = "1";
    private const string TurnedDown = "3";

    /// <summary>Null: that is no journal.</summary>
    public static OutsideCopy? Read(JsonElement record, int digits) => record.Text("id") is not { } id ? null : new OutsideCopy
    {
        Id = id,
        Number = record.Text("tranId"),
        Date = DateOnly.TryParseExact(record.Text("tranDate"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        Approval = ApprovalOf(record),
        Lines = Lines(record, digits),
    };

    public static string? ExternalId(JsonElement record) => record.Text("externalId");

    private static OutsideApproval ApprovalOf(JsonElement record)
    {
        if (record.Reference("approvalStatus") == TurnedDown) return OutsideApproval.Draft;
        if (record.Flag("approved") is { } approved) return approved ? OutsideApproval.Posted : OutsideApproval.Pending;
        return record.Reference("approvalStatus") == Waiting ? OutsideApproval.Pending : OutsideApproval.Posted;
    }

    // Only the head counts where not all lines came along, or one of them cannot be read: a part of the lines would look like an edit.
    private static List<OutsideCopyLine>? Lines(JsonElement record, int digits)
    {
        if (record.Member("line") is not { } part || part.Member("items") is null) return null;
        List<OutsideCopyLine> lines = [];
        foreach (var item in part.Many("items"))
        {
            if (item.Reference("account") is not { } account || Side(item, "debit", digits) is not { } debit || Side(item, "credit", digits) is not { } credit) return null;
            lines.Add(new OutsideCopyLine(account, debit - credit));
        }
        var whole = part.Flag("hasMore") is not true && (part.Text("totalResults") is not { } total || total == lines.Count.ToString(CultureInfo.InvariantCulture));
        return whole ? lines : null;
    }

    private static long? Side(JsonElement item, string name, int digits) => item.Text(name) is { } amount ? WireAmount.Minor(amount, digits) : 0;
}
