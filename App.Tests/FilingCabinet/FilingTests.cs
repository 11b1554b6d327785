using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BatchLedger.Audits;
using BatchLedger.FilingCabinet;
using BatchLedger.LedgerArchive;
using BatchLedger.People;
using BatchLedger.Refusals;
using BatchLedger.Tests.Trust;
using BatchLedger.Vault;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BatchLedger.Tests.FilingCabinet;

public class FilingTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 a lease"u8.ToArray();

    [Fact]
    public async Task A_paper_is_kept_by_its_content_and_comes_back_as_the_same_bytes()
    {
        await using var office = await TrustOffice.OpenAsync();

        var document = TrustOffice.Made(await Files(office).UploadAsync("M-000107", "C:\\scans\\lease.exe", Pdf));

        Assert.Equal(("lease.exe.pdf", "application/pdf", Pdf.Length, DocumentKind.Upload, "R. Osei"), (document.Name, document.ContentType, (int)document.Size, document.Kind, document.AddedBy));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), document.Sha256);
        var copy = TrustOffice.Made(await Files(office).OpenAsync(document.Id));
        Assert.Equal(Pdf, await File.ReadAllBytesAsync(copy.Path));
        Assert.Equal(["Document.Keep M-000107 lease.exe.pdf", "Document.Open lease.exe.pdf"], await AuditAsync(office));
    }

    [Fact]
    public async Task The_same_paper_again_is_the_paper_that_is_there()
    {
        await using var office = await TrustOffice.OpenAsync();
        var other = await office.ManageAsync("M-000108");

        var (first, second) = (await Files(office).UploadAsync("M-000107", "lease.pdf", Pdf), await Files(office).UploadAsync("M-000107", "lease again.pdf", Pdf));
        TrustOffice.Made(await Files(office).UploadAsync(other.Number, "lease.pdf", Pdf));

        Assert.Equal(first.Value!.Id, second.Value!.Id);
        Assert.Equal("lease.pdf", Assert.Single(await Files(office).ListAsync(office.Management.Id)).Document.Name);
        Assert.Single(await Files(office).ListAsync(other.Id));
        Assert.Single(Stored(office));
    }

    [Theory]
    [InlineData("xl/workbook.xml", "Excel workbook")]
    [InlineData("word/document.xml", "Word document")]
    [InlineData("xl/workbook.xml xl/vbaProject.bin", null)]
    [InlineData("META-INF/MANIFEST.MF", null)]
    public void A_package_is_what_its_parts_say_and_one_with_macros_is_nothing(string parts, string? wanted)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in parts.Split(' ').Append("[Content_Types].xml")) zip.CreateEntry(part);
        Assert.Equal(wanted, DocumentType.Of(bytes.ToArray())?.Name);
    }

    [Fact]
    public void Pictures_and_text_are_known_and_programs_and_binaries_are_not()
    {
        Assert.Equal("JPEG picture", DocumentType.Of([0xFF, 0xD8, 0xFF, 0xE0, 0])?.Name);
        Assert.Equal("PNG picture", DocumentType.Of([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])?.Name);
        Assert.Equal("Text", DocumentType.Of(Encoding.UTF8.GetBytes("Schlüssel übergeben\r\n"))?.Name);
        Assert.Null(DocumentType.Of("MZ\u0090\0"u8.ToArray()));
        Assert.Null(DocumentType.Of([0xC3, 0x28]));
        Assert.Null(DocumentType.Of("PK\u0003\u0004 cut off"u8.ToArray()));
        Assert.False(DocumentType.Of("<script>alert(1)</script>"u8.ToArray())!.IsShown);
    }

    [Fact]
    public async Task What_is_empty_too_large_or_of_another_kind_is_refused_in_words_and_so_is_whoever_may_not()
    {
        await using var office = await TrustOffice.OpenAsync();

        Assert.Equal("Choose a file first; an empty one cannot be kept.", await WhyNotAsync("x.pdf", []));
        Assert.StartsWith("The file has more than 10 MB", await WhyNotAsync("x.pdf", new byte[FilingService.MostBytes + 1]), StringComparison.Ordinal);
        Assert.StartsWith("The file was not kept: by its content it is none of PDF, JPEG, PNG", await WhyNotAsync("x.pdf", "MZ\0"u8.ToArray()), StringComparison.Ordinal);
        Assert.Equal("Management M-4711 was not found, or belongs to a company you do not see.", TrustOffice.Refused(await Files(office).UploadAsync("M-4711", "x.pdf", Pdf)));
        office.Books.Actor = Books.Person("V. Voss", Role.Viewer);
        Assert.StartsWith("Keeping managements needs the role", await WhyNotAsync("x.pdf", Pdf), StringComparison.Ordinal);
        Assert.Empty(Stored(office));

        async Task<string> WhyNotAsync(string name, byte[] bytes) => TrustOffice.Refused(await Files(office).UploadAsync("M-000107", name, bytes));
    }

    [Fact]
    public async Task Another_companys_paper_is_not_there_and_a_damaged_one_is_not_sent()
    {
        await using var office = await TrustOffice.OpenAsync();
        var document = TrustOffice.Made(await Files(office).UploadAsync("M-000107", "lease.pdf", Pdf));

        office.Books.Actor = Books.Person("F. Fremd", Role.Accountant, new HashSet<int> { 4711 });
        Assert.Equal(FilingRefusals.NotFound, (await Files(office).OpenAsync(document.Id)).Refusal);
        Assert.Empty(await Files(office).ListAsync(office.Management.Id));

        office.Books.Actor = Books.Person("R. Osei", (Role)63);
        await File.WriteAllTextAsync(Assert.Single(Stored(office)), "rust");
        Assert.StartsWith("lease.pdf is not the file that was kept", TrustOffice.Refused(await Files(office).OpenAsync(document.Id)), StringComparison.Ordinal);
        Assert.Contains(await FaultsAsync(office), fault => fault.Where == "lease.pdf" && fault.Message.Contains("hash or size differs", StringComparison.Ordinal));
        File.Delete(Assert.Single(Stored(office)));
        Assert.StartsWith("The bytes of lease.pdf are no longer on the disk", TrustOffice.Refused(await Files(office).OpenAsync(document.Id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sweep_leaves_papers_alone_and_verify_finds_them_whole()
    {
        await using var office = await TrustOffice.OpenAsync();
        TrustOffice.Made(await Files(office).UploadAsync("M-000107", "lease.pdf", Pdf));
        office.Books.Get<FileVault>().Keep("nobody knows me"u8.ToArray());
        foreach (var file in Stored(office)) File.SetLastWriteTimeUtc(file, Books.Start.UtcDateTime.AddDays(-2));

        Assert.Equal(1, await office.Books.Get<StoredFileSweep>().SweepAsync(default));

        Assert.Equal(Pdf, await File.ReadAllBytesAsync(Assert.Single(Stored(office))));
        Assert.DoesNotContain(await FaultsAsync(office), fault => fault.Where == "lease.pdf");
    }

    [Theory]
    [InlineData("DELETE FROM Documents")]
    [InlineData("UPDATE Documents SET Sha256 = 'x'")]
    public async Task A_paper_is_never_changed_or_removed(string sql)
    {
        await using var office = await TrustOffice.OpenAsync();
        TrustOffice.Made(await Files(office).UploadAsync("M-000107", "lease.pdf", Pdf));
        await using var db = office.Books.Db();
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsyncInGate(office.Books.Get<BatchLedger.Data.WriteGate>(), sql));
    }

    private static FilingService Files(TrustOffice office) => office.Books.Get<FilingService>();

    private static async Task<IEnumerable<Fault>> FaultsAsync(TrustOffice office) =>
        (await office.Books.Get<VerifyService>().VerifyAsync()).Findings;

    private static async Task<List<string>> AuditAsync(TrustOffice office)
    {
        await using var db = office.Books.Db();
        return await db.AuditRows.Where(row => row.Action.StartsWith("Document.")).OrderBy(row => row.Seq).Select(row => row.Action + " " + row.Record).ToListAsync();
    }

    private static List<string> Stored(TrustOffice office)
    {
        var place = Path.Combine(office.Books.Folder.Path, FileVault.FolderName);
        return Directory.Exists(place) ? [.. Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories)] : [];
    }
}
