using System.Net;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;

namespace BatchLedger.Tests.GeneralLedger;

public class BookEndpointTests
{
    [Fact]
    public async Task Files_come_to_who_may_with_their_name_and_never_from_a_cache()
    {
        await using var site = await RunningSite.StartAsync();
        var company = new Company { Code = "RG", Name = "River Guides", Currency = "USD" };
        var ledger = new Ledger { Code = "ACTUAL", Description = "Main book", Type = LedgerType.Actual, Currency = "USD" };
        await site.PutAsync(company, ledger);
        await site.PutAsync(new LedgerCompany { LedgerId = ledger.Id, CompanyId = company.Id }, FiscalCalendar.Generate(company.Id, new DateOnly(2026, 1, 1), 12),
            new BatchLedger.Accounts.Account { CompanyId = company.Id, Code = "1010", Name = "Bank", Type = BatchLedger.Accounts.AccountType.Asset });
        using var accountant = await site.SignedInAsync(Role.Accountant);
        using var viewer = await site.SignedInAsync(Role.Viewer);

        using var book = await accountant.GetAsync("/trial-balance/file?from=2026-01-01&to=2026-03-01&all=True");
        using var csv = await accountant.GetAsync("/account-ledger/file?from=2026-01-01&to=2026-03-01&account=1010&format=csv");
        using var refused = await viewer.GetAsync("/trial-balance/file");
        using var unknown = await accountant.GetAsync("/trial-balance/file?company=XX");
        using var strange = await accountant.GetAsync("/trial-balance/file?format=pdf");
        using var unnamed = await accountant.GetAsync("/account-ledger/file");

        Assert.Equal(("Trial_balance_ACTUAL_RG_Jan_2026_to_Mar_2026.xlsx", true), (book.Content.Headers.ContentDisposition?.FileName, book.Headers.CacheControl?.NoStore));
        Assert.Equal("text/csv; charset=utf-8", csv.Content.Headers.ContentType?.ToString());
        Assert.Contains("Opening balance,,,0.00", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Conflict],
            new[] { book, csv, refused, unknown, strange, unnamed }.Select(answer => answer.StatusCode));
    }
}
