using BatchLedger.Batches;
using BatchLedger.FiscalPeriods;
using BatchLedger.LedgerRuns;
using BatchLedger.PeriodClose;
using BatchLedger.Tests.Batches;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.PeriodClose;

/// <summary>March with B-000001, brought back by the ordinary ways to where a race begins: the period open, B-000001 posted or ready, nothing else open in it.</summary>
internal sealed class RaceGround
{
    public const string Batch = "B-000001";

    private RaceGround(Association association) => Association = association;

    public Association Association { get; }
    public Books Books => Association.Books;
    public int Period => Association.March.Id;

    public static async Task<RaceGround> PrepareAsync(Books books)
    {
        var association = await PeriodSituations.MarchPostedAsync(books);
        await association.AllowReopeningAsync();
        await association.CloseAsync(1, 2);
        return new RaceGround(association);
    }

    public async Task BringAsync(BatchWord wanted)
    {
        if (!(await Association.MonthNowAsync(3)).IsOpen) Assert.Null(await Books.Get<PeriodCloseService>().ReopenAsync(Period, null, "The next race"));
        var life = Books.Get<BatchLifeService>();
        await using (var db = Books.Db())
            foreach (var number in await db.Batches.Where(b => b.FiscalPeriodId == Period && b.State == BatchState.Open).Select(b => b.Number).ToListAsync())
                Assert.Null(await life.CloseAsync(number));

        if (wanted is BatchWord.LedgerReady && (await Association.BatchNowAsync()).State is BatchState.Posted)
        {
            Assert.Null(await life.ReopenAsync(Batch, reason: "The next race"));
            Assert.Null(await life.CloseAsync(Batch));
        }
        if ((await Association.BatchNowAsync()).Word is BatchWord.Closed)
        {
            Assert.Null((await Books.Get<LedgerRunService>().CreateAsync(Batch)).Refusal);
            await Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
        }
        if (wanted is BatchWord.Posted && (await Association.BatchNowAsync()).Word is BatchWord.LedgerReady) Assert.Null(await life.PostAsync(Batch));
        Assert.Equal(wanted, (await Association.BatchNowAsync()).Word);
    }

    public BatchDraft Draft => BatchLifeTests.DraftFor(Association, 3);

    /// <summary>A batch that somebody puts into the period past the service that would ask whether it may.</summary>
    public Batch Another(string number) => new()
    {
        Number = number, CompanyId = Association.Company.Id, BranchId = Association.Branch.Id, LedgerId = Association.Ledger.Id, Name = "Careless",
        Date = Association.March.Start, FiscalPeriodId = Period, OpenedAt = Books.Start, OpenedBy = "Careless",
    };
}
