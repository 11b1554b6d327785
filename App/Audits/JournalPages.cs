using BatchLedger.Journals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Audits;

/// <summary>Journals a hundred at a time, their lines one by one.</summary>
internal static class JournalPages
{
    private const int Page = 100;

    public static async IAsyncEnumerable<JournalEntry> AllAsync(Audit audit)
    {
        for (var last = 0; ;)
        {
            var page = await audit.Db.JournalEntries.AsNoTracking().Include(e => e.Summary).Where(e => e.Id > last).OrderBy(e => e.Id).Take(Page).ToListAsync(audit.Token);
            foreach (var entry in page) yield return entry;
            if (page.Count < Page) yield break;
            last = page[^1].Id;
        }
    }

    public static IAsyncEnumerable<JournalLine> LinesAsync(Audit audit, JournalEntry entry) =>
        audit.Db.JournalLines.AsNoTracking().Where(l => l.JournalEntryId == entry.Id).OrderBy(l => l.LineNo).AsAsyncEnumerable();
}
