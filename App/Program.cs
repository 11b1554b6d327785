using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("Design", "CA1031", Justification = "A background loop must outlive what it runs; each place says why.")]

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "BatchLedger");
app.Run();
