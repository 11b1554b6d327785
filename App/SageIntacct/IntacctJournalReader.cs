using System.Xml.Linq;
using BatchLedger.OutsideGl;

namespace BatchLedger.SageIntacct;

/// <summary>Looks a journal up by its number and reads it back.</summary>
public sealed class IntacctJournalReader(IntacctGateway gateway)
{
    /// <summary>By number first; by the record it was seen as where somebody over there gave it another number.</summary>
    public async Task<GlAnswer> LookUpAsync(GlSession session, GlMark mark, CancellationToken token)
    {
        var found = await HeadAsync(session, IntacctQuery.Journals(mark.Number, session.Terms[IntacctFields.Journal]), mark, token);
        if (found.Answer.Class == AnswerClass.NotFound && mark.OutsideId is { Length: > 0 } id) found = await HeadAsync(session, IntacctQuery.Journal(id), mark, token);
        return found.Head is null ? found.Answer : await WholeAsync(session, found, mark.Digits, token);
    }

    private async Task<(XElement? Head, GlAnswer Answer)> HeadAsync(GlSession session, IntacctQuery query, GlMark mark, CancellationToken token)
    {
        var reply = await gateway.CallAsync(session, query.Call($"bl-find-{mark.Number}", 0), IntacctDeed.Find, token);
        if (reply.Answer.Class != AnswerClass.Found) return (null, reply.Answer);

        var (field, value) = query.Where[0];
        var ours = reply.Rows.Where(row => row.Says(field) == value).OrderByDescending(row => row.Says("RECORDNO") == mark.OutsideId).ThenBy(row => row.Says("RECORDNO").Length)
            .ThenBy(row => row.Says("RECORDNO"), StringComparer.Ordinal).ToList();
        if (ours.Count == 0) return (null, GlAnswer.Of(AnswerClass.Transient, $"Sage Intacct was asked for journal {mark.Number} and answered with another one."));
        var answer = GlAnswer.Of(AnswerClass.Found, ours.Count == 1 ? $"Sage Intacct has journal {mark.Number} as record {ours[0].Says("RECORDNO")}."
            : $"Sage Intacct has {ours.Count:N0} journals with the number {mark.Number}: records {string.Join(", ", ours.Select(row => row.Says("RECORDNO")))}.");
        return (ours[0], answer);
    }

    private async Task<GlAnswer> WholeAsync(GlSession session, (XElement? Head, GlAnswer Answer) found, int digits, CancellationToken token)
    {
        var head = found.Head!;
        var id = head.Says("RECORDNO");
        var (rows, answer) = await gateway.ListAsync(session, IntacctQuery.LinesOf(id), token);
        // Where the lines cannot be had at all, the head has to do; where they cannot be had now, nothing is said yet.
        if (answer.Class is not (AnswerClass.List or AnswerClass.RejectedData or AnswerClass.Forbidden or AnswerClass.Bug)) return answer;
        var copy = new OutsideCopy
        {
            Id = id, Number = head.Says("REFERENCENO"), Date = IntacctText.Day(head.Says("BATCH_DATE")), Approval = ApprovalOf(head.Says("STATE")),
            Lines = Lines(rows, digits),
        };
        return found.Answer with { OutsideId = id, OutsideNumber = copy.Number, Copy = copy };
    }

    private static List<OutsideCopyLine>? Lines(IReadOnlyList<XElement> rows, int digits)
    {
        var lines = rows.Select(row => (Account: row.Says("ACCOUNTNO"), Amount: WireAmount.Minor(row.Says("TRX_AMOUNT"), digits), Side: row.Says("TR_TYPE"))).ToList();
        if (lines.Count == 0 || lines.Any(line => line.Amount is null || line.Side is not ("1" or "-1"))) return null;
        return [.. lines.Select(line => new OutsideCopyLine(line.Account, line.Side == "1" ? line.Amount!.Value : -line.Amount!.Value))];
    }

    public static OutsideApproval ApprovalOf(string state) => state.ToUpperInvariant() switch
    {
        "" or "POSTED" => OutsideApproval.Posted,
        "DRAFT" => OutsideApproval.Draft,
        _ => OutsideApproval.Pending,
    };
}
