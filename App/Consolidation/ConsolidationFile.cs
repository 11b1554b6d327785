using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.Consolidation;

/// <summary>The workbook as a download. It is whole before it leaves, and who took it is in the audit trail.</summary>
public sealed class ConsolidationFile(Work work, ConsolidationReader reader, DataFolder folder)
{
    /// <summary>Refuses with NotAllowed, or as the reading does. The stream's file goes when it is closed.</summary>
    public async Task<Outcome<Stream>> TakeAsync(DayRange range, CancellationToken token = default)
    {
        if (!(await work.ActorAsync()).May(Permission.ExportLedgers)) return (await work.DoAsync(Permission.ExportLedgers, _ => Task.FromResult<Refusal?>(null), token))!;
        var (books, refusal) = await reader.ReadAsync(range, token);
        if (books is null) return refusal!;
        var (workbook, refused) = await work.MakeAsync<ConsolidationWorkbook>(Permission.ExportLedgers, desk =>
        {
            desk.Note(new AuditEntry("Consolidation.Export", "Consolidation") { Address = "/consolidation", After = $"{range.Words}: {string.Join(", ", books.Sources.Select(source => source.Name))}" });
            return Task.FromResult<Outcome<ConsolidationWorkbook>>(new ConsolidationWorkbook(books, desk.Actor.Name, desk.Now));
        }, token);
        if (workbook is null) return refused!;
        var target = folder.NewPassing();
        workbook.Write(target);
        target.Position = 0;
        return target;
    }
}
