using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Trust;

internal static class TrustOnce
{
    /// <summary>Makes what the draft asks for; a second arrival is answered with what the first one made. Refuses with CommandReused, then as the deed does.</summary>
    public static Task<Outcome<Transaction>> TrustAsync(this Work work, TrustDraft draft, Func<Desk, Task<Outcome<Transaction>>> make, CancellationToken token) =>
        work.MakeAsync<Transaction>(Permission.WorkInBatches, async desk =>
        {
            var (first, reused) = await desk.FirstResultAsync(draft.CommandId, draft);
            if (reused is not null) return reused;
            if (first is { } id) return await desk.Db.Transactions.Include(t => t.Trust).SingleAsync(t => t.Id == id, token);

            var outcome = await make(desk);
            if (outcome.Value is { } made) desk.Receipt(draft.CommandId, draft, made.Id);
            return outcome;
        }, token);
}
