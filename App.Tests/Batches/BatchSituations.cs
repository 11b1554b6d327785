using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.LedgerRuns;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Batches;

/// <summary>Brings B-000001 of a fresh association into a situation by the services themselves.</summary>
internal static class BatchSituations
{
    /// <summary>An open batch of April, where open orders can go.</summary>
    public const string Target = "B-000002";

    public static async Task<Association> MakeAsync(Books books, string situation)
    {
        var association = await Association.FoundAsync(books);
        await books.Get<BatchService>().CreateAsync(BatchLifeTests.DraftFor(association, 4));
        var empty = situation.StartsWith("Empty", StringComparison.Ordinal);
        if (!empty) await books.PutAsync(BatchLifeTests.PaymentIn(association, "T-000001", 100_00));
        if (situation == "WithOrders") await books.PutAsync(BatchLifeTests.OrderIn(association, "O-000001", 150_00));
        if (situation == "ControlDiffers") await books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 90_00);
        if (situation is "Open" or "WithOrders" or "ControlDiffers") return association;

        Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
        if (situation == "EmptyInClosed") await association.ClosePeriodAsync(3);
        if (situation == "Closed" || empty) return association;

        Assert.Null((await books.Get<LedgerRunService>().CreateAsync("B-000001")).Refusal);
        if (situation == "Creating") return association;

        if (situation == "Failed") await AccountOfCheckAsync(books, null);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        if (situation == "Failed") await AccountOfCheckAsync(books, association.Accounts["1010"].Id);
        if (situation is "Posted" or "PostedInClosed") Assert.Null(await books.Get<BatchLifeService>().PostAsync("B-000001"));
        if (situation.EndsWith("InClosed", StringComparison.Ordinal)) await association.ClosePeriodAsync(3);
        return association;
    }

    private static Task AccountOfCheckAsync(Books books, int? account) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        await db.PaymentMethods.ExecuteUpdateAsync(set => set.SetProperty(m => m.AccountId, account));
    });
}
