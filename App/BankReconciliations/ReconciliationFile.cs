using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.BankReconciliations;

/// <summary>A reconciliation as a download. It is whole before it leaves, and who took it is in the audit trail.</summary>
public sealed class ReconciliationFile(Work work, ReconciliationReader reader)
{
    /// <summary>Refuses with NotAllowed or NotFound.</summary>
    public async Task<Outcome<TakenReconciliation>> TakeAsync(string number, CancellationToken token = default)
    {
        var (workbook, refusal) = await work.MakeAsync<ReconciliationWorkbook>(Permission.KeepManagements, async desk =>
        {
            if (await reader.FindAsync(number, desk.Token) is not { } view) return DataRefusals.NotFound($"Reconciliation {number}");
            var of = view.Reconciliation;
            desk.Note(new AuditEntry("Reconciliation.Export", of.Number) { CompanyId = of.CompanyId, Address = of.Address });
            return new ReconciliationWorkbook(view, desk.Actor.Name, desk.Now)
            {
                Presented = (await reader.ItemsAsync(number, ItemShow.Ticked, new ListQuery(Take: int.MaxValue), desk.Token)).Rows,
                NotPresented = (await reader.ItemsAsync(number, ItemShow.NotTicked, new ListQuery(Take: int.MaxValue), desk.Token)).Rows,
            };
        }, token);
        if (workbook is null) return refusal!;
        var content = new MemoryStream();
        workbook.Write(content);
        content.Position = 0;
        return new TakenReconciliation($"BankReconciliation_{number}.xlsx", content);
    }
}

public sealed record TakenReconciliation(string Name, Stream Content);
