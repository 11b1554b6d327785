using BatchLedger.Accounts;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.Journals;
using BatchLedger.LedgerBooks;
using BatchLedger.LedgerFiles;
using BatchLedger.Ledgers;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.LedgerFiles;

/// <summary>An association whose batch B-000001 has a journal entry of 2 × <c>pairs</c> lines over two branches, and the ways the tests look at its files.</summary>
internal sealed class LedgerRig(Books books, Association association) : IAsyncDisposable
{
    public Books Books => books;
    public Association Association => association;
    public LedgerFileService Files => books.Get<LedgerFileService>();
    public int EntryId { get; private set; }

    public static Task<LedgerRig> PostedAsync(int pairs = 3) => OpenAsync(rig => rig.LedgerAsync(pairs), rig => rig.PostAsync());

    public static Task<LedgerRig> ReadyAsync(int pairs = 3) => OpenAsync(rig => rig.LedgerAsync(pairs));

    public static async Task<LedgerRig> OpenAsync(params Func<LedgerRig, Task>[] steps)
    {
        var books = await Tests.Mail.MailRig.OpenAsync();
        var rig = new LedgerRig(books, await Association.FoundAsync(books));
        foreach (var step in steps) await step(rig);
        return rig;
    }

    public Task PostAsync() => ChangeAsync(async db =>
    {
        (await db.Batches.SingleAsync(b => b.Number == "B-000001")).Post("P. Ortiz", Books.Start.AddHours(2));
        (await db.JournalEntries.SingleAsync(e => e.Id == EntryId)).Posted();
    });

    /// <summary>What the run would leave behind.</summary>
    public async Task LedgerAsync(int pairs, string text = "")
    {
        var west = new Branch { CompanyId = association.Company.Id, Code = "WEST", Name = "West", LedgerId = association.Ledger.Id };
        var events = new Department { CompanyId = association.Company.Id, Code = "EV", Name = "Events" };
        var payments = Enumerable.Range(1, pairs).Select(n => new Transaction
        {
            Number = $"T-{n:D6}", CompanyId = association.Company.Id, BatchId = association.Batch.Id, BranchId = association.Branch.Id, Kind = TransactionKind.Payment,
            Date = new DateOnly(2026, 3, 1 + (n % 28)), Currency = "USD", Amount = 100_00 + n, Description = "Dues", Reference = $"{text}00{n}", MemberId = association.Member.Id,
        }).ToList();
        await books.PutAsync([west, events, .. payments]);

        var lines = payments.SelectMany((payment, index) => Pair(payment, index, (index % 2 == 0 ? association.Branch.Id : west.Id, index % 3 == 0 ? events.Id : null), text)).ToList();
        var entry = EntryOf(lines);
        await books.PutAsync(entry);
        EntryId = entry.Id;
        await books.PutAsync([.. lines.Select(line => At(entry.Id, line))]);
        await ChangeAsync(async db =>
        {
            var batch = await db.Batches.SingleAsync(b => b.Number == "B-000001");
            batch.ControlTotal = payments.Sum(p => p.Amount);
            batch.Close("P. Ortiz", Books.Start);
            batch.LedgerRequested("P. Ortiz", Books.Start);
            batch.LedgerCreated(entry.Id, Books.Start);
        });
    }

    private IEnumerable<JournalLine> Pair(Transaction payment, int index, (int Branch, int? Department) where, string text)
    {
        JournalLine Line(int no, string account, (long Debit, long Credit) amount) => new()
        {
            LineNo = no, TransactionId = payment.Id, AccountId = association.Accounts[account].Id, BranchId = where.Branch, DepartmentId = where.Department,
            Date = payment.Date, Debit = amount.Debit, Credit = amount.Credit, Description = $"{text}{payment.Number} Dues",
        };
        return [Line((2 * index) + 1, "1010", (payment.Amount, 0)), Line((2 * index) + 2, "1200", (0, payment.Amount))];
    }

    private JournalEntry EntryOf(List<JournalLine> lines)
    {
        using var digest = new LinesDigest();
        foreach (var line in lines) digest.Add(line);
        return new JournalEntry
        {
            Number = "J-000001", CompanyId = association.Company.Id, BatchId = association.Batch.Id, LedgerId = association.Ledger.Id, FiscalPeriodId = association.March.Id,
            RunId = 1, PostingVersion = 1, Currency = "USD", CreatedAt = Books.Start.AddHours(1), Transactions = lines.Count / 2, Lines = digest.Count,
            Debit = digest.Debit, Credit = digest.Credit, LinesHash = digest.Finish(),
            Summary = [.. lines.GroupBy(l => (l.AccountId, l.BranchId, l.DepartmentId)).Select((group, index) => new JournalSummary
            {
                Ordinal = index + 1, AccountId = group.Key.AccountId, BranchId = group.Key.BranchId, DepartmentId = group.Key.DepartmentId,
                Lines = group.Count(), Debit = group.Sum(l => l.Debit), Credit = group.Sum(l => l.Credit),
            })],
        };
    }

    private static JournalLine At(int entry, JournalLine line) => new()
    {
        JournalEntryId = entry, LineNo = line.LineNo, TransactionId = line.TransactionId, AccountId = line.AccountId, BranchId = line.BranchId,
        DepartmentId = line.DepartmentId, Date = line.Date, Debit = line.Debit, Credit = line.Credit, Description = line.Description,
    };

    public Task ChangeAsync(Func<AppDbContext, Task> change) => books.Get<WriteGate>().PassAsync(async () =>
    {
        await using var db = books.Db();
        await change(db);
        await db.SaveChangesAsync();
    });

    public Task SqlAsync(string sql) => ChangeAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    /// <summary>What a broken disk or somebody with the file in hand can do: the database's own guards do not stand in the way.</summary>
    public Task DamageAsync(string sql) => ChangeAsync(async db =>
    {
        var guards = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync();
        var unguarded = string.Concat(guards.Select(guard => $"DROP TRIGGER \"{guard}\"; ")) + sql;
        await db.Database.ExecuteSqlRawAsync(unguarded);
    });

    /// <summary>The bytes of the workbook, past the service: so that a ledger that is not posted can be looked at too.</summary>
    public async Task<byte[]> WorkbookAsync(LedgerKind kind)
    {
        await using var db = books.Db();
        var chapter = await LedgerChapter.ReadAsync(db, await association.BatchNowAsync(), default);
        using var file = new MemoryStream();
        Assert.Null(new LedgerWorkbook(chapter, new Uri("https://ledger.example.org")).Write(db, kind, file));
        return file.ToArray();
    }

    public async Task<byte[]> DownloadedAsync(LedgerKind kind)
    {
        var (file, refusal) = await Files.DownloadAsync(new("B-000001", kind));
        Assert.Null(refusal);
        using (file) return await File.ReadAllBytesAsync(file!.Path);
    }

    public string[] FilesLeft => Directory.Exists(Path.Combine(books.Folder.Path, "files")) ? Directory.GetFiles(Path.Combine(books.Folder.Path, "files")) : [];

    public async Task<List<string>> AuditAsync(string action)
    {
        await using var db = books.Db();
        return await db.AuditRows.Where(r => r.Action == action).OrderBy(r => r.Seq).Select(r => $"{r.Record}: {r.After}").ToListAsync();
    }

    public ValueTask DisposeAsync() => books.DisposeAsync();
}
