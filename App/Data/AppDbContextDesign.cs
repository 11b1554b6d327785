using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BatchLedger.Data;

/// <summary>Lets `dotnet ef migrations add NAME --project App` build the model without starting the program.</summary>
internal sealed class AppDbContextDesign : IDesignTimeDbContextFactory<AppDbContext>
{
    public AppDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AppDbContext>().UseSqlite("Data Source=design.db").Options);
}
