using BatchLedger.BankReconciliations;
using BatchLedger.Live;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.BankReconciliations;

public class ReconciliationServiceTests
{
    [Fact]
    public async Task A_statement_is_ticked_until_the_difference_is_nothing_and_then_finished()
    {
        await using var bank = await TrustBank.OpenAsync();
        var (rent, repair, later) = (await bank.MovedAsync("02-02", 500_00), await bank.MovedAsync("02-20", -120_00), await bank.MovedAsync("02-27", 40_00, bank.Weir));
        var open = await bank.StartedAsync("02-28", 380_00);

        Assert.Equal("T-000001 T-000002 T-000003", await bank.ItemsAsync(open));
        Assert.Equal("The difference is 380.00, not 0.00: opening 0.00, ticked in 0.00, ticked out 0.00, closing 380.00. Tick what the statement shows, or change its closing balance.",
            (await bank.Service.FinishAsync(open.Number))?.Message);
        Assert.Null(await bank.TickAsync(open, rent));
        Assert.Contains("The difference is -120.00, not 0.00: opening 0.00, ticked in 500.00, ticked out 0.00, closing 380.00.", (await bank.Service.FinishAsync(open.Number))?.Message, StringComparison.Ordinal);
        Assert.Null(await bank.TickAsync(open, repair));
        Assert.Null(await bank.Service.FinishAsync(open.Number));

        var (figures, view) = (await bank.FiguresAsync(open), (await bank.Reader.FindAsync(open.Number))!);
        Assert.Equal(("R. Osei", Books.Start), (view.Reconciliation.FinishedBy, view.Reconciliation.FinishedAt));
        Assert.Equal((0, 500_00, 120_00, 380_00, 40_00, 420_00),
            (figures.Opening.Minor, figures.In.Minor, figures.Out.Minor, figures.Closing.Minor, figures.NotPresented.Minor, figures.Book.Minor));
        Assert.Equal("T-000003", await bank.ItemsAsync(open, ItemShow.NotTicked));

        var next = await bank.StartedAsync("03-09", 420_00);
        Assert.Equal(("BR-000002", 380_00), (next.Number, next.Opening));
        Assert.Null(await bank.TickAsync(next, later));
        Assert.Null(await bank.Service.FinishAsync(next.Number));
    }

    [Fact]
    public async Task What_happens_afterwards_does_not_change_what_a_finished_one_says()
    {
        await using var bank = await TrustBank.OpenAsync();
        var (rent, open) = (await bank.MovedAsync("02-02", 500_00), await bank.MovedAsync("02-20", 70_00));
        var finished = await bank.FinishedAsync("02-28", 500_00, rent);
        var (before, items) = (await bank.FiguresAsync(finished), await bank.ItemsAsync(finished));

        bank.Books.Clock.Advance(TimeSpan.FromMinutes(1));
        await bank.MovedAsync("02-10", 33_00);
        await bank.ReversedAsync(open, "02-28");
        var next = await bank.StartedAsync("03-05", 500_00);
        await bank.Service.TickAsync(next.Number, [(await bank.MovedAsync("03-01", 1_00)).Id]);

        Assert.Equal(before, await bank.FiguresAsync(finished));
        Assert.Equal((items, "✓T-000001 T-000002"), (await bank.ItemsAsync(finished), items));
        Assert.Equal(570_00, before.Book.Minor);
    }

    [Fact]
    public async Task A_reversal_and_its_original_cancel_out_but_a_dishonour_is_seen_by_the_bank()
    {
        await using var bank = await TrustBank.OpenAsync();
        var wrong = await bank.MovedAsync("02-02", 500_00);
        var undone = await bank.ReversedAsync(wrong, "02-03");
        var bounced = await bank.MovedAsync("02-04", 90_00);
        await bank.CorrectedAsync(bounced, "02-06", TransactionKind.Dishonour);
        var open = await bank.StartedAsync("02-28", 0);

        Assert.Equal(("T-000003 T-000004", 1, 2), (await bank.ItemsAsync(open), (await bank.FiguresAsync(open)).CancelledOut, (await bank.FiguresAsync(open)).NotTicked));
        foreach (var half in new[] { wrong, undone })
            Assert.Equal($"{half.Number} is one half of a reversed transaction. The bank presented neither half: they cancel out, and neither is ticked.", (await bank.TickAsync(open, half))?.Message);
    }

    [Fact]
    public async Task A_reversal_of_what_was_presented_is_offered()
    {
        await using var bank = await TrustBank.OpenAsync();
        var fee = await bank.MovedAsync("02-02", 500_00);
        await bank.FinishedAsync("02-03", 500_00, fee);
        var credited = await bank.ReversedAsync(fee, "02-20");
        var open = await bank.StartedAsync("02-28", 0);

        Assert.Equal("T-000002", await bank.ItemsAsync(open));
        Assert.Null(await bank.TickAsync(open, credited));
        Assert.Null(await bank.Service.FinishAsync(open.Number));
    }

    [Fact]
    public async Task What_the_statement_cannot_show_is_refused_in_words()
    {
        await using var bank = await TrustBank.OpenAsync();
        var (old, late, moved) = (await bank.MovedAsync("02-02", 500_00), await bank.MovedAsync("03-02", 5_00), await bank.MovedAsync("02-20", 70_00));
        await bank.FinishedAsync("02-03", 500_00, old);
        var open = await bank.StartedAsync("02-28", 0);

        Assert.Equal("T-000002 of 02 Mar 2026 is later than the statement of 28 Feb 2026. It is for a later statement.", (await bank.TickAsync(open, late))?.Message);
        Assert.Equal("T-000001 is already presented in the reconciliation of 03 Feb 2026.", (await bank.TickAsync(open, old))?.Message);
        Assert.Equal("T-000001 is already presented in the reconciliation of 03 Feb 2026.", (await bank.Service.UntickAsync(open.Number, [old.Id]))?.Message);
        Assert.Equal("The item was not found, or belongs to a company you do not see.", (await bank.Service.TickAsync(open.Number, [99]))?.Message);
        var many = (await bank.TickAsync(open, old, late, moved))!;
        Assert.Equal(("2 of 3 items cannot be ticked, so none was.", "T-000001 T-000002"), (many.Message, string.Join(" ", many.Faults.Select(f => f.Where))));
        Assert.Equal("T-000003", await bank.ItemsAsync(open));
        Assert.Equal("Reconciliation BR-000009 was not found, or belongs to a company you do not see.", (await bank.Service.TickAsync("BR-000009", [old.Id]))?.Message);
    }

    [Fact]
    public async Task A_new_one_needs_a_later_day_that_is_over_and_no_other_one_open()
    {
        await using var bank = await TrustBank.OpenAsync();
        await bank.FinishedAsync("02-03", 0);

        Assert.Equal("Choose the statement date: the last day that the bank statement tells of.", await WhyAsync(null, 0));
        Assert.Equal("Enter the closing balance of the bank statement. It may be 0.00.", await WhyAsync("02-28", null));
        Assert.Equal("The bank cannot have closed 11 Mar 2026 yet; today is 10 Mar 2026.", await WhyAsync("03-11", 0));
        Assert.Equal("A statement of 03 Feb 2026 is not later than the finished one of 03 Feb 2026. Choose a later day.", await WhyAsync("02-03", 0));
        var draft = bank.Draft("03-10", -5_00);
        var made = (await bank.Service.BeginAsync(draft)).Value!;
        Assert.Equal(made.Id, (await bank.Service.BeginAsync(draft)).Value!.Id);
        Assert.Equal("BR-000002 of 10 Mar 2026 is still open. Finish or discard it first.", await WhyAsync("03-10", 0));

        async Task<string?> WhyAsync(string? day, long? closing) => (await bank.Service.BeginAsync(bank.Draft(day, closing))).Refusal?.Message;
    }

    [Fact]
    public async Task Its_head_is_changed_while_it_is_open_but_not_past_what_is_ticked()
    {
        await using var bank = await TrustBank.OpenAsync();
        var rent = await bank.MovedAsync("02-20", 500_00);
        var open = await bank.StartedAsync("02-28", 0);
        Assert.Null(await bank.TickAsync(open, rent));

        Assert.Equal("1 ticked item is later than 19 Feb 2026, the latest of 20 Feb 2026. Untick it first.", (await ChangeAsync("02-19", 0))?.Message);
        Assert.Null(await ChangeAsync("02-20", 500_00));
        Assert.Equal("Data.Stale", (await ChangeAsync("02-21", 500_00))?.Code);
        Assert.Null(await bank.Service.FinishAsync(open.Number));
        Assert.Equal("BR-000001 of 20 Feb 2026 was finished by R. Osei; it stays as it is.", (await ChangeAsync("02-21", 500_00))?.Message);

        Task<BatchLedger.Refusals.Refusal?> ChangeAsync(string day, long closing) => bank.Service.ChangeAsync(open.Number, open.Version, bank.Draft(day, closing));
    }

    [Fact]
    public async Task To_discard_it_unticks_everything()
    {
        await using var bank = await TrustBank.OpenAsync();
        var rent = await bank.MovedAsync("02-20", 500_00);
        var open = await bank.StartedAsync("02-28", 0);
        await bank.TickAsync(open, rent);

        Assert.Null(await bank.Service.DiscardAsync(open.Number));

        await using var db = bank.Books.Db();
        Assert.Empty(await db.Reconciliations.ToListAsync());
        Assert.Null((await db.TrustEntries.SingleAsync()).ReconciliationId);
        Assert.Equal("T-000001", await bank.ItemsAsync(await bank.StartedAsync("02-28", 0)));
        Assert.Equal(["Reconciliation.Start", "Reconciliation.Tick", "Reconciliation.Untick", "Reconciliation.Discard", "Reconciliation.Start"],
            await db.AuditRows.Where(row => row.Action.StartsWith("Reconciliation.")).OrderBy(row => row.Seq).Select(row => row.Action).ToListAsync());
        Assert.Equal("Items: 1 · In: 500.00 · Out: 0.00 · T-000001", await db.AuditRows.Where(row => row.Action == "Reconciliation.Tick").Select(row => row.After).SingleAsync());
    }

    [Fact]
    public async Task Two_people_tick_at_once_and_every_tick_counts_once()
    {
        await using var bank = await TrustBank.OpenAsync();
        var items = new List<Transaction>();
        for (var day = 1; day <= 20; day++) items.Add(await bank.MovedAsync($"02-{day:00}", 10_00));
        var open = await bank.StartedAsync("02-28", 200_00);

        var answers = await Task.WhenAll(items.SelectMany(item => new[] { bank.TickAsync(open, item), bank.TickAsync(open, item) }));

        Assert.All(answers, Assert.Null);
        Assert.Equal((200_00, 20, 0), ((await bank.FiguresAsync(open)).In.Minor, (await bank.FiguresAsync(open)).Ticked, (await bank.FiguresAsync(open)).NotTicked));
        await using var db = bank.Books.Db();
        Assert.Equal(20, await db.AuditRows.CountAsync(row => row.Action == "Reconciliation.Tick"));
    }

    [Fact]
    public async Task Whoever_looks_hears_of_a_tick_and_so_do_the_ledgers_it_concerns()
    {
        await using var bank = await TrustBank.OpenAsync();
        var (rent, open) = (await bank.MovedAsync("02-20", 500_00, bank.Weir), await bank.StartedAsync("02-28", 0));
        using var leaving = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await using var ears = bank.Books.Get<Bell>().ListenAsync([Topics.Management(bank.Weir.Id), Topics.Reconciliations], leaving.Token).GetAsyncEnumerator(leaving.Token);
        Assert.True(await ears.MoveNextAsync());

        await bank.TickAsync(open, rent);

        var heard = new HashSet<string>();
        for (var ring = 0; ring < 2; ring++)
        {
            Assert.True(await ears.MoveNextAsync());
            heard.Add(ears.Current);
        }
        Assert.Equal([Topics.Management(bank.Weir.Id), Topics.Reconciliations], heard.Order());
    }

    [Fact]
    public async Task The_book_balance_is_the_closing_balance_and_what_was_not_presented()
    {
        await using var bank = await TrustBank.OpenAsync();
        var random = new Random(6);
        var (opening, all) = (0L, new List<Transaction>());
        for (var month = 1; month <= 3; month++)
        {
            for (var day = 1; day <= 9; day++)
            {
                all.Add(await bank.MovedAsync($"{month:00}-{day:00}", random.Next(100_00, 900_00)));
                if (random.Next(3) == 0) all.Add(await bank.MovedAsync($"{month:00}-{day:00}", -random.Next(1, 50_00)));
                if (random.Next(4) == 0) await bank.ReversedAsync(all[^1], $"{month:00}-{day:00}");
            }
            var open = await bank.StartedAsync($"{month:00}-09", 0);
            var offered = (await bank.Reader.ItemsAsync(open.Number, ItemShow.NotTicked, new(Take: 100))).Rows.Where(_ => random.Next(2) == 0).ToList();
            Assert.Null(await bank.Service.TickAsync(open.Number, [.. offered.Select(i => i.TransactionId)]));
            Assert.Null(await bank.Service.ChangeAsync(open.Number, null, bank.Draft($"{month:00}-09", opening += offered.Sum(i => i.Bank))));
            Assert.Null(await bank.Service.FinishAsync(open.Number));

            var figures = await bank.FiguresAsync(open);
            Assert.Equal(await bank.BookAsync(open.StatementDate), figures.Book.Minor);
            Assert.Equal(figures.Book.Minor, figures.Closing.Minor + figures.NotPresented.Minor);
        }
    }

    [Fact]
    public async Task Items_are_searched_by_word_and_by_amount_and_come_in_and_out()
    {
        await using var bank = await TrustBank.OpenAsync();
        await bank.MovedAsync("02-05", 500_00);
        await bank.MovedAsync("02-02", 1_234_50, bank.Weir);
        await bank.MovedAsync("02-06", -500_00);
        var open = await bank.StartedAsync("02-28", 0);

        Assert.Equal("T-000002 T-000001 T-000003", await bank.ItemsAsync(open));
        Assert.Equal("T-000001 T-000003", await bank.ItemsAsync(open, text: "500.00"));
        Assert.Equal("T-000002", await bank.ItemsAsync(open, text: "1,234.50"));
        Assert.Equal("T-000002", await bank.ItemsAsync(open, text: "weir"));
        Assert.Equal("T-000001", await bank.ItemsAsync(open, text: "r-000001"));
        Assert.Equal(("T-000002 T-000001", "T-000003"), (await bank.ItemsAsync(open, ItemShow.In), await bank.ItemsAsync(open, ItemShow.Out)));
    }
}
