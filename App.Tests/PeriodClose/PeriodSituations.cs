using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.PeriodClose;
using BatchLedger.Tests.Batches;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.PeriodClose;

/// <summary>Brings January, February or March of a fresh association into a situation by the services themselves.</summary>
internal static class PeriodSituations
{
    public static FiscalPeriod Month(this Association association, int number) => association.Year.Periods.Single(p => p.Number == number);

    /// <summary>The period as it is in the database now.</summary>
    public static async Task<FiscalPeriod> MonthNowAsync(this Association association, int number)
    {
        await using var db = association.Books.Db();
        return await db.FiscalPeriods.SingleAsync(p => p.CompanyId == association.Company.Id && p.Number == number);
    }

    public static Task AllowReopeningAsync(this Association association) => association.Books.Get<CompanyService>().AllowReopeningAsync(association.Company.Code, null, ReopeningPeriods.LatestAllowed);

    public static async Task CloseAsync(this Association association, params int[] months)
    {
        foreach (var month in months) Assert.Null(await association.Books.Get<PeriodCloseService>().CloseAsync(association.Month(month).Id));
    }

    /// <summary>B-000001 of March with one payment, up to its being posted.</summary>
    public static async Task<Association> MarchPostedAsync(Books books)
    {
        await books.PutAsync(new NumberSeries { Prefix = "T", Last = 1 });
        return await BatchSituations.MakeAsync(books, "Posted");
    }

    /// <summary>A batch of the month with one payment, posted.</summary>
    public static async Task<string> PostedBatchAsync(this Association association, int month)
    {
        var books = association.Books;
        var batch = (await books.Get<BatchService>().CreateAsync(BatchLifeTests.DraftFor(association, month))).Value!;
        await books.PutAsync(new Transaction
        {
            Number = $"T-{batch.Number}", CompanyId = association.Company.Id, BatchId = batch.Id, BranchId = association.Branch.Id, MemberId = association.Member.Id,
            PaymentMethodId = association.Check.Id, Kind = TransactionKind.Payment, Date = batch.Date, Currency = "USD", Amount = 100_00 + month,
        });
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync(batch.Number));
        Assert.Null((await books.Get<LedgerRunService>().CreateAsync(batch.Number)).Refusal);
        await books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        Assert.Null(await books.Get<BatchLifeService>().PostAsync(batch.Number));
        return batch.Number;
    }
}
