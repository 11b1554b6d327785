using System.Diagnostics.CodeAnalysis;
using BatchLedger.Shell;

[assembly: SuppressMessage("Design", "CA1031", Justification = "A background loop must outlive what it runs; each place says why.")]

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services.AddShell();

var app = builder.Build();
app.UseShellErrors().UseSecurityHeaders();
app.UseAuthorization();
app.UseAntiforgery();
app.MapShell();
app.Run();
