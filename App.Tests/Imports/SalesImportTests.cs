using BatchLedger.Batches;
using BatchLedger.Imports;
using BatchLedger.Sales;
using BatchLedger.Tests.Shell;
using BatchLedger.Transactions;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Imports;

public class SalesImportTests
{
    private const string Header = "type,number,date,member_number,member_name,member_email,product,quantity,unit_price,amount,method,applies_to,reference,description\n";
    private static readonly string Samples = Path.Combine(Sources.Top(), "wwwroot-assets", "samples");

    [Fact]
    public async Task The_samples_come_in_as_they_are()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);

        Assert.Equal("3 accounts", await InWordsAsync(books, new(ImportKind.Accounts, "ARG", Path.Combine(Samples, "accounts.csv"))));
        Assert.Equal("3 departments", await InWordsAsync(books, new(ImportKind.Departments, "ARG", Path.Combine(Samples, "departments.csv"))));
        Assert.Equal("3 exchange rates", await InWordsAsync(books, new(ImportKind.Rates, "", Path.Combine(Samples, "rates.csv"))));
        Assert.Equal("2 journals, 5 lines, 1 batch", await InWordsAsync(books, new(ImportKind.Journals, "ARG", Path.Combine(Samples, "journals.csv"))));
        Assert.Equal("2 members, 1 order, 1 invoice, 2 payments, 1 refund",
            await InWordsAsync(books, new(ImportKind.Sales, "ARG", Path.Combine(Samples, "sales.csv")) { Batch = "B-000001" }));
    }

    [Fact]
    public async Task Sales_settle_each_other_within_the_file_and_across_files()
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        await InWordsAsync(books, new(ImportKind.Sales, "ARG", Path.Combine(Samples, "sales.csv")) { Batch = "B-000001" });
        var later = house.File(ImportKind.Sales, Header + "payment,P-1,2026-03-20,,,,,,,30,CHECK,WEB-501,,\nrefund,R-1,2026-03-21,,,,,,,300.00,CHECK,WEB-502,,\nrefund,R-2,2026-03-21,,,,,,,30,,P-1,,\n") with { Batch = "B-000001" };

        var (report, refusal) = await books.Get<ImportService>().ImportAsync(later);
        Assert.Equal("Payment WEB-502 has 280.00 left to give back. Found \"300.00\".", refusal?.Faults.Single().Message);
        later = house.File(ImportKind.Sales, Header + "payment,P-1,2026-03-20,,,,,,,30,CHECK,WEB-501,,\nrefund,R-1,2026-03-21,,,,,,,80.00,CHECK,WEB-502,,\nrefund,R-2,2026-03-21,,,,,,,30,,P-1,,\n") with { Batch = "B-000001" };
        (report, refusal) = await books.Get<ImportService>().ImportAsync(later);

        Assert.Null(refusal);
        Assert.Equal("1 payment, 2 refunds", report?.InWords);
        Assert.Equal(["Row 2: 30.00 of payment P-1 is more than invoice WEB-501 has open, and stays unapplied."], report!.Notes);
        await using var db = books.Db();
        var invoice = await Balances.Invoices(db).SingleAsync(b => b.Invoice.Number == "WEB-501");
        Assert.Equal((280_00, 80_00), (invoice.Invoice.Amount, invoice.Open));
        Assert.Equal(0, (await Balances.Payments(db).SingleAsync(b => b.Payment.Number == "P-1")).Left);
        var totals = await BatchTotals.ReadAsync(db, await house.BatchNowAsync(), default);
        Assert.Equal((410_00, 1), (totals.Payments.Minor, totals.OpenOrders));
    }

    [Fact]
    public async Task A_service_period_comes_in_with_a_product_that_defers_and_with_no_other()
    {
        await using var season = await DeferredRevenue.Season.OpenAsync();
        var (books, house) = (season.Books, season.Till.Association);
        const string served = "type,number,date,member_number,product,service_start,service_end\n";
        ImportRequest Rows(params string[] rows) => house.File(ImportKind.Sales, served + string.Join('\n', rows)) with { Batch = "B-000001" };

        var refusal = (await books.Get<ImportService>().ImportAsync(Rows("invoice,I-1,2026-03-01,M-1,COURSE,,", "invoice,I-2,2026-03-01,M-1,DUES,2026-03-01,2026-03-31",
            "order,I-3,2026-03-01,M-1,COURSE,2026-03-02,2026-03-01", "order,I-4,2026-03-01,M-1,COURSE,soon,2026-03-01"))).Refusal!;
        Assert.Equal(
        [
            "Row 2, service_start: product COURSE Rescue course defers its revenue. Enter the first and the last day of its service.",
            "Row 3, service_start: product DUES Annual dues has no deferred revenue account, so it has no service period. Leave the days empty, or give the product that account. Found \"2026-03-01\".",
            "Row 4, service_start: the service ends on 01 Mar 2026, before it starts on 02 Mar 2026. Found \"2026-03-02\".",
            "Row 5, service_start: is not a date. Write it as 2026-03-31. Found \"soon\".",
        ], refusal.Faults.Select(fault => $"{fault.Where}: {fault.Message}"));

        Assert.Null((await books.Get<ImportService>().ImportAsync(Rows("invoice,I-1,2026-03-01,M-1,COURSE,2026-03-01,2027-02-28", "order,I-2,2026-03-01,M-1,COURSE,2026-03-01,2027-02-28"))).Refusal);
        await using var db = books.Db();
        Assert.Equal(new DateOnly(2027, 2, 28), (await db.Transactions.Include(t => t.Lines).SingleAsync()).Lines.Single().ServiceEnd);
        Assert.Equal(new DateOnly(2026, 3, 1), (await db.Orders.Include(o => o.Lines).SingleAsync()).Lines.Single().ServiceStart);
    }

    [Theory]
    [InlineData("gift,,,,,,,,,,,,,", "Row 2, type: is no type of row; types are member, order, invoice, payment, refund. Found \"gift\".")]
    [InlineData("member,X,,M-9,Ida,,,,,,,,,", "Row 2, number: is not for rows of type member. Leave it empty. Found \"X\".")]
    [InlineData("member,,,M-1,Ida,,,,,,,,,", "Row 2, member_number: Company ARG has this member already. Found \"M-1\".")]
    [InlineData("member,,,M-9,Ida,\"a@b.example, c@d.example\",,,,,,,,", "Row 2, member_email: is no mail address. Found \"a@b.example, c@d.example\".")]
    [InlineData("invoice,I-1,2026-03-01,M-9,,,DUES,,,,,,,", "Row 2, member_number: Company ARG has no such member, and no row of type member names it. Found \"M-9\".")]
    [InlineData("invoice,I-1,2026-03-01,M-1,,,CAP,,,,,,,", "Row 2, product: Company ARG has no such product. Found \"CAP\".")]
    [InlineData("invoice,I-1,2026-03-01,M-1,,,DUES,0,,,,,,", "Row 2, quantity: is not a whole number from 1 to 999999. Found \"0\".")]
    [InlineData("invoice,I-1,2026-03-01,M-1,,,DUES,1,0.00,,,,,", "Row 2, number: The invoice comes to 0.00. Found \"I-1\".")]
    [InlineData("invoice,I-1,2026-04-01,M-1,,,DUES,1,,,,,,", "Row 2, date: lies in fiscal period Apr 2026; batch B-000001 belongs to another. Found \"2026-04-01\".")]
    [InlineData("invoice,I-1,2026-03-01,M-1,,,DUES,,,,,,,\norder,I-1,2026-03-01,M-1,,,DUES,,,,,,,", "Row 2, number: is the number of the order in row 3. Found \"I-1\".")]
    [InlineData("invoice,I-1,2026-03-01,M-1,,,DUES,,,,,,,\ninvoice,I-1,2026-03-02,M-1,,,DUES,,,,,,,", "Row 3, number: has another date or member in row 2. Rows with one number are one invoice. Found \"I-1\".")]
    [InlineData("payment,P-1,2026-03-01,M-1,,,,,,0,CHECK,,,", "Row 2, amount: must be more than 0.00. Found \"0\".")]
    [InlineData("payment,P-1,2026-03-01,M-1,,,,,,5,CASH,,,", "Row 2, method: Company ARG has no such payment method. Found \"CASH\".")]
    [InlineData("payment,P-1,2026-03-01,M-1,,,,,,5,CHECK,I-9,,", "Row 2, applies_to: is no invoice of company ARG, nor of this file. Found \"I-9\".")]
    [InlineData("refund,R-1,2026-03-01,,,,,,,5,,,,", "Row 2, applies_to: is empty. Name the payment that is given back.")]
    [InlineData("payment,O-000001,2026-03-01,M-1,,,,,,5,CHECK,,,", "Row 2, number: Numbers such as T-000123 and O-000123 are given by BatchLedger. Choose others. Found \"O-000001\".")]
    public async Task A_faulty_row_is_named(string rows, string fault)
    {
        await using var books = await Books.OpenAsync();
        var house = await Association.FoundAsync(books);
        var before = await books.DumpAsync();

        var (_, refusal) = await books.Get<ImportService>().ImportAsync(house.File(ImportKind.Sales, Header + rows) with { Batch = "B-000001" });

        Assert.Equal([fault], refusal?.Faults.Select(f => $"{f.Where}: {f.Message}"));
        Assert.Equal(before, await books.DumpAsync());
    }

    [Fact]
    public async Task Sales_need_a_batch_and_come_in_once()
    {
        await using var books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        var request = new ImportRequest(ImportKind.Sales, "ARG", Path.Combine(Samples, "sales.csv"));

        var (_, nowhere) = await books.Get<ImportService>().ImportAsync(request);
        await books.Get<ImportService>().ImportAsync(request with { Batch = "B-000001" });
        var (_, again) = await books.Get<ImportService>().ImportAsync(request with { Batch = "B-000001" });

        Assert.Equal("Sales go into an open batch. Name it, as B-000001.", nowhere?.Message);
        Assert.Contains(again!.Faults, f => f.Message == "is there already, in batch B-000001. Found \"WEB-501\".");
        Assert.Contains(again.Faults, f => f.Message == "is the number of an order that is there already. Found \"WEB-500\".");
    }

    private static async Task<string?> InWordsAsync(Books books, ImportRequest request)
    {
        var (report, refusal) = await books.Get<ImportService>().ImportAsync(request);
        Assert.Null(refusal);
        return report?.InWords;
    }
}
