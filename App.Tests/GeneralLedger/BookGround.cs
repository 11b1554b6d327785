using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.GeneralLedger;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Sales;
using BatchLedger.Tests.Sales;

namespace BatchLedger.Tests.GeneralLedger;

/// <summary>The sample association with three posted months: in January 300.00 from dues into the bank, 200.00 of it by branch WEST; in February 50.00 of bad debt for department EV;
/// in March 120 lines of bank against tax. Made and posted through the services.</summary>
internal sealed class BookGround : IAsyncDisposable
{
    private readonly Till till;

    private BookGround(Till till) => this.till = till;

    public Books Books => till.Books;
    public Association Association => till.Association;
    public BookReader Reader => Books.Get<BookReader>();
    public Branch West { get; private set; } = null!;
    public Department Events { get; private set; } = null!;

    public static readonly BookWish Year = new() { Company = "ARG", Ledger = "ACTUAL", From = "2026-01-01", To = "2026-12-01" };

    public static async Task<BookGround> PostedAsync()
    {
        var ground = new BookGround(await Till.OpenAsync());
        await ground.SetUpAsync();
        await ground.JournalAsync("B-JAN", 1, ground.Line("1010", 100_00, 0), ground.Line("4010", 0, 100_00));
        await ground.JournalAsync("B-JAN2", 1, ground.Line("1010", 150_00, 0, ground.West), ground.Line("1010", 50_00, 0, ground.West),
            ground.Line("4010", 0, 150_00, ground.West), ground.Line("4010", 0, 50_00, ground.West));
        await ground.JournalAsync("B-FEB", 2, ground.Line("6800", 50_00, 0, null, ground.Events), ground.Line("1010", 0, 50_00));
        await ground.ManyAsync();
        foreach (var batch in (string[])["B-JAN", "B-JAN2", "B-FEB", "B-MAR"]) await ground.PostAsync(batch);
        return ground;
    }

    /// <summary>Somebody who sees only these companies.</summary>
    public void SeeOnly(params int[] companies) => Books.Actor = BatchLedger.Tests.Books.Person("A. Restricted", (BatchLedger.People.Role)63, companies.ToHashSet());

    public async Task PostAsync(string batch)
    {
        await ReadyAsync(batch);
        Assert.Null(await Books.Get<BatchLifeService>().PostAsync(batch));
    }

    public async Task ReadyAsync(string batch)
    {
        Assert.Null(await Books.Get<BatchLifeService>().CloseAsync(batch));
        Assert.Null((await Books.Get<LedgerRunService>().CreateAsync(batch)).Refusal);
        await Books.Get<LedgerRunWorker>().WorkOffAsync(CancellationToken.None);
    }

    /// <summary>The more lines, the earlier in the month.</summary>
    public async Task JournalAsync(string batch, int month, params JournalLineDraft[] lines)
    {
        await using (var db = Books.Db())
            if (!db.Batches.Any(b => b.Number == batch)) await till.BatchAsync(batch, month);
        var draft = till.Journal();
        (draft.Batch, draft.Date) = (batch, new DateOnly(2026, month, 20 - lines.Length % 10));
        draft.Journal.AddRange(lines);
        await till.RecordedAsync(draft);
    }

    public JournalLineDraft Line(string account, long debit, long credit, Branch? branch = null, Department? department = null) => new()
    {
        AccountId = Association.Accounts[account].Id, Debit = debit == 0 ? null : debit, Credit = credit == 0 ? null : credit, BranchId = branch?.Id, DepartmentId = department?.Id,
    };

    public async Task<TrialBalance> BalanceAsync(BookWish wish)
    {
        var view = await Reader.TrialBalanceAsync(wish);
        Assert.Null(view.Found.Refusal);
        return view.Found.Value!;
    }

    /// <summary>"1010 0 300.00 50.00 250.00": opening, debits, credits, closing, in major units.</summary>
    public async Task<IEnumerable<string>> FiguresAsync(BookWish wish) => (await BalanceAsync(wish)).Rows
        .Select(row => FormattableString.Invariant($"{row.Account.Code} {row.Opening / 100m:0.##} {row.Debit / 100m:0.##} {row.Credit / 100m:0.##} {row.Closing / 100m:0.##}"));

    private async Task SetUpAsync()
    {
        (West, Events) = (new Branch { CompanyId = Association.Company.Id, Code = "WEST", Name = "West bank", LedgerId = Association.Ledger.Id }, new Department { CompanyId = Association.Company.Id, Code = "EV", Name = "Events" });
        await Books.PutAsync(West, Events);
    }

    // Days go back while numbers go up, so that an order by number would be another one.
    private async Task ManyAsync()
    {
        for (var journal = 0; journal < 6; journal++)
            await JournalAsync("B-MAR", 3, [.. Enumerable.Range(0, 20 + journal).SelectMany(n => new[] { Line("1010", 1_00 + n, 0), Line("2300", 0, 1_00 + n) })]);
    }

    public ValueTask DisposeAsync() => Books.DisposeAsync();
}
