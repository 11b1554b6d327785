namespace BatchLedger.Tests.Audits;

/// <summary>Trust money that was touched with a database tool is found, each kind of damage by its check.</summary>
public class TrustAuditTests
{
    private const string Entry = "Each transaction of trust money has its entry, of a management of its company";
    private const string Parts = "What each entry of trust money moves in the bank is the sum of its funds, and each fund of its parts";
    private const string Receipts = "The money of each receipt is where its parts moved it, and nothing is left of what was taken back";
    private const string Corrections = "Each correction of trust money is linked to what it corrects, is of the same management, and takes back the same";
    private const string Series = "No number series is behind the numbers it gave";

    [Theory]
    [InlineData(Entry, "DELETE FROM TrustEntries WHERE ReceiptNumber IS NOT NULL")]
    [InlineData(Entry, "UPDATE Transactions SET VoidedAt = 1 WHERE Kind = 'OwnerContribution'")]
    [InlineData(Entry, "UPDATE Transactions SET Kind = 'Payment' WHERE Kind = 'OwnerContribution'")]
    [InlineData(Parts, "UPDATE TrustEntries SET Bank = Bank + 1 WHERE ReceiptNumber IS NOT NULL")]
    [InlineData(Parts, "UPDATE TrustAllocations SET Purpose = 'Bond' WHERE Purpose = 'Rent'")]
    [InlineData(Parts, "DELETE FROM TrustAllocations WHERE Purpose = 'Unallocated'")]
    [InlineData("Each transaction of trust money comes to what its entry moves", "UPDATE Transactions SET Amount = Amount + 1 WHERE Kind = 'ManagementFee'")]
    [InlineData("Each transaction of trust money comes to what its entry moves", "UPDATE TrustEntries SET Fee = 0")]
    [InlineData(Receipts, "UPDATE TrustAllocations SET ReceiptId = NULL WHERE Amount < 0")]
    [InlineData(Receipts, "UPDATE TrustAllocations SET ReceiptId = (SELECT max(ReceiptId) FROM TrustAllocations)")]
    [InlineData("No fund of trust money is below zero on any day", "UPDATE Transactions SET Date = '2026-03-09' WHERE Kind = 'OwnerPayment'")]
    [InlineData("No fund of trust money is below zero on any day", "UPDATE TrustEntries SET Bond = -1, Bank = Bank - 1 WHERE Bond = 0")]
    [InlineData("Each tenancy has received the rent that its entries say", "UPDATE Tenancies SET RentReceived = RentReceived + 1")]
    [InlineData("Each tenancy invoice is paid with what its entries say", "UPDATE TenancyInvoices SET Paid = Paid - 1")]
    [InlineData("Each tenancy invoice is paid with what its entries say", "UPDATE TenancyInvoices SET VoidedAt = 1")]
    [InlineData("Each management fee stands where its transactions left it", "UPDATE ManagementFees SET State = 'Credited'")]
    [InlineData("Each management fee stands where its transactions left it", "UPDATE ManagementFees SET State = 'Pending'")]
    [InlineData("Each management fee stands where its transactions left it", "UPDATE ManagementFees SET Amount = Amount + 1")]
    [InlineData("Each transaction that takes a management fee takes one", "DELETE FROM ManagementFees")]
    [InlineData(Corrections, "UPDATE TrustEntries SET CorrectsId = NULL")]
    [InlineData(Corrections, "UPDATE Transactions SET ReversesId = NULL WHERE Kind = 'TrustReversal'")]
    [InlineData(Corrections, "UPDATE TrustEntries SET ManagementId = 99 WHERE CorrectsId IS NOT NULL")]
    [InlineData("What an owner payment paid out is money of its management", "UPDATE TrustEntries SET PaidOutById = (SELECT Id FROM Transactions WHERE Kind = 'ManagementFee') WHERE PaidOutById IS NOT NULL")]
    [InlineData("What is presented moved money, and is in a reconciliation of its company", "UPDATE Reconciliations SET CompanyId = 99")]
    [InlineData("Each finished bank reconciliation comes to its bank statement, and begins where the one before ended", "UPDATE Reconciliations SET Closing = Closing + 1")]
    [InlineData("Each finished bank reconciliation comes to its bank statement, and begins where the one before ended", "UPDATE Reconciliations SET Opening = 1, Closing = Closing + 1")]
    [InlineData("Each owner statement ends with what its transactions say", "UPDATE OwnerStatements SET Closing = Closing + 1")]
    [InlineData("Each owner statement ends with what its transactions say", "UPDATE TrustEntries SET StatementId = NULL WHERE Fee > 0")]
    [InlineData("Each owner statement begins where the one before ended", "UPDATE OwnerStatements SET Opening = 1, Closing = Closing + 1")]
    [InlineData("Each transaction of a batch with a ledger is in its journal once, with its amount", "UPDATE TrustEntries SET Owner = Owner + 1, Bank = Bank + 1 WHERE ReceiptNumber IS NOT NULL")]
    [InlineData("Each paper of the filing cabinet is there with its size and hash", "UPDATE Documents SET Size = Size + 1")]
    [InlineData("Each paper of the filing cabinet is there with its size and hash", "UPDATE Documents SET Sha256 = replace(Sha256, substr(Sha256, 1, 1), 'x')")]
    [InlineData(Series, "UPDATE NumberSeries SET Last = 0 WHERE Prefix = 'M'")]
    [InlineData(Series, "UPDATE NumberSeries SET Last = 0 WHERE Prefix = 'R'")]
    [InlineData(Series, "UPDATE NumberSeries SET Last = 0 WHERE Prefix = 'TI'")]
    [InlineData(Series, "UPDATE NumberSeries SET Last = 0 WHERE Prefix = 'BR'")]
    public async Task Damage_to_trust_money_is_found(string check, string sql)
    {
        await using var books = await AuditedBooks.OpenAsync();
        await Damage.DoAsync(books, sql);

        var report = await books.VerifyAsync();

        Assert.Contains(check, report.Checks.Where(result => result.Found > 0).Select(result => result.Name));
        Assert.DoesNotContain(report.Checks, result => result.Name.EndsWith("reach their end", StringComparison.Ordinal));
        Assert.All(report.Findings, fault => Assert.True(fault.Where.Length > 0 && fault.Message.EndsWith('.'), fault.Message));
    }

    [Fact]
    public async Task A_fund_below_zero_is_told_with_its_figure_its_day_and_what_to_do()
    {
        await using var books = await AuditedBooks.OpenAsync();
        await Damage.DoAsync(books, "UPDATE Transactions SET Date = '2026-03-09' WHERE Kind = 'OwnerPayment'");

        var found = Assert.Single((await books.VerifyAsync()).Checks.Single(check => check.Name == "No fund of trust money is below zero on any day").Findings);

        Assert.Equal(("M-000107", "/managements/M-000107/ledger"), (found.Where, found.Address));
        Assert.Equal("Its owner funds are at -100.00 after TR-000003 of 09 Mar 2026. Reverse what was paid out too much, or record the money that is missing.", found.Message);
    }
}
