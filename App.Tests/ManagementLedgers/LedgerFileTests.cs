using System.Net;
using BatchLedger.ManagementLedgers;
using BatchLedger.People;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;
using static BatchLedger.Tests.Spreadsheets.Workbooks;

namespace BatchLedger.Tests.ManagementLedgers;

public class LedgerFileTests
{
    [Fact]
    public async Task The_workbook_is_the_whole_ledger_as_filtered_with_the_balances_of_the_screen_and_no_formula()
    {
        await using var ground = await LedgerGround.OpenAsync();
        await ground.PutAsync(new(TransactionKind.TrustReceipt, 3, 2) { Owner = 520_00, Unallocated = 140_00, Bond = 80_00, Description = "=HYPERLINK(\"x\")", Reference = "+NOVAK" });
        await ground.PutAsync(new(TransactionKind.Allocation, 3, 3) { Owner = 140_00, Unallocated = -140_00 });
        await ground.PutManyAsync([.. Enumerable.Range(0, 700).Select(n => new Move(TransactionKind.TrustReceipt, 3, 4 + n % 20) { Owner = 1_00 + n })]);
        var show = new LedgerShow { Transfers = false, Ascending = true };

        var (file, _) = await ground.Books.Get<ManagementLedgerFile>().TakeAsync("M-000107", show);
        var bytes = await BytesAsync(file!);

        Assert.Equal("Ledger_M-000107_14_Mill_Lane.xlsx", file!.Name);
        Assert.Empty(Faults(bytes));
        using var book = Read(bytes);
        var sheet = book.Worksheet("Ledger");
        Assert.Empty(sheet.CellsUsed(cell => cell.HasFormula && cell.Address.RowNumber <= 702));
        Assert.Equal(("=HYPERLINK(\"x\")", "+NOVAK"), (sheet.Cell(2, 6).GetString(), sheet.Cell(2, 5).GetString()));
        Assert.Equal((660.0, 660.0, 520.0, 140.0, 80.0), (sheet.Cell(2, 8).GetDouble(), sheet.Cell(2, 9).GetDouble(), sheet.Cell(2, 10).GetDouble(), sheet.Cell(2, 11).GetDouble(), sheet.Cell(2, 12).GetDouble()));
        var rows = (await ground.RowsAsync(show, new(Take: 1_000))).Rows;
        Assert.Equal(701, rows.Count);
        Assert.Equal(rows.Select(r => (r.Transaction.Number, r.Balance / 100.0)), Enumerable.Range(2, 701).Select(row => (sheet.Cell(row, 3).GetString(), sheet.Cell(row, 9).GetDouble())));
        await using var db = ground.Books.Db();
        Assert.Equal("Ledger of M-000107", (await db.AuditRows.SingleAsync(row => row.Action == "ManagementLedger.Take")).Record);
    }

    [Fact]
    public async Task It_comes_to_who_may_and_never_from_a_cache()
    {
        await using var site = await RunningSite.StartAsync();
        using var viewer = await site.SignedInAsync(Role.Viewer);
        using var staff = await site.SignedInAsync(Role.Staff);

        using var refused = await viewer.GetAsync("/managements/M-000107/ledger/file");
        using var unknown = await staff.GetAsync("/managements/M-000107/ledger/file?transfers=False&undone=True&sort=date");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (refused.StatusCode, unknown.StatusCode));
        Assert.True(unknown.Headers.CacheControl?.NoStore);
    }

    private static async Task<byte[]> BytesAsync(LedgerBook file)
    {
        await using var _ = file;
        using var copy = new MemoryStream();
        await file.Content.CopyToAsync(copy);
        return copy.ToArray();
    }
}
