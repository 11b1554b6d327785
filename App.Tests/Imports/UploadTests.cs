using System.Net;
using BatchLedger.Imports;
using BatchLedger.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatchLedger.Tests.Imports;

/// <summary>The upload over real HTTP. That it asks for a form's token and a signed-in user is tested where all doors are.</summary>
public sealed class UploadTests : IAsyncLifetime
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Books books = null!;
    private WebApplication site = null!;

    public async ValueTask InitializeAsync()
    {
        books = await Books.OpenAsync();
        await Association.FoundAsync(books);
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthorization().AddSingleton(books.Get<Uploads>()).AddSingleton(books.Get<CurrentActor>());
        site = builder.Build();
        site.MapImports().AllowAnonymous();
        await site.StartAsync();
        client.BaseAddress = new Uri(site.Urls.First());
    }

    [Fact]
    public async Task A_file_is_kept_for_who_sent_it_and_the_way_goes_on_to_its_check()
    {
        var (status, address) = await PostAsync("code,name,type\n9000,Thing,Asset\n"u8.ToArray(), "..\\..\\evil.csv");

        Assert.Equal(HttpStatusCode.Redirect, status);
        Assert.StartsWith("/import/", address);
        var request = books.Get<Uploads>().Find(Guid.Parse(address["/import/".Length..]), books.Actor)!;
        Assert.Equal((ImportKind.Accounts, "ARG", "B-000001"), (request.Kind, request.Company, request.Batch));
        Assert.DoesNotContain("..", request.FileName);
        Assert.Equal("1 account", (await books.Get<ImportService>().ImportAsync(request)).Value?.InWords);
    }

    [Fact]
    public async Task What_is_empty_too_large_or_not_allowed_goes_back_to_the_form_and_leaves_nothing()
    {
        Assert.Equal("/import?why=Import.UploadEmpty", (await PostAsync([], "a.csv")).Address);
        Assert.Equal("/import?why=Import.UploadTooLarge", (await PostAsync(new byte[51 * 1024 * 1024], "a.csv")).Address);
        books.Actor = Books.Person("V. Iewer", Role.Viewer);
        Assert.Equal("/import?why=People.NotAllowed", (await PostAsync([65], "a.csv")).Address);

        Assert.False(Directory.Exists(Path.Combine(books.Folder.Path, "uploads")));
    }

    private async Task<(HttpStatusCode Status, string Address)> PostAsync(byte[] content, string name)
    {
        using var form = new MultipartFormDataContent { { new StringContent("Accounts"), "kind" }, { new StringContent("ARG"), "company" }, { new StringContent("B-000001"), "batch" } };
        form.Add(new ByteArrayContent(content), "file", name);
        using var answer = await client.PostAsync("/import/upload", form);
        return (answer.StatusCode, answer.Headers.Location?.ToString() ?? "");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
        await books.DisposeAsync();
    }
}
