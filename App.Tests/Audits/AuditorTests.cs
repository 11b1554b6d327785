using BatchLedger.People;

namespace BatchLedger.Tests.Audits;

public class AuditorTests
{
    private const string LastJournal = "(SELECT max(Id) FROM JournalEntries)";

    private const string Overlapping = """
        INSERT INTO InterBranchMappings (CompanyId, FromBranchId, ToBranchId, AccountFrom, AccountTo, DueFromAccountId, DueToAccountId, Version, ChangedAt, ChangedBy)
        VALUES (1, 1, 2, '1000', '1999', 1, 1, 1, 1, ''), (1, 1, 2, '1999', '', 1, 1, 1, 1, '')
        """;

    [Fact]
    public async Task Sound_books_have_no_findings_and_every_check_had_something_to_look_at()
    {
        await using var books = await AuditedBooks.OpenAsync();

        var report = await books.VerifyAsync();

        Assert.Equal([], report.Findings.Select(fault => $"{fault.Where}: {fault.Message}"));
        Assert.True(report.IsClean);
        Assert.Equal(
            ["A batch has at most one run under way", "Each batch of a closed period is posted, or closed with nothing to post", "Each lane of a run that is over is over too",
                "Each lane that posted names its journal, and each other one its reason", "Each mail that was given up says why",
                "Each run that made no ledger says why", "Each running run is held by somebody",
                "Fiscal periods are closed in their order", "The amounts of each Reporting ledger are those of its translations",
                "The books of each closed period are those that were frozen", "The ranges of an inter-branch mapping do not overlap"],
            report.Checks.Where(check => check.Looked == 0).Select(check => check.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("The database file is intact", "UPDATE Batches SET ControlTotal = -1")]
    [InlineData("Each reference leads to a record", "UPDATE Batches SET BranchId = 999 WHERE Number = 'B-000002'")]
    [InlineData("Each journal line is a debit or a credit, over 0", $"UPDATE JournalLines SET Credit = Debit WHERE LineNo = 1 AND JournalEntryId = {LastJournal}")]
    [InlineData("The lines of each journal are numbered without a gap", $"UPDATE JournalLines SET LineNo = 99 WHERE LineNo = 2 AND JournalEntryId = {LastJournal}")]
    [InlineData("Each journal balances, and each branch where the company asks for it", "UPDATE JournalLines SET Debit = Debit + 1 WHERE LineNo = 1")]
    [InlineData("Each journal balances, and each branch where the company asks for it",
        "UPDATE Companies SET Type = 'WithBranchesRequiringBalancing'; UPDATE JournalLines SET BranchId = BranchId + 1 WHERE LineNo = 1")]
    [InlineData("Each journal has the lines, totals and hash that its run wrote", "UPDATE JournalLines SET Description = 'Something else' WHERE LineNo = 1")]
    [InlineData("Each journal has the lines, totals and hash that its run wrote", "DELETE FROM JournalLines WHERE LineNo > 6")]
    [InlineData("Each summary is the sum of its lines", "UPDATE JournalSummaries SET Debit = Debit + 1 WHERE Ordinal = 1")]
    [InlineData("Each transaction of a batch with a ledger is in its journal once, with its amount",
        "INSERT INTO JournalLines SELECT JournalEntryId, LineNo + 100, TransactionId, AccountId, BranchId, DepartmentId, Date, Debit, Credit, Description FROM JournalLines")]
    [InlineData("Each transaction of a batch with a ledger is in its journal once, with its amount", "DELETE FROM JournalLines WHERE TransactionId = 2")]
    [InlineData("Each transaction of a batch with a ledger is in its journal once, with its amount", "UPDATE Transactions SET Amount = Amount + 1 WHERE Id = 2")]
    [InlineData("Each journal line comes from a transaction of its batch", "UPDATE Transactions SET VoidedAt = 1 WHERE Id = 3")]
    [InlineData("No open order is in a batch that is not open", "UPDATE Batches SET State = 'Closed' WHERE Number = 'B-000003'")]
    [InlineData("Each batch of a closed period is posted, or closed with nothing to post", "UPDATE FiscalPeriods SET State = 'Closed' WHERE Number = 3")]
    [InlineData("Fiscal periods are closed in their order", "UPDATE FiscalPeriods SET State = 'Closed' WHERE Number = 3")]
    [InlineData("The books of each closed period are those that were frozen", "UPDATE FiscalPeriods SET State = 'Closed' WHERE Number = 1")]
    [InlineData("An open batch has no ledger and none under way", "UPDATE Batches SET State = 'Open'")]
    [InlineData("A batch whose ledger is ready or posted has a journal that says the same", $"UPDATE JournalEntries SET State = 'Ready' WHERE Id = {LastJournal}")]
    [InlineData("A batch whose ledger is ready or posted has a journal that says the same", "UPDATE Batches SET PostingVersion = 3 WHERE Number = 'B-000001'")]
    [InlineData("A batch creates its ledger exactly while a run is under way", "UPDATE Batches SET LedgerRequestedAt = 1")]
    [InlineData("A journal that is not superseded is the one its batch counts", "UPDATE JournalEntries SET State = 'Posted'")]
    [InlineData("A batch has at most one run under way", "DROP INDEX IX_LedgerRuns_OneUnderWay; UPDATE LedgerRuns SET State = 'Queued'")]
    [InlineData("Each running run is held by somebody", "UPDATE LedgerRuns SET State = 'Running', LeaseUntil = 1 WHERE Id = 2")]
    [InlineData("The progress of each run is within its total, and of a completed one at its end", "UPDATE LedgerRuns SET Done = Done - 1 WHERE Id = 2")]
    [InlineData("Each run that made no ledger says why", "UPDATE LedgerRuns SET State = 'Failed' WHERE Id = 1")]
    [InlineData("Each completed run for a batch made one journal, the one it tells of", "UPDATE LedgerRuns SET OutputHash = 'x' WHERE Id = 2")]
    [InlineData("Each journal was made by a run that completed, or by a lane of one that posted its batch", "UPDATE JournalEntries SET RunId = 99")]
    [InlineData("Each lane of a run that is over is over too", "INSERT INTO LedgerRunLanes (LedgerRunId, Ordinal, BatchId, Total, State) VALUES (1, 1, 1, 0, 'Waiting')")]
    [InlineData("Each lane that posted names its journal, and each other one its reason", "INSERT INTO LedgerRunLanes (LedgerRunId, Ordinal, BatchId, Total, State) VALUES (1, 1, 1, 0, 'Posted')")]
    [InlineData("No invoice is settled for more than it comes to", "UPDATE Transactions SET Applied = 300000, Amount = 300000 WHERE Kind = 'Payment'")]
    [InlineData("No payment is refunded for more than it comes to", "UPDATE Transactions SET Amount = 300000 WHERE Kind = 'Refund'")]
    [InlineData("No invoice line has more revenue recognised than it deferred", "UPDATE RevenueRecognitions SET Amount = 9201")]
    [InlineData("No invoice line has more revenue recognised than it deferred", "UPDATE TransactionLines SET ServiceStart = NULL WHERE ServiceStart IS NOT NULL")]
    [InlineData("Each journal that recognises revenue comes to its recognitions, and is in their period", "UPDATE RevenueRecognitions SET Amount = Amount - 1")]
    [InlineData("Each journal that recognises revenue comes to its recognitions, and is in their period", "UPDATE RevenueRecognitions SET FiscalPeriodId = 4")]
    [InlineData("No number series is behind the numbers it gave", "UPDATE NumberSeries SET Last = 0 WHERE Prefix = 'J'")]
    [InlineData("Each journal that was sent has an id in the accounting system", "UPDATE GlDeliveries SET OutsideId = NULL")]
    [InlineData("What was sent is what was validated", "UPDATE GlDeliveries SET SentHash = 'other'")]
    [InlineData("Each journal that is leaving is held by somebody", "UPDATE GlDeliveries SET State = 'Sending'")]
    [InlineData("Each journal that is in an accounting system, or on its way there, is posted", $"UPDATE JournalEntries SET State = 'Superseded' WHERE State = 'Posted'")]
    [InlineData("A journal has at most one delivery to an accounting system that is not over", """
        DROP INDEX IX_GlDeliveries_JournalEntryId_ConnectionId;
        CREATE TEMP TABLE Again AS SELECT * FROM GlDeliveries;
        UPDATE Again SET Id = Id + 1, Key = 'bl-2';
        INSERT INTO GlDeliveries SELECT * FROM Again
        """)]
    [InlineData("The history of each delivery ends where the delivery stands", "UPDATE GlDeliveries SET State = 'Failed'")]
    [InlineData("No mail waits for more than a day", "UPDATE OutboxMails SET QueuedAt = 1")]
    [InlineData("Each mail that was given up says why", "UPDATE OutboxMails SET State = 'Dead'")]
    [InlineData("Each stored ledger file is there with its size and hash", "UPDATE StoredFiles SET Size = Size + 1")]
    [InlineData("Each stored ledger file is there with its size and hash", "UPDATE StoredFiles SET Sha256 = replace(Sha256, substr(Sha256, 1, 1), 'x')")]
    [InlineData("Each journal of a stored ledger file is there, of the file's company, period and batch", "UPDATE StoredFiles SET FiscalPeriodId = FiscalPeriodId + 1")]
    [InlineData("Each stored ledger file of a batch holds a journal", "DELETE FROM StoredFileJournals")]
    [InlineData("The audit trail is an unbroken chain", "UPDATE AuditRows SET Actor = 'Nobody' WHERE Seq = 2")]
    [InlineData("The audit trail is an unbroken chain", "DELETE FROM AuditRows WHERE Seq = 2")]
    [InlineData("Each stored balance is the sum of the posted journals, and each of them is in one", "UPDATE AccountBalances SET Debit = Debit + 1 WHERE Debit > 0")]
    [InlineData("Each stored balance is the sum of the posted journals, and each of them is in one", "UPDATE AccountBalances SET Lines = Lines + 1 WHERE rowid = 1")]
    [InlineData("Each stored balance is the sum of the posted journals, and each of them is in one", "DELETE FROM AccountBalances WHERE rowid = 1")]
    [InlineData("Each stored balance is the sum of the posted journals, and each of them is in one", "INSERT INTO AccountBalances SELECT LedgerId, CompanyId, FiscalPeriodId + 1, AccountId, BranchId, DepartmentId, Lines, Debit, Credit FROM AccountBalances")]
    [InlineData("Each stored balance is the sum of the posted journals, and each of them is in one", "UPDATE JournalEntries SET State = 'Superseded'")]
    [InlineData("Each company keeps one Actual ledger at most",
        "INSERT INTO Ledgers (Id, Code, Description, Type, Currency, ConsolidationSource, Version, ChangedAt, ChangedBy) SELECT 99, 'SECOND', Description, Type, Currency, 0, 1, ChangedAt, ChangedBy FROM Ledgers LIMIT 1; INSERT INTO LedgerCompany (LedgerId, CompanyId) VALUES (99, 1)")]
    [InlineData("No journal is in a Budget or Reporting ledger", "UPDATE Ledgers SET Type = 'Budget'")]
    [InlineData("The ranges of an inter-branch mapping do not overlap", Overlapping)]
    [InlineData("Each settlement is in the currency of what it settles", "UPDATE Transactions SET Currency = 'EUR' WHERE Id = 2")]
    [InlineData("Each journal is reversed once at most", "DROP INDEX IX_Transactions_ReversedOnce; UPDATE Transactions SET ReversesId = 4 WHERE Id IN (2, 3)")]
    [InlineData("The amounts of each Reporting ledger are those of its translations", "UPDATE Ledgers SET Type = 'Reporting'")]
    [InlineData("The checks of the journals reach their end", "UPDATE JournalLines SET Date = 'some day' WHERE LineNo = 1")]
    public async Task Damage_is_found(string check, string sql)
    {
        await using var books = await AuditedBooks.OpenAsync();
        await Damage.DoAsync(books, sql);

        var report = await books.VerifyAsync();

        Assert.Contains(check, report.Checks.Where(result => result.Found > 0).Select(result => result.Name));
        Assert.All(report.Findings, fault => Assert.True(fault.Where.Length > 0 && (fault.Message.EndsWith('.') || fault.Where == "journals"), fault.Message));
    }

    [Fact]
    public async Task Accounts_that_were_set_inactive_or_changed_since_are_no_finding()
    {
        await using var books = await AuditedBooks.OpenAsync();
        await Damage.DoAsync(books, "UPDATE Accounts SET Active = 0; UPDATE PaymentMethods SET AccountId = NULL; UPDATE AccountMaps SET ReceivableId = NULL");

        Assert.Equal([], (await books.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task More_findings_than_anybody_reads_are_counted_and_not_kept()
    {
        await using var books = await AuditedBooks.OpenAsync();
        await Damage.DoAsync(books, """
            WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 500)
            INSERT INTO JournalLines SELECT (SELECT max(Id) FROM JournalEntries), 100 + n, 10000 + n, 1, 1, NULL, '2026-03-10', 1, 0, '' FROM many
            """);

        var sourced = (await books.VerifyAsync()).Checks.Single(check => check.Name == "Each journal line comes from a transaction of its batch");

        Assert.Equal((500, 200), (sourced.Found, sourced.Findings.Count));
    }

    [Fact]
    public async Task Only_who_reads_the_audit_trail_runs_the_auditor()
    {
        await using var books = await AuditedBooks.OpenAsync();
        books.Actor = Books.Person("V. Iewer", Role.Viewer);

        await Assert.ThrowsAsync<AccessDenied>(() => books.VerifyAsync());
    }
}
