using System.Security.Cryptography;
using BatchLedger.Journals;

namespace BatchLedger.LedgerFiles;

/// <summary>A finished file that waits to be taken. Whoever has it disposes of it, and it is gone.</summary>
public sealed class LedgerFile : IDisposable
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public required string Path { get; init; }

    /// <summary>BatchLedger_B-000042_Detail_2026-01-31.xlsx</summary>
    public required string Name { get; init; }
    public required LedgerKind Kind { get; init; }
    public required LedgerBook Book { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }

    public static async Task<LedgerFile> OfAsync(string path, LedgerKind kind, LedgerBook book)
    {
        await using var file = File.OpenRead(path);
        return new LedgerFile
        {
            Path = path, Name = $"{kind.BaseName(book.Batch)}.xlsx", Kind = kind, Book = book, Size = file.Length,
            Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file)),
        };
    }

    public void Dispose() => File.Delete(Path);
}
