using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Trail;

namespace BatchLedger.GeneralLedger;

/// <summary>Trial balances and account ledgers as files, exactly as filtered. Who took what is in the audit trail before the first byte is written;
/// then the rows go from the database to a file one after the other, and nobody waits for it.</summary>
public sealed class BookFileService(Work work, DataFolder folder, TimeProvider clock)
{
    private const string TrialBalanceTitle = "Trial balance";

    /// <summary>Refuses with NotAllowed, or as the page does.</summary>
    public async Task<Outcome<BookFile>> TrialBalanceAsync(BookWish wish, BookFormat format, CancellationToken token = default)
    {
        var (take, refusal) = await TakeAsync(wish, (_, _) => Task.FromResult<Outcome<string>>(TrialBalanceTitle), token);
        if (take is null) return refusal!;
        return await WriteAsync(take, format, async (db, target) =>
        {
            var balance = await TrialBalance.ReadAsync(db, take.Scope, wish.All is true, token);
            if (format is BookFormat.Csv) TrialBalanceSheet.WriteCsv(balance, target);
            else TrialBalanceSheet.Write(balance, take, target);
        }, token);
    }

    /// <summary>Refuses with NotAllowed, or as the page does.</summary>
    public async Task<Outcome<BookFile>> AccountLedgerAsync(BookWish wish, BookFormat format, CancellationToken token = default)
    {
        Account? account = null;
        var (take, refusal) = await TakeAsync(wish, async (db, scope) =>
        {
            (account, var unknown) = await BookFinder.AccountAsync(db, scope, wish.Account, token);
            return account is null ? unknown! : $"Account ledger {account.Code}";
        }, token);
        if (take is null) return refusal!;
        return await WriteAsync(take, format, async (db, target) =>
        {
            var sheet = new AccountLedgerSheet(await AccountLedger.ReadAsync(db, take.Scope, account!, token));
            var lines = new AccountLines(db, sheet.Ledger).ReadAsync(0, sheet.Ledger.Lines, token);
            await (format is BookFormat.Csv ? sheet.WriteCsvAsync(lines, target) : sheet.WriteAsync(lines, take, target));
        }, token);
    }

    private Task<Outcome<BookTake>> TakeAsync(BookWish wish, Func<AppDbContext, BookScope, Task<Outcome<string>>> name, CancellationToken token) =>
        work.MakeAsync<BookTake>(Permission.ExportLedgers, async desk =>
        {
            var (_, (scope, refusal)) = await BookFinder.FindAsync(desk.Db, wish, clock.Today(), desk.Token);
            if (scope is null) return refusal!;
            var (title, unknown) = await name(desk.Db, scope);
            if (title is null) return unknown!;
            desk.Note(new AuditEntry("Books.Take", title) { CompanyId = scope.Company.Id, After = scope.ToString() });
            return new BookTake(scope, title, desk.Actor.Name, desk.Now);
        }, token);

    private async Task<Outcome<BookFile>> WriteAsync(BookTake take, BookFormat format, Func<AppDbContext, Stream, Task> write, CancellationToken token)
    {
        var target = folder.NewPassing();
        try
        {
            await work.ReadAsync(Permission.ExportLedgers, async db =>
            {
                await using var snapshot = await db.SnapshotAsync(token);
                await write(db, target);
                return target;
            }, token);
            target.Position = 0;
            return new BookFile(target, take.FileName(format), format);
        }
        catch
        {
            await target.DisposeAsync();
            throw;
        }
    }
}
