using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BatchLedger.Imports;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.Imports;

/// <summary>A place for files to import, and a look at the whole database.</summary>
internal static class Desktop
{
    public static ImportRequest File(this Association house, ImportKind kind, byte[] content)
    {
        var path = Path.Combine(house.Books.Folder.Path, $"{Guid.NewGuid():N}.csv");
        System.IO.File.WriteAllBytes(path, content);
        return new ImportRequest(kind, house.Company.Code, path) { FileName = "file.csv" };
    }

    public static ImportRequest File(this Association house, ImportKind kind, string content) => house.File(kind, Encoding.UTF8.GetBytes(content));

    /// <summary>SHA-256 over every row of every table.</summary>
    public static async Task<string> DumpAsync(this Books books)
    {
        await using var db = books.Db();
        await db.Database.OpenConnectionAsync();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in await ReadAsync(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            foreach (var row in await ReadAsync(db, $"SELECT * FROM \"{table}\" ORDER BY 1, 2"))
                hash.AppendData(Encoding.UTF8.GetBytes($"{table}|{row}\n"));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async Task<List<string>> ReadAsync(DbContext db, string sql)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }

    public static IReadOnlyList<string> InWords(this ImportReport report) => [.. report.Faults.AsFaults().Select(fault => $"{fault.Where}: {fault.Message}")];
}
