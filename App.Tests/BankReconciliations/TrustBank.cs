using BatchLedger.BankReconciliations;
using BatchLedger.Data;
using BatchLedger.Managements;
using BatchLedger.Refusals;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.BankReconciliations;

/// <summary>Two properties whose money is in the trust bank of ARG, put there past every service. Today is 10 March 2026.</summary>
internal sealed class TrustBank : IAsyncDisposable
{
    private int last;

    public required Books Books { get; init; }
    public required Association Association { get; init; }
    public required Management Mill { get; init; }
    public required Management Weir { get; init; }

    public ReconciliationService Service => Books.Get<ReconciliationService>();
    public ReconciliationReader Reader => Books.Get<ReconciliationReader>();

    public static async Task<TrustBank> OpenAsync()
    {
        var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        Management At(string number, string place) => new() { Number = number, CompanyId = association.Company.Id, BranchId = association.Branch.Id, Place = place, OwnerName = "J. Hale" };
        var bank = new TrustBank { Books = books, Association = association, Mill = At("M-000107", "14 Mill Lane"), Weir = At("M-000108", "2 Weir Road") };
        await books.PutAsync(bank.Mill, bank.Weir);
        return bank;
    }

    /// <summary>Money that came in or went out of a day of 2026: "03-02". Answers the transaction.</summary>
    public Task<Transaction> MovedAsync(string day, long amount, Management? of = null) =>
        PutAsync(amount > 0 ? TransactionKind.OwnerContribution : TransactionKind.OwnerPayment, (day, amount), of ?? Mill, null);

    public Task<Transaction> ReversedAsync(Transaction original, string day) => CorrectedAsync(original, day, TransactionKind.TrustReversal);

    public async Task<Transaction> CorrectedAsync(Transaction original, string day, TransactionKind kind) =>
        await PutAsync(kind, (day, -original.Trust!.Bank), original.Trust.ManagementId == Mill.Id ? Mill : Weir, original.Id);

    private async Task<Transaction> PutAsync(TransactionKind kind, (string Day, long Amount) moved, Management of, int? corrects)
    {
        var transaction = new Transaction
        {
            Number = $"T-{++last:000000}", CompanyId = of.CompanyId, BatchId = Association.Batch.Id, BranchId = of.BranchId, Kind = kind, Date = DateOnly.Parse($"2026-{moved.Day}", System.Globalization.CultureInfo.InvariantCulture),
            Currency = "USD", Amount = Math.Abs(moved.Amount), Description = $"{kind.Title()} {last}", ReversesId = corrects,
            Trust = new TrustEntry
            {
                CompanyId = of.CompanyId, ManagementId = of.Id, AddedAt = Books.Clock.GetUtcNow(), AddedBy = "R. Osei", CorrectsId = corrects, ReceiptNumber = moved.Amount > 0 ? $"R-{last:000000}" : null,
                Owner = moved.Amount, Unallocated = 0, Bond = 0, Bank = moved.Amount,
            },
        };
        await Books.PutAsync(transaction);
        return transaction;
    }

    public async Task<Reconciliation> StartedAsync(string day, long closing)
    {
        var (made, refusal) = await Service.BeginAsync(Draft(day, closing));
        Assert.Null(refusal);
        return made!;
    }

    public ReconciliationDraft Draft(string? day, long? closing) => new()
    {
        CompanyId = Association.Company.Id, StatementDate = day is null ? null : DateOnly.Parse($"2026-{day}", System.Globalization.CultureInfo.InvariantCulture), Closing = closing,
    };

    public Task<Refusal?> TickAsync(Reconciliation open, params Transaction[] items) => Service.TickAsync(open.Number, [.. items.Select(t => t.Id)]);

    public async Task<Reconciliation> FinishedAsync(string day, long closing, params Transaction[] items)
    {
        var started = await StartedAsync(day, closing);
        if (items.Length > 0) Assert.Null(await TickAsync(started, items));
        Assert.Null(await Service.FinishAsync(started.Number));
        return started;
    }

    public async Task<ReconciliationFigures> FiguresAsync(Reconciliation of) => (await Reader.FindAsync(of.Number))!.Figures;

    /// <summary>The numbers of the items that a reconciliation shows, a tick before those it has.</summary>
    public async Task<string> ItemsAsync(Reconciliation of, ItemShow show = ItemShow.All, string text = "") =>
        string.Join(" ", (await Reader.ItemsAsync(of.Number, show, new ListQuery(text))).Rows.Select(i => $"{(i.IsTicked ? "✓" : "")}{i.Number}"));

    /// <summary>What the books say the bank holds at the end of a day.</summary>
    public async Task<long> BookAsync(DateOnly day)
    {
        await using var db = Books.Db();
        return await db.TrustEntries.Where(e => e.Transaction.Date <= day).SumAsync(e => e.Bank);
    }

    public ValueTask DisposeAsync() => Books.DisposeAsync();
}
