using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Data;

/// <summary>What the database itself refuses, whoever asks. Put there anew at each start, because a migration that rebuilds a table drops its triggers.</summary>
internal static class SqliteGuards
{
    private const string InClosedPeriod = "(SELECT \"State\" FROM \"FiscalPeriods\" WHERE \"Id\" = NEW.\"FiscalPeriodId\") = 'Closed'";

    private const string OfClosedPeriod = "(SELECT \"State\" FROM \"FiscalPeriods\" WHERE \"Id\" = OLD.\"FiscalPeriodId\") = 'Closed'";

    private const string Closing = "NEW.\"State\" = 'Closed' AND OLD.\"State\" <> 'Closed'";

    private const string SomeBatchUnposted = """
        EXISTS (SELECT 1 FROM "Batches" b WHERE b."FiscalPeriodId" = NEW."Id" AND (b."State" = 'Open' OR (b."State" = 'Closed'
            AND EXISTS (SELECT 1 FROM "Transactions" t WHERE t."BatchId" = b."Id" AND t."VoidedAt" IS NULL))))
        """;

    private const string TakesNoJournals = "(SELECT \"Type\" FROM \"Ledgers\" WHERE \"Id\" = NEW.\"LedgerId\") IN ('Budget', 'Reporting')";

    private const string SomethingPosted = "EXISTS (SELECT 1 FROM \"JournalEntries\" e WHERE e.\"LedgerId\" = OLD.\"Id\" AND e.\"State\" = 'Posted')";

    private const string HeldOutside = """
        EXISTS (SELECT 1 FROM "GlDeliveries" d WHERE d."JournalEntryId" = NEW."Id" AND d."State" IN ('Queued', 'Sending', 'Sent', 'Unknown', 'Recorded', 'Removing'))
        """;

    private const string BelowZero = """
        (NEW."Owner" < 0 AND (SELECT SUM("Owner") FROM "TrustEntries" WHERE "ManagementId" = NEW."ManagementId") < 0)
        OR (NEW."Unallocated" < 0 AND (SELECT SUM("Unallocated") FROM "TrustEntries" WHERE "TenancyId" = NEW."TenancyId") < 0)
        OR (NEW."Bond" < 0 AND (SELECT SUM("Bond") FROM "TrustEntries" WHERE "TenancyId" = NEW."TenancyId") < 0)
        OR (NEW."TenancyId" IS NULL AND (NEW."Unallocated" <> 0 OR NEW."Bond" <> 0))
        """;

    private static readonly (string Name, string When, string Condition, string Words)[] Triggers =
    [
        ("JournalLines_NoUpdate", "BEFORE UPDATE ON \"JournalLines\"", "1", "A journal line is never changed."),
        ("JournalLines_NoDelete", "BEFORE DELETE ON \"JournalLines\"", "1", "A journal line is never deleted."),
        ("JournalEntries_NoDelete", "BEFORE DELETE ON \"JournalEntries\"", "1", "A journal entry is never deleted."),
        ("JournalEntries_NoRevival", "BEFORE UPDATE OF \"State\" ON \"JournalEntries\"", "OLD.\"State\" = 'Superseded'", "A superseded journal entry stays superseded."),
        ("Transactions_OpenOnly_Insert", "BEFORE INSERT ON \"Transactions\"", OfClosedBatch("NEW"), "The batch is not open."),
        ("Transactions_OpenOnly_Update", "BEFORE UPDATE ON \"Transactions\"",
            $"{OfClosedBatch("OLD")} OR {OfClosedBatch("NEW")}", "The batch is not open."),
        ("Transactions_NoDelete", "BEFORE DELETE ON \"Transactions\"", "1", "A transaction is voided, never deleted."),
        ("TransactionLines_OpenOnly_Insert", "BEFORE INSERT ON \"TransactionLines\"", LinesOfClosedBatch("NEW"), "The batch is not open."),
        ("TransactionLines_OpenOnly_Update", "BEFORE UPDATE ON \"TransactionLines\"", LinesOfClosedBatch("OLD"), "The batch is not open."),
        ("TransactionLines_OpenOnly_Delete", "BEFORE DELETE ON \"TransactionLines\"", LinesOfClosedBatch("OLD"), "The batch is not open."),
        ("RevenueRecognitions_NoUpdate", "BEFORE UPDATE ON \"RevenueRecognitions\"", "1", "A recognition is never changed."),
        ("RevenueRecognitions_NoDelete", "BEFORE DELETE ON \"RevenueRecognitions\"", "1", "A recognition ends with its journal; it is never deleted."),
        ("Batches_OpenPeriod_Insert", "BEFORE INSERT ON \"Batches\"", InClosedPeriod, "The fiscal period is closed."),
        ("Batches_OpenPeriod_State", "BEFORE UPDATE OF \"State\" ON \"Batches\"", $"OLD.\"State\" <> NEW.\"State\" AND {InClosedPeriod}", "The fiscal period is closed."),
        ("Batches_OpenPeriod_Move", "BEFORE UPDATE OF \"FiscalPeriodId\" ON \"Batches\"", $"OLD.\"FiscalPeriodId\" <> NEW.\"FiscalPeriodId\" AND ({InClosedPeriod} OR {OfClosedPeriod})", "The fiscal period is closed."),
        ("Batches_OpenPeriod_Change", "BEFORE UPDATE OF \"JournalEntryId\", \"ControlTotal\" ON \"Batches\"", InClosedPeriod, "The fiscal period is closed."),
        ("JournalEntries_OpenPeriod_Insert", "BEFORE INSERT ON \"JournalEntries\"", InClosedPeriod, "The fiscal period is closed."),
        ("JournalEntries_OpenPeriod_State", "BEFORE UPDATE OF \"State\" ON \"JournalEntries\"", InClosedPeriod, "The fiscal period is closed."),
        ("FiscalPeriods_BatchesPosted", "BEFORE UPDATE OF \"State\" ON \"FiscalPeriods\"", $"{Closing} AND {SomeBatchUnposted}", "A batch of the fiscal period is not posted."),
        ("FiscalPeriods_InOrder", "BEFORE UPDATE OF \"State\" ON \"FiscalPeriods\"", $"{Closing} AND {Another("<", "Open")}", "An earlier fiscal period is open."),
        ("FiscalPeriods_LatestReopens", "BEFORE UPDATE OF \"State\" ON \"FiscalPeriods\"",
            $"NEW.\"State\" = 'Open' AND OLD.\"State\" = 'Closed' AND {Another(">", "Closed")}", "A later fiscal period is closed."),
        ("Batches_LedgerTakesJournals_Insert", "BEFORE INSERT ON \"Batches\"", TakesNoJournals, "The ledger takes no journals."),
        ("Batches_LedgerTakesJournals_Move", "BEFORE UPDATE OF \"LedgerId\" ON \"Batches\"", TakesNoJournals, "The ledger takes no journals."),
        ("JournalEntries_LedgerTakesJournals_Insert", "BEFORE INSERT ON \"JournalEntries\"", TakesNoJournals, "The ledger takes no journals."),
        ("JournalEntries_LedgerTakesJournals_Move", "BEFORE UPDATE OF \"LedgerId\" ON \"JournalEntries\"", TakesNoJournals, "The ledger takes no journals."),
        ("Branches_LedgerTakesJournals_Insert", "BEFORE INSERT ON \"Branches\"", TakesNoJournals, "The ledger takes no journals."),
        ("Branches_LedgerTakesJournals_Move", "BEFORE UPDATE OF \"LedgerId\" ON \"Branches\"", TakesNoJournals, "The ledger takes no journals."),
        ("Ledgers_PostedStays", "BEFORE UPDATE OF \"Type\", \"Currency\" ON \"Ledgers\"",
            $"(OLD.\"Type\" <> NEW.\"Type\" OR OLD.\"Currency\" <> NEW.\"Currency\") AND {SomethingPosted}", "Something is posted to the ledger."),
        ("JournalEntries_NotOutside", "BEFORE UPDATE OF \"State\" ON \"JournalEntries\"", $"NEW.\"State\" = 'Superseded' AND {HeldOutside}", "The journal is in an outside system, or on its way there."),
        ("GlDeliveries_NoDelete", "BEFORE DELETE ON \"GlDeliveries\"", "1", "A delivery is never deleted."),
        ("GlDeliveries_NoRevival", "BEFORE UPDATE OF \"State\" ON \"GlDeliveries\"", "OLD.\"State\" = 'Removed'", "A removed delivery stays removed."),
        ("GlDeliveries_KeyStays", "BEFORE UPDATE OF \"Key\", \"JournalEntryId\", \"ConnectionId\" ON \"GlDeliveries\"", "1", "A delivery keeps its key, its journal and its target."),
        ("GlDeliveries_SentAsChecked", "BEFORE UPDATE OF \"State\" ON \"GlDeliveries\"",
            "NEW.\"State\" = 'Sending' AND (NEW.\"SentHash\" IS NULL OR NEW.\"CheckedHash\" IS NULL OR NEW.\"SentHash\" <> NEW.\"CheckedHash\")", "Only what was validated is sent."),
        ("TrustEntries_NoDelete", "BEFORE DELETE ON \"TrustEntries\"", "1", "Trust money is corrected, never deleted."),
        ("TrustEntries_AmountsStay", "BEFORE UPDATE OF \"Owner\", \"Unallocated\", \"Bond\", \"Bank\", \"Creditor\", \"Fee\", \"ManagementId\", \"TenancyId\", \"CorrectsId\" ON \"TrustEntries\"", "1", "Trust money is corrected, never changed."),
        ("TrustEntries_NotBelowZero", "AFTER INSERT ON \"TrustEntries\"", BelowZero, "Trust money cannot go below zero."),
        ("TrustEntries_PresentedStays", "BEFORE UPDATE OF \"ReconciliationId\" ON \"TrustEntries\"", $"{OfFinished("OLD")} OR {OfFinished("NEW")}", "The reconciliation is finished."),
        ("TrustEntries_StatementStays", "BEFORE UPDATE OF \"StatementId\" ON \"TrustEntries\"", "OLD.\"StatementId\" IS NOT NULL", "What a statement tells stays on it."),
        ("TrustAllocations_NoUpdate", "BEFORE UPDATE ON \"TrustAllocations\"", "1", "Trust money is corrected, never changed."),
        ("TrustAllocations_NoDelete", "BEFORE DELETE ON \"TrustAllocations\"", "1", "Trust money is corrected, never deleted."),
        ("TrustNotes_NoUpdate", "BEFORE UPDATE ON \"TrustNotes\"", "1", "A description is added to, never replaced."),
        ("TrustNotes_NoDelete", "BEFORE DELETE ON \"TrustNotes\"", "1", "A description is added to, never replaced."),
        ("ManagementFees_NoDelete", "BEFORE DELETE ON \"ManagementFees\"", "1", "A fee is marked as deleted; its row stays."),
        ("Reconciliations_FinishedStays", "BEFORE UPDATE ON \"Reconciliations\"", "OLD.\"FinishedAt\" IS NOT NULL", "A finished reconciliation stays as it is."),
        ("Reconciliations_FinishedNotDeleted", "BEFORE DELETE ON \"Reconciliations\"", "OLD.\"FinishedAt\" IS NOT NULL", "A finished reconciliation stays as it is."),
        ("OwnerStatements_NoUpdate", "BEFORE UPDATE ON \"OwnerStatements\"", "1", "A statement is never changed."),
        ("OwnerStatements_NoDelete", "BEFORE DELETE ON \"OwnerStatements\"", "1", "A statement is never deleted."),
        ("Documents_NoUpdate", "BEFORE UPDATE ON \"Documents\"", "1", "A stored document is never changed."),
        ("Documents_NoDelete", "BEFORE DELETE ON \"Documents\"", "1", "A stored document is never deleted."),
        ("StoredFiles_NoUpdate", "BEFORE UPDATE ON \"StoredFiles\"", "1", "A stored ledger file is never changed."),
        ("StoredFiles_NoDelete", "BEFORE DELETE ON \"StoredFiles\"", "1", "A stored ledger file is never deleted."),
        ("FileTakes_NoUpdate", "BEFORE UPDATE ON \"FileTakes\"", "1", "The export log only grows."),
        ("FileTakes_NoDelete", "BEFORE DELETE ON \"FileTakes\"", "1", "The export log only grows."),
        ("AuditRows_NoUpdate", "BEFORE UPDATE ON \"AuditRows\"", "1", "The audit trail only grows."),
        ("AuditRows_NoDelete", "BEFORE DELETE ON \"AuditRows\"", "1", "The audit trail only grows."),
    ];

    public static async Task InstallAsync(AppDbContext db, CancellationToken token)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        foreach (var (name, when, condition, words) in Triggers)
        {
            command.CommandText =
                $"DROP TRIGGER IF EXISTS \"{name}\"; CREATE TRIGGER \"{name}\" {when} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{words}'); END;";
            await command.ExecuteNonQueryAsync(token);
        }
    }

    private static string Another(string beside, string state) =>
        $"EXISTS (SELECT 1 FROM \"FiscalPeriods\" p WHERE p.\"CompanyId\" = NEW.\"CompanyId\" AND p.\"Start\" {beside} NEW.\"Start\" AND p.\"State\" = '{state}')";

    private static string OfFinished(string row) => $"EXISTS (SELECT 1 FROM \"Reconciliations\" r WHERE r.\"Id\" = {row}.\"ReconciliationId\" AND r.\"FinishedAt\" IS NOT NULL)";

    private static string OfClosedBatch(string row) => $"(SELECT \"State\" FROM \"Batches\" WHERE \"Id\" = {row}.\"BatchId\") <> 'Open'";

    private static string LinesOfClosedBatch(string row) =>
        $"(SELECT b.\"State\" FROM \"Batches\" b JOIN \"Transactions\" t ON t.\"BatchId\" = b.\"Id\" WHERE t.\"Id\" = {row}.\"TransactionId\") <> 'Open'";
}
