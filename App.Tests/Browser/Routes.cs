using System.Reflection;
using BatchLedger.BankReconciliations;
using BatchLedger.Batches;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Imports;
using BatchLedger.Mail;
using BatchLedger.People;
using BatchLedger.Transactions;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BatchLedger.Tests.Browser;

/// <summary>Every page there is, and an address to see it at.</summary>
internal static class Routes
{
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(Site).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template).Order(StringComparer.Ordinal)];

    /// <summary>A page with a place for a record needs one of the sample's records; without a line here it has no address. One that asks for a company or an account is given the one with figures.</summary>
    public static async Task<string?> AddressAsync(BrowserSite site, string route)
    {
        if (route is "/budgets" or "/inter-branch" or "/recurring-journals" or "/translations") return route + "?company=ARG";
        if (route is "/account-ledger") return "/account-ledger?account=1010";
        if (!route.Contains('{')) return route;
        await using var db = site.Db();
        return route switch
        {
            "/accounts/{Code}" => "/accounts/1010",
            "/batches/{Number}" => "/batches/" + await db.Batches.Where(b => b.State == BatchState.Open).Select(b => b.Number).FirstAsync(),
            "/companies/{Code}" => "/companies/ARG",
            "/fiscal-periods/{Id:int}" => "/fiscal-periods/" + await db.FiscalPeriods.OrderBy(p => p.State == FiscalPeriodState.Closed ? 0 : 1).ThenByDescending(p => p.Start).Select(p => p.Id).FirstAsync(),
            "/fiscal-periods/{Id:int}/export" => $"/fiscal-periods/{await db.Batches.Where(b => b.State == BatchState.Closed).Select(b => b.FiscalPeriodId).FirstAsync()}/export",
            "/import/{Id:guid}" => "/import/" + await UploadAsync(site),
            "/jobs/{Id:int}" => "/jobs/" + await db.LedgerRuns.Where(r => r.FailureReason != null).Select(r => r.Id).FirstAsync(),
            "/journals/{Number}" => "/journals/" + await db.JournalEntries.Select(j => j.Number).FirstAsync(),
            "/ledgers/{Code}" => "/ledgers/MAIN",
            "/managements/{Number}/filing-cabinet" => $"/managements/{await ManagementAsync(db)}/filing-cabinet",
            "/managements/{Number}/statements" => $"/managements/{await ManagementAsync(db)}/statements",
            "/managements/{Number}" => "/managements/" + await ManagementAsync(db),
            "/managements/{Number}/invoices" => $"/managements/{await ManagementAsync(db)}/invoices",
            "/managements/{Number}/bond" => await SampleManagement.AddressAsync(site) + "/bond",
            "/managements/{Number}/ledger" => await SampleManagement.AddressAsync(site) + "/ledger",
            "/members/{Number}" => "/members/M-0001",
            "/outbox/{Id:guid}" => "/outbox/" + await db.Set<OutboxMail>().Select(m => m.Id).FirstAsync(),
            "/payment-methods/{Code}" => "/payment-methods/CHECK",
            "/products/{Code}" => "/products/DUES",
            "/reconciliations/{Number}" => "/reconciliations/" + await ReconciliationAsync(site),
            "/settings/accounting-system/{Code}" => "/settings/accounting-system/ARG",
            "/settings/accounting-system/{Code}/mapping" => "/settings/accounting-system/ARG/mapping",
            "/status/{Code:int}" => "/status/404",
            "/transactions/{Number}" => "/transactions/" + await db.Transactions.Where(t => t.Kind == TransactionKind.Invoice).Select(t => t.Number).FirstAsync(),
            "/users/{Id:int}" => "/users/" + await db.Users.Select(u => u.Id).FirstAsync(),
            _ => null,
        };
    }

    private static async Task<string> ManagementAsync(AppDbContext db) => await db.Managements.OrderBy(m => m.Id).Select(m => m.Number).FirstAsync();

    private static async Task<string> ReconciliationAsync(BrowserSite site)
    {
        await using var db = site.Db();
        if (await db.Reconciliations.OrderBy(r => r.Id).Select(r => r.Number).FirstOrDefaultAsync() is { } number) return number;
        var made = new Reconciliation { Number = "BR-000901", CompanyId = await db.Companies.Where(c => c.Code == "ARG").Select(c => c.Id).SingleAsync(), StatementDate = new DateOnly(2000, 1, 31), Opening = 0, Closing = 0 };
        made.Finish("R. Osei", DateTimeOffset.UtcNow);
        await site.PutAsync(made);
        return made.Number;
    }

    /// <summary>A file with faults, so that the page has something to say.</summary>
    private static async Task<Guid> UploadAsync(BrowserSite site)
    {
        await using var db = site.Db();
        var sender = await db.Users.Where(u => u.Email == BrowserSite.Everybody).Select(u => new Actor(u.Id, u.DisplayName, u.Email!, u.Roles, null, "test")).SingleAsync();
        using var content = new MemoryStream("Code,Name,Type\n9001,,Asset\n9002,Bank charges,Nonsense\n"u8.ToArray());
        return await site.Services.GetRequiredService<Uploads>().KeepAsync(sender, new ImportRequest(ImportKind.Accounts, "ARG", "accounts.csv"), content, default);
    }
}
