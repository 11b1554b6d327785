using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.ManagementLedgers;

/// <summary>What of a management's ledger is shown, and in which order. It hides rows and never changes a balance.</summary>
public sealed record LedgerShow
{
    /// <summary>In the address: the oldest row first. Without it the newest is.</summary>
    public const string OldestFirst = "date";

    public bool Transfers { get; init; } = true;
    public bool Undone { get; init; }
    public bool Ascending { get; init; }
}

/// <summary>One transaction in the order of the ledger, with what was held after it. Minor units.</summary>
public sealed class LedgerPoint
{
    public int TransactionId { get; init; }
    public DateOnly Date { get; init; }
    public string Kind { get; init; } = "";
    public long OwnerAfter { get; init; }
    public long UnallocatedAfter { get; init; }
    public long BondAfter { get; init; }

    /// <summary>What the transaction itself did to the bond.</summary>
    public long Bond { get; init; }

    /// <summary>1: it is reversed, or reassigned as a whole, or it is the row that did so. 0: it counts as itself.</summary>
    public int Undone { get; init; }

    /// <summary>Every row of the ledger. The sums run over all of them, whatever a caller then leaves out. The plus sign keeps SQLite from walking the corrections of all managements.</summary>
    public static IQueryable<LedgerPoint> Of(AppDbContext db, int managementId) => db.Database.SqlQuery<LedgerPoint>($"""
        SELECT e."TransactionId", t."Date", t."Kind", e."Bond",
            CAST(SUM(e."Owner") OVER w AS bigint) AS "OwnerAfter", CAST(SUM(e."Unallocated") OVER w AS bigint) AS "UnallocatedAfter", CAST(SUM(e."Bond") OVER w AS bigint) AS "BondAfter",
            CASE WHEN f."Reversed" = 1 OR (f."Dishonoured" = 0 AND f."Reassigned" >= f."Amount") THEN 1 ELSE 0 END AS "Undone"
        FROM "TrustEntries" e
        JOIN "Transactions" t ON t."Id" = e."TransactionId"
        LEFT JOIN (
            SELECT c."CorrectsId" AS "Id", MAX(o."Amount") AS "Amount", SUM(CASE WHEN k."Kind" = 'Reassignment' THEN k."Amount" ELSE 0 END) AS "Reassigned",
                MAX(CASE WHEN k."Kind" = 'TrustReversal' THEN 1 ELSE 0 END) AS "Reversed", MAX(CASE WHEN k."Kind" = 'Dishonour' THEN 1 ELSE 0 END) AS "Dishonoured"
            FROM "TrustEntries" c
            JOIN "Transactions" k ON k."Id" = c."TransactionId"
            JOIN "Transactions" o ON o."Id" = +c."CorrectsId"
            WHERE c."ManagementId" = {managementId}
            GROUP BY c."CorrectsId") f ON f."Id" = CASE WHEN t."Kind" IN ('TrustReversal', 'Reassignment') THEN e."CorrectsId" ELSE e."TransactionId" END
        WHERE e."ManagementId" = {managementId}
        WINDOW w AS (ORDER BY t."Date", t."Id" ROWS UNBOUNDED PRECEDING)
        """);

    public static IQueryable<LedgerPoint> Shown(AppDbContext db, int managementId, LedgerShow show)
    {
        var points = Of(db, managementId);
        if (!show.Transfers) points = points.Where(p => p.Kind != "Allocation");
        if (!show.Undone) points = points.Where(p => p.Undone == 0);
        return show.Ascending ? points.OrderBy(p => p.Date).ThenBy(p => p.TransactionId) : points.OrderByDescending(p => p.Date).ThenByDescending(p => p.TransactionId);
    }

    /// <summary>The rows that moved the bond. Their balance is that of the bond alone.</summary>
    public static IQueryable<LedgerPoint> OfBond(AppDbContext db, int managementId) =>
        Of(db, managementId).Where(p => p.Bond != 0).OrderByDescending(p => p.Date).ThenByDescending(p => p.TransactionId);
}
