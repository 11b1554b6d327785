using System.IO.Compression;
using BatchLedger.Spreadsheets;

namespace BatchLedger.Tests.Spreadsheets;

public class ZipBundleTests
{
    private static readonly string[] Openings = ["../", "..\\", "/etc/", "C:\\", "\\\\server\\share\\", "a/../../", "\u202E", "....//", "~/", "%2e%2e/"];
    private static readonly string[] Names = ["passwd", "CON.txt", "nul", "LPT1.xlsx", "COM1.tar.gz", "Ledger für Müller.xlsx", "日本語.xlsx", " . ", "a\0b.csv", ".htaccess", new('n', 300)];

    [Fact]
    public void No_name_leads_out_of_the_folder()
    {
        var folder = Directory.CreateTempSubdirectory("zip-").FullName;
        var wishes = Openings.SelectMany(opening => Names.Select(name => opening + name)).Concat(Names).ToList();
        Assert.True(wishes.Count > 100);

        var file = Written(zip => wishes.ForEach(wish => zip.Add(wish, wish)));
        ZipFile.ExtractToDirectory(new MemoryStream(file), folder);

        var extracted = Directory.GetFiles(folder);
        Assert.Equal(wishes.Count, extracted.Length);
        Assert.Empty(Directory.GetDirectories(folder));
        Assert.All(extracted.Select(path => Path.GetFileName(path)!), name =>
        {
            Assert.Matches("^[A-Za-z0-9][A-Za-z0-9._-]*$", name);
            Assert.DoesNotMatch("(?i)^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\.|$)", name);
            Assert.True(name.Length <= 130);
        });
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("BatchLedger_B-0042_Detail_2026-01-31.zip", "BatchLedger_B-0042_Detail_2026-01-31.zip")]
    [InlineData("Ledger für Müller.xlsx", "Ledger_fur_Muller.xlsx")]
    [InlineData("../../etc/passwd", "etc_passwd")]
    [InlineData("invoice\u202Excod.exe", "invoicexcod.exe")]
    [InlineData("CON.txt", "file_CON.txt")]
    [InlineData("日本語", "file_")]
    public void A_file_name_is_made_plain(string wish, string expected) => Assert.Equal(expected, FileNames.Safe(wish));

    [Fact]
    public void Files_of_one_name_differ()
    {
        using var zip = new ZipArchive(new MemoryStream(Written(bundle =>
        {
            Assert.Equal("ledger.xlsx", bundle.Add("ledger.xlsx", "a"));
            Assert.Equal("Ledger-2.xlsx", bundle.Add("Ledger.xlsx", "b"));
            Assert.Equal("ledger-3.xlsx", bundle.Add("ledger.xlsx", "c"));
        })));

        Assert.Equal(["ledger.xlsx", "Ledger-2.xlsx", "ledger-3.xlsx"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact, Trait("Convention", "X21")]
    public async Task The_same_files_make_the_same_zip()
    {
        var first = Bundle();
        await Task.Delay(2_100); // a zip's clock ticks every two seconds

        Assert.Equal(Convert.ToHexString(first), Convert.ToHexString(Bundle()));
    }

    private static byte[] Bundle() => Written(zip =>
    {
        zip.Add("README.txt", "Debits 1,234.56");
        zip.Add("ledger.xlsx", new MemoryStream(Workbooks.TwoLines()));
    });

    private static byte[] Written(Action<ZipBundle> write)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipBundle(new OneWay(file))) write(zip);
        return file.ToArray();
    }
}
