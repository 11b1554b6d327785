using BatchLedger.Data;
using BatchLedger.Live;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.RecurringJournals;

/// <summary>The same with nobody at the keyboard: the program itself acts.</summary>
public sealed class DueJournalsByItself(IDbContextFactory<AppDbContext> dbs, WriteGate gate, TimeProvider clock, Bell bell, ILogger<DueJournals> log)
{
    public Task MakeAsync(CancellationToken token) =>
        new DueJournals(new Work(dbs, gate, new FixedActor(Actor.System("recurring journals")), clock, bell), clock, log).MakeAsync(token);
}
