using BatchLedger.Batches;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Batches;

public class BatchLifeTests
{
    // Rows are where a batch stands, columns where it is asked to go. The blanks are refused.
    private const string Arrows = """
                Open    Closed  Posted
        Open    .       yes     .
        Closed  yes     .       yes
        Posted  yes     .       .
        """;

    [Fact]
    public void A_batch_moves_only_along_the_arrows()
    {
        var states = Enum.GetValues<BatchState>();
        var rows = states.Select(from => $"{from,-8}" + string.Concat(states.Select(to => $"{(from.LeadsTo(to) ? "yes" : "."),-8}")));
        var drawn = string.Join('\n', [new string(' ', 8) + string.Concat(states.Select(s => $"{s,-8}")), .. rows]);

        Assert.Equal(Arrows.ReplaceLineEndings("\n"), string.Join('\n', drawn.Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    [Rule("S1.7"), Rule("S1.8")]
    public async Task A_batch_with_open_orders_cannot_be_closed()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await books.PutAsync(OrderIn(association, "O-000001", 150_00), OrderIn(association, "O-000002", 300_00));

        var refusal = await books.Get<BatchLifeService>().CloseAsync("B-000001");

        Assert.Equal("Cannot close: 2 open orders totalling 450.00 remain. Invoice them, void them or move them.", refusal?.Message);
        Assert.Equal(["O-000001", "O-000002"], refusal!.Links.Select(link => link.Text));
        Assert.Equal(BatchState.Open, (await association.BatchNowAsync()).State);
    }

    [Fact]
    [Rule("S1.14"), Rule("S1.16")]
    public async Task A_control_total_that_differs_from_the_payments_keeps_the_batch_open()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await books.PutAsync(PaymentIn(association, "T-000001", 1_150_00));
        await books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 1_200_00);

        var refusal = await books.Get<BatchLifeService>().CloseAsync("B-000001");

        Assert.Equal("Cannot close: control total 1,200.00, payments 1,150.00, difference 50.00. Correct one of them.", refusal?.Message);
        Assert.Null(await books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 1_150_00));
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
    }

    [Fact]
    [Rule("S1.15")]
    public async Task A_control_total_of_zero_is_not_checked()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await books.PutAsync(PaymentIn(association, "T-000001", 1_150_00));

        Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
    }

    [Fact]
    [Rule("S1.18")]
    public async Task Every_change_of_the_control_total_is_in_the_notes()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);

        await books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 1_200_00);
        await books.Get<BatchService>().SetControlTotalAsync("B-000001", null, 1_150_00);

        var notes = await books.Get<BatchReader>().NotesAsync(association.Batch.Id);
        Assert.Equal(
            ["Control total changed from 1,200.00 to 1,150.00. R. Osei", "Control total changed from 0.00 to 1,200.00. R. Osei"],
            notes.Select(note => $"{note.Text} {note.By}"));
    }

    [Fact]
    [Rule("S1.9"), Rule("S1.10")]
    public async Task Open_orders_move_to_another_open_batch_and_both_get_a_note()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await books.PutAsync(OrderIn(association, "O-000001", 150_00));
        var april = (await books.Get<BatchService>().CreateAsync(DraftFor(association, 4))).Value!;

        Assert.Null(await books.Get<BatchLifeService>().MoveOpenOrdersAsync("B-000001", null, april.Number));

        await using var db = books.Db();
        Assert.Equal(april.Id, (await db.Orders.SingleAsync()).BatchId);
        Assert.Equal(2, await db.BatchNotes.CountAsync());
        Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
    }

    [Fact]
    [Rule("S1.9")]
    public async Task Open_orders_do_not_move_to_a_closed_batch()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        await books.PutAsync(OrderIn(association, "O-000001", 150_00));
        var april = (await books.Get<BatchService>().CreateAsync(DraftFor(association, 4))).Value!;
        await books.Get<BatchLifeService>().CloseAsync(april.Number);

        var refusal = await books.Get<BatchLifeService>().MoveOpenOrdersAsync("B-000001", null, april.Number);

        Assert.Equal("Target batch B-000002 is closed. Open orders can only move to an open batch.", refusal?.Message);
    }

    [Fact]
    public async Task A_batch_date_outside_the_period_and_a_closed_period_are_refused()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var draft = DraftFor(association, 3);
        draft.Date = new DateOnly(2026, 4, 2);

        var outside = await books.Get<BatchService>().CreateAsync(draft);
        await association.ClosePeriodAsync(3);
        var closed = await books.Get<BatchService>().CreateAsync(DraftFor(association, 3));

        Assert.Equal("Batch date 02 Apr 2026 is outside fiscal period Mar 2026 (01 Mar – 31 Mar).", outside.Refusal?.Message);
        Assert.Equal("Fiscal period Mar 2026 is closed. Choose an open period.", closed.Refusal?.Message);
    }

    [Fact]
    public async Task Somebody_who_looks_at_an_old_picture_is_told_who_was_quicker()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);
        var seen = (await association.BatchNowAsync()).Version;
        await books.Get<BatchLifeService>().CloseAsync("B-000001", seen);

        var refusal = await books.Get<BatchLifeService>().CloseAsync("B-000001", seen);

        Assert.Equal("Batch B-000001 was changed by R. Osei at 09:00:00 UTC, after you opened it. Look at it as it is now, then try again.", refusal?.Message);
    }

    [Fact]
    public async Task A_second_click_makes_no_second_batch()
    {
        await using var books = await Books.OpenAsync();
        var draft = DraftFor(await Association.FoundAsync(books), 3);

        var first = await books.Get<BatchService>().CreateAsync(draft);
        var second = await books.Get<BatchService>().CreateAsync(draft);

        Assert.Equal(first.Value!.Number, second.Value!.Number);
    }

    [Fact]
    [Rule("S1.2"), Rule("S1.6")]
    public async Task A_closed_batch_can_be_reopened_and_every_step_is_in_its_history()
    {
        await using var books = await Books.OpenAsync();
        var association = await Association.FoundAsync(books);

        Assert.Null(await books.Get<BatchLifeService>().CloseAsync("B-000001"));
        Assert.Null(await books.Get<BatchLifeService>().ReopenAsync("B-000001"));

        Assert.Equal(BatchState.Open, (await association.BatchNowAsync()).State);
        var history = await books.Get<BatchReader>().HistoryAsync(association.Batch.Id);
        Assert.Equal(["Batch.Reopen", "Batch.Close"], history.Select(row => row.Action));
    }

    internal static BatchDraft DraftFor(Association association, int month) => new()
    {
        Name = $"Batch {month}", BranchId = association.Branch.Id, Date = new DateOnly(2026, month, 1),
        FiscalPeriodId = association.Year.Periods.Single(p => p.Number == month).Id,
    };

    internal static Order OrderIn(Association association, string number, long total) => new()
    {
        Number = number, CompanyId = association.Company.Id, BatchId = association.Batch.Id, BranchId = association.Branch.Id,
        MemberId = association.Member.Id, Date = association.Batch.Date, Currency = "USD", Total = total,
    };

    internal static Transaction PaymentIn(Association association, string number, long amount) => new()
    {
        Number = number, CompanyId = association.Company.Id, BatchId = association.Batch.Id, BranchId = association.Branch.Id,
        MemberId = association.Member.Id, PaymentMethodId = association.Check.Id, Kind = TransactionKind.Payment,
        Date = association.Batch.Date, Currency = "USD", Amount = amount,
    };
}
