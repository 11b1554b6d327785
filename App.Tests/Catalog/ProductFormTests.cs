using BatchLedger.Accounts;
using BatchLedger.Catalog;
using BatchLedger.Data;
using BatchLedger.Tests.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace BatchLedger.Tests.Catalog;

public class ProductFormTests : UiStage
{
    [Fact]
    public async Task A_price_and_a_tax_rate_are_saved_as_whole_units()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var form = Form(books, ProductDraft.Of(arg.Dues));
        Assert.Equal("0.00", form.Field("Tax rate in percent").GetAttribute("value"));

        form.Field("Unit price").Change("1,120.50");
        form.Field("Tax rate in percent").Change("8.25");
        await form.Find("button.primary").ClickAsync(new());

        var saved = await books.Get<ProductService>().FindAsync(arg.Company.Id, "DUES");
        Assert.Equal((1_120_50, 8_25), (saved!.UnitPrice, saved.TaxRate));
    }

    [Fact]
    public async Task A_tax_rate_that_cannot_be_read_is_refused_and_stays_in_the_field()
    {
        await using var books = await Books.OpenAsync();
        var arg = await Association.FoundAsync(books);
        var form = Form(books, ProductDraft.Of(arg.Dues));

        form.Field("Tax rate in percent").Change("eight");
        await form.Find("button.primary").ClickAsync(new());

        Assert.Equal("Enter a tax rate between 0 and 100 percent, with at most two digits after the point, such as 8.25.", form.Find("[role=alert] span").TextContent);
        Assert.Equal("eight", form.Field("Tax rate in percent").GetAttribute("value"));
    }

    private IRenderedComponent<ProductForm> Form(Books books, ProductDraft draft)
    {
        Services.AddSingleton(books.Get<Work>()).AddSingleton(books.Get<ProductService>()).AddSingleton(books.Get<AccountService>()).AddSingleton(books.Get<DepartmentService>());
        Render<MudPopoverProvider>();
        return Render<ProductForm>(with => with.Add(f => f.Draft, draft).Add(f => f.Currency, "USD"));
    }
}
