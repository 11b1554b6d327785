using System.Globalization;
using BatchLedger.Data;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Ledgers;

/// <summary>What stands in a ledger and what refers to it, counted over all companies or of one.</summary>
public sealed class LedgerUse
{
    /// <summary>Journal entries that are posted.</summary>
    public int Posted { get; init; }

    /// <summary>Journal entries of any other state.</summary>
    public int Unposted { get; init; }

    /// <summary>Stored amounts of a Budget or a Reporting ledger.</summary>
    public int Amounts { get; init; }
    public int Batches { get; init; }

    /// <summary>Branches whose default posting ledger this is.</summary>
    public int Branches { get; init; }

    /// <summary>Journals that make themselves into it.</summary>
    public int Recurring { get; init; }

    /// <summary>Reporting ledgers that translate this one.</summary>
    public int Translations { get; init; }

    /// <summary>Something is posted or budgeted: from then on type and currency stay.</summary>
    public bool Booked => Posted + Amounts > 0;

    /// <summary>"3 batches and 2 branches that post to it"; null when there is nothing.</summary>
    public string? Everything(LedgerType type) => Listed(
        Count(Posted, "posted journal entry", "posted journal entries"),
        Count(Unposted, "journal entry that is not posted", "journal entries that are not posted"),
        AmountsOf(type),
        Count(Batches, "batch", "batches"),
        Count(Branches, "branch that posts to it", "branches that post to it"),
        Count(Recurring, "recurring journal", "recurring journals"),
        Count(Translations, "Reporting ledger that translates it", "Reporting ledgers that translate it"));

    /// <summary>What is posted or budgeted; without that, everything.</summary>
    public string? Foremost(LedgerType type) => Booked
        ? Listed(Count(Posted, "posted journal entry", "posted journal entries"), AmountsOf(type))
        : Everything(type);

    private string? AmountsOf(LedgerType type) => type is LedgerType.Reporting
        ? Count(Amounts, "translated amount", "translated amounts")
        : Count(Amounts, "budgeted amount", "budgeted amounts");

    private static string? Count(int count, string one, string many) => count switch
    {
        0 => null,
        1 => $"1 {one}",
        _ => $"{count.ToString("N0", CultureInfo.CurrentCulture)} {many}",
    };

    private static string? Listed(params IEnumerable<string?> counts)
    {
        var parts = counts.OfType<string>().ToList();
        return parts.Count switch
        {
            0 => null,
            1 => parts[0],
            _ => $"{string.Join(", ", parts[..^1])} and {parts[^1]}",
        };
    }
}

internal static class LedgerUseReading
{
    /// <summary>Counts past what the reader sees, for a ledger is locked by everybody's entries. The tables of upper floors are named as tables.</summary>
    public static Task<LedgerUse> LedgerUseAsync(this AppDbContext db, int ledgerId, int? companyId, CancellationToken token) => db.Database.SqlQuery<LedgerUse>($"""
        SELECT
            (SELECT COUNT(*) FROM "JournalEntries" x WHERE x."LedgerId" = {ledgerId} AND x."CompanyId" = COALESCE({companyId}, x."CompanyId") AND x."State" = 'Posted') AS "Posted",
            (SELECT COUNT(*) FROM "JournalEntries" x WHERE x."LedgerId" = {ledgerId} AND x."CompanyId" = COALESCE({companyId}, x."CompanyId") AND x."State" <> 'Posted') AS "Unposted",
            (SELECT COUNT(*) FROM "AccountBalances" x WHERE x."LedgerId" = {ledgerId} AND x."CompanyId" = COALESCE({companyId}, x."CompanyId") AND x."Lines" = 0) AS "Amounts",
            (SELECT COUNT(*) FROM "Batches" x WHERE x."LedgerId" = {ledgerId} AND x."CompanyId" = COALESCE({companyId}, x."CompanyId")) AS "Batches",
            (SELECT COUNT(*) FROM "Branches" x WHERE x."LedgerId" = {ledgerId} AND x."CompanyId" = COALESCE({companyId}, x."CompanyId")) AS "Branches",
            (SELECT COUNT(*) FROM "RecurringJournals" x WHERE x."LedgerId" = {ledgerId} AND x."CompanyId" = COALESCE({companyId}, x."CompanyId")) AS "Recurring",
            (SELECT COUNT(*) FROM "Ledgers" x WHERE x."TranslatesLedgerId" = {ledgerId}
                AND ({companyId} IS NULL OR EXISTS (SELECT 1 FROM "LedgerCompany" c WHERE c."LedgerId" = x."Id" AND c."CompanyId" = {companyId}))) AS "Translations"
        """).SingleAsync(token);
}
