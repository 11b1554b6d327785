using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.GlIntegration;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GlIntegration;

/// <summary>An association whose accounting system is connected, with posted journals of the days the test names. Deliveries are put there as a worker would leave them.</summary>
public sealed class GlGround(Books books, Association association, GlConnection connection) : IAsyncDisposable
{
    private int made;

    public Books Books => books;
    public Association Association => association;
    public GlConnection Connection => connection;
    public GlIntegrationReader Reader => books.Get<GlIntegrationReader>();

    public static async Task<GlGround> OpenAsync(AccountingSystem system = AccountingSystem.QuickBooksOnline, ConnectionState state = ConnectionState.Connected)
    {
        var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await SetAsync(books, db => db.Companies.ExecuteUpdateAsync(set => set.SetProperty(c => c.AccountingSystem, system)));
        var connection = new GlConnection
        {
            CompanyId = association.Company.Id, System = system, State = state, From = new DateOnly(2026, 1, 1), BooksName = "River Guides (their books)",
        };
        await books.PutAsync(connection);
        return new GlGround(books, association, connection);
    }

    /// <summary>A posted batch of that day and its journal of two lines.</summary>
    public async Task<JournalEntry> JournalAsync(DateOnly date, long amount = 100_00, int transactions = 1)
    {
        var number = ++made;
        var period = association.Year.Periods.Single(p => p.Start <= date && date <= p.End);
        var batch = new Batch
        {
            Number = $"B-{100 + number:D6}", CompanyId = association.Company.Id, BranchId = association.Branch.Id, LedgerId = association.Ledger.Id, Name = $"Dues {number}", Date = date,
            FiscalPeriodId = period.Id, OpenedAt = Books.Start, OpenedBy = "R. Osei",
        };
        await books.PutAsync(batch);
        var entry = new JournalEntry
        {
            Number = $"J-{100 + number:D6}", CompanyId = association.Company.Id, BatchId = batch.Id, LedgerId = association.Ledger.Id, FiscalPeriodId = period.Id, RunId = 1,
            PostingVersion = 1, Currency = "USD", CreatedAt = Books.Start, Transactions = transactions, Lines = 2, Debit = amount, Credit = amount, LinesHash = new string('0', 64),
            Summary = [Total(1, "1010", (amount, 0)), Total(2, "1200", (0, amount))],
        };
        entry.Posted();
        await books.PutAsync(entry);
        await SetAsync(books, async db =>
        {
            var closed = await db.Batches.SingleAsync(b => b.Id == batch.Id);
            closed.Close("R. Osei", Books.Start);
            closed.LedgerRequested("R. Osei", Books.Start);
            closed.LedgerCreated(entry.Id, Books.Start);
            closed.Post("R. Osei", Books.Start);
            return await db.SaveChangesAsync();
        });
        return entry;
    }

    public async Task<GlDelivery> DeliveryAsync(JournalEntry entry, GlDeliveryState state, Action<GlDelivery>? more = null)
    {
        var delivery = new GlDelivery
        {
            CompanyId = association.Company.Id, ConnectionId = connection.Id, JournalEntryId = entry.Id, Key = $"bl-{Guid.NewGuid():N}", State = state,
            AskedAt = Books.Start, AskedBy = "R. Osei", DueAt = Books.Start,
        };
        more?.Invoke(delivery);
        await books.PutAsync(delivery);
        return delivery;
    }

    public Task ChangeAsync(Action<GlConnection> change) => SetAsync(books, async db =>
    {
        change(await db.GlConnections.SingleAsync());
        return await db.SaveChangesAsync();
    });

    public Task SqlAsync(string sql) => SetAsync(books, db => db.Database.ExecuteSqlRawAsync(sql));

    public async Task<GlScreen> ScreenAsync(string? from = null, string? to = null) => (await Reader.ReadAsync(new GlWish("ARG", from, to)))!;

    private JournalSummary Total(int ordinal, string account, (long Debit, long Credit) sides) => new()
    {
        Ordinal = ordinal, AccountId = association.Accounts[account].Id, BranchId = association.Branch.Id, Lines = 1, Debit = sides.Debit, Credit = sides.Credit,
    };

    private static Task SetAsync(Books books, Func<AppDbContext, Task<int>> change) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        await change(db);
    });

    public ValueTask DisposeAsync() => books.DisposeAsync();
}
