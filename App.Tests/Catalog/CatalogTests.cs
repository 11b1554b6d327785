using System.Globalization;
using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.Currencies;
using BatchLedger.Data;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Catalog;

public class CatalogTests
{
    [Fact]
    public async Task Ten_thousand_members_are_shown_page_by_page()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        await books.PutAsync([.. Enumerable.Range(1, 10_000).Select(n => new Member { CompanyId = arg.Company.Id, Number = $"N{n:D5}", Name = $"Guide {n % 100:D2}", Email = $"g{n}@example.org" })]);
        var members = books.Get<MemberService>();

        var third = await members.ListAsync(arg.Company.Id, new ListQuery("N0", Skip: 100, Take: 50));
        var byMail = await members.ListAsync(arg.Company.Id, new ListQuery("g777@"));

        Assert.Equal((9_999, 50, "N00101"), (third.Total, third.Rows.Count, third.Rows[0].Number));
        Assert.Equal("N00777", Assert.Single(byMail.Rows).Number);
        Assert.Equal(50, (await members.PickAsync(arg.Company.Id, "guide")).Count);
    }

    [Theory]
    [InlineData("", "Anna", null, "Enter the member's number.")]
    [InlineData("m-1", "Anna", null, "Member M-1 is already there (Anna Berg). Choose another number, or change that member.")]
    [InlineData("M-2", "", null, "Enter the member's name.")]
    [InlineData("M-2", "Anna", "anna", "“anna” is not an e-mail address. Write it like anna@example.org, or leave it empty.")]
    [InlineData("M-2", "Anna", "Anna <anna@example.org>", "“Anna <anna@example.org>” is not an e-mail address. Write it like anna@example.org, or leave it empty.")]
    [InlineData("M-2", "Anna", "a@example.org\r\nBcc: b@example.org", "The e-mail address contains a line break or another character that cannot be printed.")]
    public async Task What_cannot_be_a_member_is_refused_in_words(string number, string name, string? email, string words)
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);

        var made = await books.Get<MemberService>().SaveAsync(new MemberDraft { CompanyId = arg.Company.Id, Number = number, Name = name, Email = email });

        Assert.Equal(words, made.Refusal?.Message);
    }

    [Fact]
    public async Task A_member_s_name_may_look_like_a_formula()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var members = books.Get<MemberService>();

        await members.SaveAsync(new MemberDraft { CompanyId = arg.Company.Id, Number = "M-2", Name = "=cmd|x", Email = "anna@example.org" });

        Assert.Equal("=cmd|x", (await members.FindAsync(arg.Company.Id, "M-2"))!.Name);
    }

    [Fact]
    public async Task A_product_change_is_noted_in_words()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var draft = ProductDraft.Of(arg.Dues);
        (draft.UnitPrice, draft.TaxRate, draft.DeferredRevenueAccountId) = (120_50, 8_25, arg.Accounts["2200"].Id);

        Assert.Null((await books.Get<ProductService>().SaveAsync(draft)).Refusal);

        await using var db = books.Db();
        var row = await db.AuditRows.SingleAsync();
        Assert.Equal("Unit price: 100.00 · Tax rate: 0.00 · Deferred revenue account: ", row.Before);
        Assert.Equal("Unit price: 120.50 · Tax rate: 8.25 · Deferred revenue account: 2200", row.After);
        Assert.Equal((120_50, "4010"), ((await books.Get<ProductService>().ListAsync(arg.Company.Id, new ListQuery())).Rows[0] is var p ? (p.UnitPrice, p.RevenueAccount) : default));
    }

    [Fact]
    public async Task A_product_that_cannot_be_sold_is_refused_in_words()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var other = await Association.FoundAsync(books, "OTHER");
        var products = books.Get<ProductService>();
        async Task<string?> WordsAsync(Action<ProductDraft> type)
        {
            var draft = new ProductDraft { CompanyId = arg.Company.Id, Code = "BOOK", Name = "Guide book" };
            type(draft);
            return (await products.SaveAsync(draft)).Refusal?.Message;
        }

        Assert.Equal("Product DUES is already there (Annual dues). Choose another code, or change that product.", await WordsAsync(d => d.Code = "dues"));
        Assert.Equal("Enter a unit price of 0 or more. It may be changed on each order.", await WordsAsync(d => d.UnitPrice = -1));
        Assert.Equal("Enter a unit price of 0 or more. It may be changed on each order.", await WordsAsync(d => d.UnitPrice = null));
        Assert.Equal("Enter a tax rate between 0 and 100 percent, with at most two digits after the point, such as 8.25.", await WordsAsync(d => d.TaxRate = 100_01));
        Assert.Equal("Revenue account: the account does not belong to this company. Choose one of the company's accounts.", await WordsAsync(d => d.RevenueAccountId = other.Accounts["4010"].Id));
        Assert.Equal("The department does not belong to this company. Choose one of the company's departments.", await WordsAsync(d => d.DepartmentId = 99));
        var sleeping = AccountDraft.Of(arg.Accounts["4900"]);
        sleeping.Active = false;
        await books.Get<AccountService>().SaveAsync(sleeping);
        Assert.Equal("Revenue account: account 4900 Discounts given is inactive. Choose an active account, or set it active first.", await WordsAsync(d => d.RevenueAccountId = sleeping.Id));
    }

    [Fact]
    public async Task A_payment_method_clears_through_an_active_account_of_its_company()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var other = await Association.FoundAsync(books, "OTHER");
        var methods = books.Get<PaymentMethodService>();

        var made = await methods.SaveAsync(new PaymentMethodDraft { CompanyId = arg.Company.Id, Code = "CARD", Name = "Card", AccountId = arg.Accounts["1010"].Id });
        var strange = await methods.SaveAsync(new PaymentMethodDraft { CompanyId = arg.Company.Id, Code = "WIRE", Name = "Wire", AccountId = other.Accounts["1010"].Id });
        var twice = await methods.SaveAsync(new PaymentMethodDraft { CompanyId = arg.Company.Id, Code = "check", Name = "Cheque" });

        Assert.Null(made.Refusal);
        Assert.Equal("Clearing or bank account: the account does not belong to this company. Choose one of the company's accounts.", strange.Refusal?.Message);
        Assert.Equal("Payment method CHECK is already there (Check). Choose another code, or change that payment method.", twice.Refusal?.Message);
        Assert.Equal(["CARD 1010", "CHECK 1010"], (await methods.ListAsync(arg.Company.Id, new ListQuery())).Rows.Select(m => $"{m.Code} {m.Account}"));
    }

    [Fact]
    public async Task Two_editors_at_once_are_told_apart()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var (product, method, member) = (ProductDraft.Of(arg.Dues), PaymentMethodDraft.Of(arg.Check), MemberDraft.Of(arg.Member));
        product.Name = method.Name = member.Name = "Changed";
        async Task<List<string?>> SaveAllAsync() =>
        [
            (await books.Get<ProductService>().SaveAsync(product)).Refusal?.Message,
            (await books.Get<PaymentMethodService>().SaveAsync(method)).Refusal?.Message,
            (await books.Get<MemberService>().SaveAsync(member)).Refusal?.Message,
        ];

        Assert.All(await SaveAllAsync(), Assert.Null);

        Assert.Equal(["Product DUES", "Payment method CHECK", "Member M-1"], (await SaveAllAsync()).Select(words => words![..words!.IndexOf(" was changed by R. Osei", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task Who_sees_other_companies_sees_nothing_of_this_one()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        books.Actor = Books.Person("S. Stranger", (Role)63, new HashSet<int> { arg.Company.Id + 1 });

        Assert.Equal(0, (await books.Get<MemberService>().ListAsync(arg.Company.Id, new ListQuery())).Total);
        Assert.Null(await books.Get<ProductService>().FindAsync(null, "DUES"));
        Assert.Null(await books.Get<PaymentMethodService>().FindAsync(arg.Company.Id, "CHECK"));
        Assert.Equal("Member M-1 was not found, or belongs to a company you do not see.", (await books.Get<MemberService>().SaveAsync(MemberDraft.Of(arg.Member))).Refusal?.Message);
        Assert.Equal("Product DUES was not found, or belongs to a company you do not see.", (await books.Get<ProductService>().SaveAsync(ProductDraft.Of(arg.Dues))).Refusal?.Message);
        Assert.Equal("Payment method CHECK was not found, or belongs to a company you do not see.", (await books.Get<PaymentMethodService>().SaveAsync(PaymentMethodDraft.Of(arg.Check))).Refusal?.Message);
    }

    [Theory]
    [InlineData("8.25", "en-US", 825)]
    [InlineData("8,25", "de-DE", 825)]
    [InlineData("8.5 %", "en-US", 850)]
    [InlineData("19", "de-DE", 1900)]
    [InlineData("8,25", "en-US", null)]
    [InlineData("8.255", "en-US", null)]
    [InlineData("-1", "en-US", null)]
    [InlineData("101", "en-US", null)]
    [InlineData("1e2", "en-US", null)]
    [InlineData("", "en-US", null)]
    public void A_tax_rate_is_read_as_it_is_written_there(string typed, string culture, int? rate) =>
        Assert.Equal(rate, PercentText.Parse(typed, CultureInfo.GetCultureInfo(culture)));
}
