using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.People;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.GeneralLedger;

/// <summary>What the pages read of the books: the choices of the filter, and either what was asked for or the reason that there is none.</summary>
public sealed record BookView<T>(BookChoices Choices, BookScope? Scope, Outcome<T> Found) where T : class
{
    /// <summary>Why this reader may take no files.</summary>
    public Refusal? WhyNotTake { get; init; }
}

/// <summary>Reads trial balances and account ledgers of what the actor sees.</summary>
public sealed class BookReader(Work work, TimeProvider clock)
{
    private const int MostChoices = 50;

    public Task<BookView<TrialBalance>> TrialBalanceAsync(BookWish wish, CancellationToken token = default) =>
        ViewAsync<TrialBalance>(wish, async (db, scope) => await TrialBalance.ReadAsync(db, scope, wish.All is true, token), token);

    public Task<BookView<AccountLedger>> AccountLedgerAsync(BookWish wish, CancellationToken token = default) => ViewAsync<AccountLedger>(wish, async (db, scope) =>
    {
        var (account, refusal) = await BookFinder.AccountAsync(db, scope, wish.Account, token);
        return account is null ? refusal! : await AccountLedger.ReadAsync(db, scope, account, token);
    }, token);

    /// <summary>One page of the lines of an account.</summary>
    public Task<Listed<AccountLine>> LinesAsync(BookWish wish, ListQuery query, CancellationToken token = default) => work.ReadAsync(async db =>
    {
        await using var snapshot = await db.SnapshotAsync(token);
        var (scope, _) = (await BookFinder.FindAsync(db, wish, Today, token)).Found;
        var (account, _) = scope is null ? default : await BookFinder.AccountAsync(db, scope, wish.Account, token);
        if (account is null) return new Listed<AccountLine>([], 0);
        var ledger = await AccountLedger.ReadAsync(db, scope!, account, token);
        var rows = new List<AccountLine>();
        await foreach (var portion in new AccountLines(db, ledger).ReadAsync(query.Skip, query.Take, token)) rows.AddRange(portion);
        return new Listed<AccountLine>(rows, checked((int)ledger.Lines));
    }, token);

    /// <summary>Accounts of a company for the search field, inactive ones too: their past is still to be read.</summary>
    public Task<IReadOnlyList<AccountChoice>> AccountsAsync(int companyId, string text, CancellationToken token = default) => work.ReadAsync<IReadOnlyList<AccountChoice>>(async db =>
    {
        var typed = new ListQuery(text);
        return await db.Accounts.Where(a => a.CompanyId == companyId && (!typed.Filters || EF.Functions.Like(a.Code + " " + a.Name, typed.Pattern, "\\")))
            .OrderBy(a => a.Code).Take(MostChoices).Select(a => new AccountChoice(a.Id, a.Code, a.Name, a.Active)).ToListAsync(token);
    }, token);

    private DateOnly Today => clock.Today();

    private async Task<BookView<T>> ViewAsync<T>(BookWish wish, Func<AppDbContext, BookScope, Task<Outcome<T>>> read, CancellationToken token) where T : class
    {
        var whyNotTake = (await work.ActorAsync()).WhyNot(Permission.ExportLedgers);
        return await work.ReadAsync(async db =>
        {
            await using var snapshot = await db.SnapshotAsync(token);
            var (choices, (scope, refusal)) = await BookFinder.FindAsync(db, wish, Today, token);
            return new BookView<T>(choices, scope, scope is null ? refusal! : await read(db, scope)) { WhyNotTake = whyNotTake };
        }, token);
    }
}
