using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.LedgerBooks;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.LedgerFiles;

/// <summary>A journal as a file that another system imports. Its lines are read three times, to prove them, to see whether they fit, and to write them; none is kept.</summary>
internal sealed class ImportPress(AppDbContext db, LedgerChapter chapter, LedgerWish wish)
{
    /// <summary>Refuses with CountsUnits, Damaged, or with DoesNotFit, whose faults name each line.</summary>
    public async Task<Outcome<ImportFile>> CheckAsync(CancellationToken token)
    {
        if (!chapter.MustBalance) return LedgerFileRefusals.CountsUnits(chapter.Batch, chapter.Ledger, wish.Format);
        using var tally = new LedgerTally();
        foreach (var line in LineReader.Read(db, chapter.Entry.Id, token)) tally.Add(line);
        if (tally.WhyDamaged(chapter.Entry) is { } damaged) return damaged;

        var receivable = await db.AccountMaps.Where(m => m.CompanyId == chapter.Book.Company.Id).Select(m => m.ReceivableId).FirstOrDefaultAsync(token);
        var profile = await FileProfile.OfAsync(db, chapter.Book.Company.Id, token);
        var lines = wish.Kind is LedgerKind.Detail ? Detail(receivable) : Summary(tally.Rows(chapter), receivable).ToAsyncEnumerable();
        var checkedFile = await ImportFile.CheckAsync(wish.Format, profile, new[] { Journal(lines) }.ToAsyncEnumerable(), token);
        return checkedFile.Value is { } file && (file.Debit != chapter.Entry.Debit || file.Credit != chapter.Entry.Credit)
            ? JournalRefusals.Damaged(chapter.Entry, tally.Count)
            : checkedFile;
    }

    private OutsideJournal Journal(IAsyncEnumerable<OutsideLine> lines) => new()
    {
        Number = chapter.Entry.Number, Date = chapter.Batch.Date, Memo = chapter.Batch.Name, Currency = chapter.Entry.Currency, Lines = lines,
    };

    // Left joins, because they fix the order: lines by their key, then each transaction and member by its own.
    private IAsyncEnumerable<OutsideLine> Detail(int? receivable) => db.JournalLines.Where(line => line.JournalEntryId == chapter.Entry.Id)
        .LeftJoin(db.Transactions, line => line.TransactionId, transaction => transaction.Id, (line, transaction) => new { line, transaction!.MemberId })
        .LeftJoin(db.Members, pair => pair.MemberId, member => member.Id, (pair, member) => new { pair.line, Member = member!.Name })
        .OrderBy(pair => pair.line.LineNo).AsNoTracking().IgnoreQueryFilters().AsAsyncEnumerable()
        .Select(pair => Line(chapter.Book.Accounts[pair.line.AccountId], pair.line.LineNo, (pair.line.Debit, pair.line.Credit)) with
        {
            Memo = pair.line.Description, Control = ControlOf(pair.line.AccountId, receivable), Entity = pair.line.AccountId == receivable ? pair.Member : null,
            Location = Location(chapter.Book.Branches.GetValueOrDefault(pair.line.BranchId)), Department = NotEmpty(chapter.Book.Department(pair.line.DepartmentId)),
        });

    /// <summary>Debits and credits of an account stay apart, so that an account may have two lines.</summary>
    private IEnumerable<OutsideLine> Summary(IReadOnlyList<SummaryRow> rows, int? receivable)
    {
        var number = 0;
        foreach (var row in rows)
            foreach (var sides in new[] { (row.Figures.Debit, Credit: 0L), (Debit: 0L, row.Figures.Credit) })
                if (sides != (0, 0))
                    yield return Line(row.Account, ++number, sides) with
                    {
                        Memo = chapter.Batch.Name, Control = ControlOf(row.Account.Id, receivable), Location = Location(row.Branch), Department = NotEmpty(row.Department),
                    };
    }

    private static OutsideLine Line(Account account, int number, (long Debit, long Credit) sides) => new()
    {
        No = number, AccountCode = account.Code, AccountName = account.Name, AccountPath = account.ExternalName ?? account.Name, Debit = sides.Debit, Credit = sides.Credit,
    };

    private static ControlAccount ControlOf(int account, int? receivable) => account == receivable ? ControlAccount.Receivable : ControlAccount.None;

    // A company without branches has one of its own code in our books, and none outside.
    private string? Location(string? branch) => chapter.Book.Company.Type is CompanyType.WithoutBranches ? null : branch;

    private static string? NotEmpty(string text) => text.Length == 0 ? null : text;
}
