using System.Diagnostics;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.Imports;

/// <summary>Takes files in: first every fault by row and column, then all of it or nothing.</summary>
public sealed class ImportService(Work work)
{
    /// <summary>Looks, and changes nothing. The report holds the faults of the file; a refusal says why the file was not even looked at:
    /// NotAllowed, FileMissing, FileUnreadable, and what <see cref="ImportLookups"/> refuses.</summary>
    public async Task<Outcome<ImportReport>> DryRunAsync(ImportRequest request, CancellationToken token = default)
    {
        var actor = await work.ActorAsync();
        if (actor.WhyNot(Permission.Import) is { } refusal) return refusal;
        var (file, unread) = await ImportFile.ReadAsync(request, token);
        if (file is null) return unread!;

        return await work.ReadAsync(async db =>
        {
            var (lookup, refused) = await ImportLookups.LoadAsync(db, actor, request, file.Sheet);
            return lookup is null ? refused! : new Outcome<ImportReport>(file.Check(lookup).Report, null);
        }, token);
    }

    /// <summary>In one transaction. Refuses as the dry run does, and with Faulty when the file has faults.</summary>
    public async Task<Outcome<ImportReport>> ImportAsync(ImportRequest request, CancellationToken token = default)
    {
        // A stranger's file is not even read: Work refuses him and writes it down.
        if (!(await work.ActorAsync()).May(Permission.Import))
            return await work.MakeAsync<ImportReport>(Permission.Import, _ => throw new UnreachableException(), token);
        var (file, unread) = await ImportFile.ReadAsync(request, token);
        if (file is null) return unread!;

        return await work.MakeAsync<ImportReport>(Permission.Import, async desk =>
        {
            var (lookup, refused) = await ImportLookups.LoadAsync(desk.Db, desk.Actor, request, file.Sheet);
            if (lookup is null) return refused!;
            var plan = file.Check(lookup);
            if (plan.Report.Refusal is { } faulty) return faulty;

            var (batches, refusal) = await plan.SaveAsync(desk, lookup);
            if (batches is null) return refusal!;
            var report = plan.Report with { Batches = [.. batches.Select(batch => batch.Number)] };
            Trace(desk, lookup, (report, batches));
            return report;
        }, token);
    }

    private static void Trace(Desk desk, ImportLookup lookup, (ImportReport Report, List<Batch> Batches) done)
    {
        var request = done.Report.Request;
        desk.Note(new AuditEntry($"Import.{request.Kind}", Fields.WithoutControls(request.FileName.Length > 100 ? request.FileName[..100] : request.FileName))
        {
            CompanyId = lookup.Owner?.Id, BatchId = lookup.Batch?.Id,
            After = $"{done.Report.InWords}{(done.Batches.Count == 0 ? "" : $", into {done.Batches[0].Number}{(done.Batches.Count == 1 ? "" : $" to {done.Batches[^1].Number}")}")}; SHA-256 {done.Report.Sha256}",
        });
        desk.Ring(request.Kind.IsOfTenant() ? Topics.ExchangeRates : Topics.Batches);
        desk.Ring([.. done.Batches.Select(batch => Topics.Batch(batch.Id))]);
    }
}
