using BatchLedger.Data;
using BatchLedger.LedgerBooks;
using BatchLedger.LedgerRuns;
using BatchLedger.Mail;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BatchLedger.LedgerFiles;

/// <summary>Writes the file of a mass run. It only reads the database, so nobody waits for it.</summary>
public sealed class LedgerBinder(IDbContextFactory<AppDbContext> dbs, LedgerShelf shelf, BoundLedgerPost post, IOptions<MailOptions> mail, TimeProvider clock) : ILedgerBinder
{
    public async Task<Outcome<IBoundLedger>> BindAsync(LedgerRun run, CancellationToken token)
    {
        var begun = clock.GetTimestamp();
        await using var db = await dbs.CreateDbContextAsync(token);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var mass = await MassReader.ReadAsync(db, run, token);
        var workbook = new MassWorkbook(mass, new Uri(mail.Value.PublicAddress));
        // Writing a sheet is work without a pause.
        var (file, refusal) = await Task.Run(() => shelf.WriteAsync(target => Task.FromResult(workbook.Write(db, target, token))), token);
        if (file is null) return refusal!;
        return new BoundLedger(post, mass, file) { Parcel = MassParcel.Of(mass, file, clock.GetElapsedTime(begun)).Pack(mail.Value) };
    }
}
