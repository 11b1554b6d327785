using System.Text;
using BatchLedger.Imports;
using BatchLedger.Ledgers;
using BatchLedger.Accounts;
using BatchLedger.Tests.Budgets;

namespace BatchLedger.Tests.Imports;

/// <summary>Files as large as a year of an association.</summary>
public class LargeFileTests
{
    [Theory]
    [InlineData("accounts")]
    [InlineData("rates")]
    [InlineData("budgets, one place")]
    [InlineData("budgets, many places")]
    public async Task Ten_thousand_rows_come_in_whole(string what)
    {
        await using var books = await Books.OpenAsync();
        var planned = await Planned.FoundAsync(books);
        var company = planned.Association.Company.Id;
        await books.PutAsync([.. Enumerable.Range(0, 100).Select(n => new Branch { CompanyId = company, Code = $"N{n}", Name = "North", LedgerId = planned.Association.Ledger.Id })]);
        await books.PutAsync([.. Enumerable.Range(0, 10).Select(n => new Department { CompanyId = company, Code = $"D{n}", Name = "Department" })]);
        await books.PutAsync([.. Enumerable.Range(0, 1000).Select(n => new Account { CompanyId = company, Code = $"8{n:0000}", Name = "Cost", Type = AccountType.Expense })]);
        var (kind, header, row) = what switch
        {
            "accounts" => (ImportKind.Accounts, "code,name,type", (Func<int, string>)(n => $"A{n:00000},Account {n},Expense")),
            "rates" => (ImportKind.Rates, "from,to,effective,rate", n => $"EUR,USD,{new DateOnly(1999, 1, 1).AddDays(n):yyyy-MM-dd},1.0837465{n % 10}"),
            "budgets, one place" => (ImportKind.Budgets, "account,period,amount,branch", n => $"8{n / 10:0000},{1 + n % 10},12.5,HQ"),
            _ => (ImportKind.Budgets, "account,period,amount,branch,department", n => $"8{n / 1000:0000},{1 + n % 10},12.5,N{n % 100},D{n / 100 % 10}"),
        };
        var file = new StringBuilder(header).Append('\n');
        for (var n = 0; n < 10_000; n++) file.Append(row(n)).Append('\n');

        var (report, refusal) = await books.Get<ImportService>().ImportAsync(planned.Association.File(kind, file.ToString()));

        Assert.Null(refusal);
        Assert.Equal(10_000, report!.Rows);
    }
}
