using BatchLedger.Data;
using BatchLedger.GeneralLedger;

namespace BatchLedger.Tests.GeneralLedger;

public class AccountLedgerTests
{
    private static readonly BookWish Bank = BookGround.Year with { Account = "1010" };

    [Fact]
    public async Task Lines_follow_by_period_date_journal_and_line_with_the_balance_after_each()
    {
        await using var ground = await BookGround.PostedAsync();
        var ledger = (await ground.Reader.AccountLedgerAsync(Bank)).Found.Value!;
        var (rows, total) = await ground.Reader.LinesAsync(Bank, new ListQuery(Take: 1_000));

        Assert.Equal((139, 139, 139L), (rows.Count, total, ledger.Lines));
        Assert.Equal(rows.OrderBy(r => r.Period.Start).ThenBy(r => r.Line.Date).ThenBy(r => r.Line.JournalEntryId).ThenBy(r => r.Line.LineNo), rows);
        var balance = ledger.Opening;
        foreach (var row in rows) Assert.Equal(balance += row.Line.Debit - row.Line.Credit, row.Balance);
        Assert.Equal(ledger.Closing, balance);
        Assert.Equal([("B-JAN2", "WEST", null, 150_00L), ("B-JAN2", "WEST", null, 200_00), ("B-JAN", "HQ", null, 300_00), ("B-FEB", "HQ", null, 250_00)], rows.Take(4).Select(r => (r.Batch, r.Branch, r.Department, r.Balance)));
        Assert.All(rows, row => Assert.StartsWith("J-0000", row.Journal));
        Assert.All(rows, row => Assert.StartsWith("T-0000", row.Transaction));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(7), InlineData(50), InlineData(137)]
    public async Task Every_page_is_its_part_of_the_whole_with_the_right_balance(int size)
    {
        await using var ground = await BookGround.PostedAsync();
        var whole = (await ground.Reader.LinesAsync(Bank, new ListQuery(Take: 1_000))).Rows;

        for (var skip = 0; skip < whole.Count + size; skip += size)
            Assert.Equal(Seen(whole.Skip(skip).Take(size)), Seen((await ground.Reader.LinesAsync(Bank, new ListQuery(Skip: skip, Take: size))).Rows));

        static IEnumerable<(int, int, long, string?)> Seen(IEnumerable<AccountLine> rows) => rows.Select(r => (r.Line.JournalEntryId, r.Line.LineNo, r.Balance, r.Transaction));
    }

    [Fact]
    public async Task A_later_range_opens_where_the_earlier_one_closed_in_every_narrowing()
    {
        await using var ground = await BookGround.PostedAsync();
        foreach (var narrowed in (BookWish[])[Bank, Bank with { Branch = "WEST" }, Bank with { Branch = "HQ" }, Bank with { Account = "6800", Department = "EV" }, Bank with { Department = "." }])
        {
            var early = await ReadAsync(narrowed with { To = "2026-02-01" });
            var late = await ReadAsync(narrowed with { From = "2026-03-01" });
            var whole = await ReadAsync(narrowed);
            Assert.Equal((early.Ledger.Closing, whole.Ledger.Closing), (late.Ledger.Opening, late.Ledger.Closing));
            Assert.Equal(whole.Rows.Select(r => r.Balance), early.Rows.Concat(late.Rows).Select(r => r.Balance));
            Assert.Equal(whole.Ledger.Lines, whole.Rows.Count);
        }

        async Task<(AccountLedger Ledger, IReadOnlyList<AccountLine> Rows)> ReadAsync(BookWish wish) =>
            ((await ground.Reader.AccountLedgerAsync(wish)).Found.Value!, (await ground.Reader.LinesAsync(wish, new ListQuery(Take: 1_000))).Rows);
    }

    [Fact]
    public async Task Accounts_are_found_by_code_or_name_inactive_ones_too()
    {
        await using var ground = await BookGround.PostedAsync();
        var company = ground.Association.Company.Id;

        Assert.Equal(["1010 Operating bank"], (await ground.Reader.AccountsAsync(company, "oper")).Select(a => a.ToString()));
        Assert.Equal(["4010", "4900"], (await ground.Reader.AccountsAsync(company, "4")).Select(a => a.Code));
        Assert.Equal("Name the account whose ledger is wanted.", (await ground.Reader.AccountLedgerAsync(BookGround.Year)).Found.Refusal?.Message);
    }
}
