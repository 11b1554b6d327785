using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.GeneralLedger;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.GeneralLedger;

/// <summary>Two companies keep the same ledger, with the same codes. What is read of one never shows or counts the other, whoever asks.</summary>
public class BookIsolationTests
{
    [Fact]
    public async Task Another_company_in_the_same_ledger_neither_shows_nor_counts()
    {
        await using var ground = await BookGround.PostedAsync();
        var whole = await ground.FiguresAsync(BookGround.Year);
        var (other, bank) = await OtherAsync(ground);

        Assert.Equal(whole, await ground.FiguresAsync(BookGround.Year));
        Assert.Equal(["1010 0 1000 0 1000", "4010 0 0 1000 -1000"], await ground.FiguresAsync(BookGround.Year with { Company = "ZZZ" }));
        var lines = await ground.Reader.LinesAsync(BookGround.Year with { Company = "ZZZ", Account = "1010" }, new ListQuery());
        Assert.Equal((1, bank), (lines.Total, Assert.Single(lines.Rows).Line.AccountId));

        ground.SeeOnly(other.Company.Id);
        var view = await ground.Reader.TrialBalanceAsync(new BookWish { From = "2026-01-01", To = "2026-12-01" });
        Assert.Equal((1, "ZZZ"), (view.Choices.Companies.Count, view.Scope!.Company.Code));
        Assert.Equal(["HQ"], view.Choices.Branches.Select(b => b.Code));
        Assert.Equal("Company ARG was not found, or belongs to a company you do not see.", (await ground.Reader.TrialBalanceAsync(BookGround.Year)).Found.Refusal?.Message);
        Assert.Equal("Company ARG was not found, or belongs to a company you do not see.", (await ground.Reader.AccountLedgerAsync(BookGround.Year with { Account = "1010" })).Found.Refusal?.Message);
        Assert.Equal(0, (await ground.Reader.LinesAsync(BookGround.Year with { Account = "1010" }, new ListQuery())).Total);
        Assert.Empty(await ground.Reader.AccountsAsync(ground.Association.Company.Id, ""));
    }

    [Theory]
    [InlineData(BookFormat.Csv), InlineData(BookFormat.Excel)]
    public async Task No_file_holds_another_company(BookFormat format)
    {
        await using var ground = await BookGround.PostedAsync();
        var (other, _) = await OtherAsync(ground);
        ground.SeeOnly(other.Company.Id);
        var files = ground.Books.Get<BookFileService>();

        Assert.Equal("Data.NotFound", (await files.TrialBalanceAsync(BookGround.Year, format)).Refusal?.Code);
        Assert.Equal("Data.NotFound", (await files.AccountLedgerAsync(BookGround.Year with { Account = "1010" }, format)).Refusal?.Code);
        var mine = BookGround.Year with { Company = "ZZZ", Account = "1010" };
        foreach (var (file, refusal) in new[] { await files.TrialBalanceAsync(mine, format), await files.AccountLedgerAsync(mine, format) })
        {
            Assert.Null(refusal);
            var text = BookFileTests.Text(await BookFileTests.BytesAsync(file!), format);
            Assert.Contains("1000.00", text.Replace("1000;", "1000.00;", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("ARG", text, StringComparison.Ordinal);
            Assert.DoesNotContain("WEST", text, StringComparison.Ordinal);
        }
    }

    /// <summary>Company ZZZ with 1,000.00 posted in March, in the ledger of ARG.</summary>
    private static async Task<(Association Other, int Bank)> OtherAsync(BookGround ground)
    {
        var other = await Association.FoundAsync(ground.Books, "ZZZ");
        await ground.Books.PutAsync(new LedgerCompany { LedgerId = ground.Association.Ledger.Id, CompanyId = other.Company.Id });
        await ground.Books.Get<WriteGate>().PassAsync(async () =>
        {
            await using var db = ground.Books.Db();
            await db.Database.ExecuteSqlAsync($"""UPDATE "Batches" SET "LedgerId" = {ground.Association.Ledger.Id} WHERE "Number" = 'B-ZZZ'""");
        });
        var draft = new BatchLedger.Sales.TransactionDraft { Batch = "B-ZZZ", Kind = BatchLedger.Transactions.TransactionKind.ManualJournal, Date = new DateOnly(2026, 3, 10) };
        draft.Journal.Add(new() { AccountId = other.Accounts["1010"].Id, Debit = 1_000_00 });
        draft.Journal.Add(new() { AccountId = other.Accounts["4010"].Id, Credit = 1_000_00 });
        Sales.Till.Made(await ground.Books.Get<BatchLedger.Sales.TransactionService>().RecordAsync(draft));
        await ground.PostAsync("B-ZZZ");
        return (other, other.Accounts["1010"].Id);
    }
}
