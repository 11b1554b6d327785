using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Spreadsheets;
using BatchLedger.Trail;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.ManagementLedgers;

/// <summary>A whole ledger as a workbook, as it is filtered. Who took it is in the audit trail before the first byte is written.</summary>
public sealed class ManagementLedgerFile(Work work, DataFolder folder)
{
    private const int Portion = 500;

    /// <summary>Refuses with NotAllowed or NotFound.</summary>
    public async Task<Outcome<LedgerBook>> TakeAsync(string number, LedgerShow show, CancellationToken token = default)
    {
        var (take, refusal) = await work.MakeAsync<LedgerTake>(Permission.KeepManagements, async desk =>
        {
            var management = await desk.Db.Managements.SingleOrDefaultAsync(m => m.Number == number, desk.Token);
            if (management is null) return DataRefusals.NotFound($"Management {number}");
            var company = await desk.Db.Companies.SingleAsync(c => c.Id == management.CompanyId, desk.Token);
            desk.Note(new AuditEntry("ManagementLedger.Take", $"Ledger of {number}") { CompanyId = company.Id, Address = management.LedgerAddress, After = show.ToString() });
            return new LedgerTake(management, company, show) { By = desk.Actor.Name, At = desk.Now };
        }, token);
        return take is null ? refusal! : await WriteAsync(take, token);
    }

    private async Task<LedgerBook> WriteAsync(LedgerTake take, CancellationToken token)
    {
        var target = folder.NewPassing();
        try
        {
            await work.ReadAsync(Permission.KeepManagements, async db =>
            {
                await using var snapshot = await db.SnapshotAsync(token);
                var points = await LedgerPoint.Shown(db, take.Management.Id, take.Show).ToListAsync(token);
                await LedgerSheet.WriteAsync(take, RowsAsync(db, points, token), target);
                return target;
            }, token);
            target.Position = 0;
            return new LedgerBook(target, take.FileName);
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }

    // The points are few bytes each; what is written of them is read a portion at a time.
    private static async IAsyncEnumerable<LedgerRow> RowsAsync(AppDbContext db, IReadOnlyList<LedgerPoint> points, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        foreach (var portion in points.Chunk(Portion))
            foreach (var row in await LedgerRows.ReadAsync(db, portion, token))
                yield return row;
    }
}

/// <summary>A finished file. It goes from the disk when it is closed.</summary>
public sealed record LedgerBook(Stream Content, string Name) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Who takes which ledger, as filtered how, and when: it stands in the file.</summary>
internal sealed record LedgerTake(Management Management, Ledgers.Company Company, LedgerShow Show)
{
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    public int Digits => Currency.Digits(Company.Currency);

    public string FileName => FileNames.Safe($"Ledger {Management.Number} {Management.Place}.xlsx");
}
