using BatchLedger.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.BankReconciliations;

/// <summary>What the database itself refuses about a finished reconciliation, past every service.</summary>
public class FinishedGuardTests
{
    [Theory]
    [InlineData("UPDATE \"Reconciliations\" SET \"Closing\" = 1", "A finished reconciliation stays as it is.")]
    [InlineData("UPDATE \"Reconciliations\" SET \"FinishedAt\" = NULL", "A finished reconciliation stays as it is.")]
    [InlineData("DELETE FROM \"Reconciliations\"", "A finished reconciliation stays as it is.")]
    [InlineData("UPDATE \"TrustEntries\" SET \"ReconciliationId\" = NULL WHERE \"ReconciliationId\" IS NOT NULL", "The reconciliation is finished.")]
    [InlineData("UPDATE \"TrustEntries\" SET \"ReconciliationId\" = 1 WHERE \"ReconciliationId\" IS NULL", "The reconciliation is finished.")]
    public async Task Nothing_of_it_is_changed(string statement, string words)
    {
        await using var bank = await TrustBank.OpenAsync();
        var (rent, _) = (await bank.MovedAsync("02-02", 500_00), await bank.MovedAsync("02-03", 20_00));
        await bank.FinishedAsync("02-28", 500_00, rent);

        var problem = await Assert.ThrowsAsync<SqliteException>(() => bank.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = bank.Books.Db();
            await db.Database.ExecuteSqlRawAsync(statement);
        }));

        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }
}
