using System.IO.Compression;
using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>
/// Writes an .xlsx to any stream, sheet after sheet and row after row, in memory that does not grow with the rows. The same calls make
/// the same bytes. Without <see cref="Finish"/> what was written is no workbook, so a run that broke off cannot be taken for a whole one.
/// The stream stays open, and it is the only thing that can throw for a reason outside the caller's code (a full disk, a lost client).
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    private readonly ZipArchive zip;
    private readonly List<WorksheetPart> parts = [];
    private readonly Dictionary<string, string> custom;
    private Sheet? current;
    private bool finished;

    public WorkbookWriter(Stream target, WorkbookProperties properties)
    {
        zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        Properties = properties;
        Page = PageText.Of(properties);
        custom = new(properties.Custom);
    }

    internal WorkbookProperties Properties { get; }
    internal PageText Page { get; }
    internal SheetNames Names { get; } = new();

    /// <summary>Begins a sheet that is one named table, and ends the sheet before it.</summary>
    public TableSheet Table(TablePlan plan)
    {
        EndSheet();
        var sheet = new TableSheet(this, plan);
        current = sheet;
        return sheet;
    }

    /// <summary>Begins a sheet without a table, and ends the sheet before it.</summary>
    public PlainSheet Plain(PlainPlan plan)
    {
        EndSheet();
        var sheet = new PlainSheet(this, plan);
        current = sheet;
        return sheet;
    }

    /// <summary>Adds or replaces a custom property, such as a hash that is known only after the last row.</summary>
    public void Property(string name, string value) => custom[name] = value;

    /// <summary>Ends the last sheet and writes what makes the sheets a workbook. A workbook without a sheet is a fault of the caller.</summary>
    public void Finish()
    {
        EndSheet();
        if (parts.Count == 0) throw new InvalidOperationException("A workbook needs at least one sheet.");

        foreach (var part in parts.Where(part => part.Table is not null))
        {
            Write($"xl/tables/table{part.Number}.xml", part.Table!.Xml());
            Write($"xl/worksheets/_rels/sheet{part.Number}.xml.rels", PackageParts.SheetRelations(part));
        }
        List<WorksheetPart> inOrder = [.. parts.OrderBy(part => part.Order)];
        Write("xl/workbook.xml", PackageParts.Workbook(inOrder));
        Write("xl/_rels/workbook.xml.rels", PackageParts.WorkbookRelations(parts));
        Write("xl/styles.xml", Styles.Xml());
        Write("docProps/core.xml", PropertyParts.Core(Properties));
        Write("docProps/app.xml", PropertyParts.App(Properties));
        Write("docProps/custom.xml", PropertyParts.Custom(custom));
        Write("_rels/.rels", PackageParts.RootRelations);
        Write("[Content_Types].xml", PackageParts.ContentTypes(parts));
        finished = true;
    }

    /// <summary>The next sheet of the package. Sheets are written one after the other, because a zip has one entry open at a time.</summary>
    internal WorksheetPart OpenPart(string name, int order)
    {
        var number = parts.Count + 1;
        var part = new WorksheetPart(Entry($"xl/worksheets/sheet{number}.xml"), name, number) { Order = order };
        parts.Add(part);
        return part;
    }

    private void EndSheet()
    {
        if (finished) throw new InvalidOperationException("The workbook is finished.");
        current?.Finish();
        current = null;
    }

    private void Write(string path, string xml)
    {
        using var entry = new Utf8Buffer(Entry(path));
        entry.Raw(xml);
    }

    private Stream Entry(string path) => ZipTimes.Entry(zip, path, Properties.Compression).Open();

    public void Dispose()
    {
        current?.Part.Dispose();
        current = null;
        zip.Dispose();
    }
}
