using System.Globalization;
using System.Text;

namespace BatchLedger.Papers;

internal enum Ink { Black, Grey, Brand, Alarm, Rule, Ground }

/// <summary>How something is written: thin or bold, how large, in which colour.</summary>
internal sealed record Letters(double Size, Ink Ink = Ink.Black, bool IsBold = false);

/// <summary>Sheets of A4, filled from the top to the foot. Measures are points, from the left and from the top.</summary>
internal sealed class PaperSheets
{
    public const double Width = 595.28, Height = 841.89, Margin = 51, Top = 46, Foot = 58;

    private readonly PdfFont regular = new(TrueType.Regular, "BLSANS+LiberationSans"), bold = new(TrueType.Bold, "BLBOLD+LiberationSans-Bold");
    private readonly List<StringBuilder> sheets = [new()];
    private StringBuilder sheet;

    public PaperSheets() => sheet = sheets[0];

    public const double Right = Width - Margin, Inner = Width - 2 * Margin;

    public int Count => sheets.Count;

    /// <summary>How far down the sheet is filled.</summary>
    public double Y { get; set; } = Top;

    public bool HasRoom(double height) => Y + height <= Height - Foot;

    public void Begin()
    {
        sheets.Add(sheet = new());
        Y = Top;
    }

    public void GoTo(int number) => sheet = sheets[number];

    /// <summary>Base line at <paramref name="y"/>.</summary>
    public void Write(string text, (double X, double Y) at, Letters letters)
    {
        if (text.Length == 0) return;
        var font = letters.IsBold ? bold : regular;
        sheet.Append(CultureInfo.InvariantCulture, $"BT /{(letters.IsBold ? "B" : "R")} {letters.Size:0.##} Tf {Colour(letters.Ink)} rg {at.X:0.##} {Height - at.Y:0.##} Td <{font.Hex(text)}> Tj ET\n");
    }

    public void WriteRight(string text, (double X, double Y) at, Letters letters) => Write(text, (at.X - Measure(text, letters), at.Y), letters);

    public void Line((double X, double Y) from, double width, (double Thick, Ink Ink) pen) =>
        sheet.Append(CultureInfo.InvariantCulture, $"{Colour(pen.Ink)} RG {pen.Thick:0.##} w {from.X:0.##} {Height - from.Y:0.##} m {from.X + width:0.##} {Height - from.Y:0.##} l S\n");

    public void Fill((double X, double Y) corner, (double Width, double Height) size, Ink ink) =>
        sheet.Append(CultureInfo.InvariantCulture, $"{Colour(ink)} rg {corner.X:0.##} {Height - corner.Y - size.Height:0.##} {size.Width:0.##} {size.Height:0.##} re f\n");

    public void Frame((double X, double Y) corner, (double Width, double Height) size, Ink ink) =>
        sheet.Append(CultureInfo.InvariantCulture, $"{Colour(ink)} RG 1.2 w {corner.X:0.##} {Height - corner.Y - size.Height:0.##} {size.Width:0.##} {size.Height:0.##} re S\n");

    public double Measure(string text, Letters letters) => (letters.IsBold ? bold : regular).Width(text, letters.Size);

    public byte[] Finish(Paper paper)
    {
        var pdf = new PdfFile();
        var (root, pages) = (pdf.Reserve(), pdf.Reserve());
        var contents = sheets.Select(content => pdf.AddStream(Encoding.ASCII.GetBytes(content.ToString()))).ToList();
        var fonts = $"<< /R {regular.WriteTo(pdf)} 0 R /B {bold.WriteTo(pdf)} 0 R >>";
        var kids = contents.Select(content => pdf.Add($"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 595.28 841.89] /Resources << /Font {fonts} >> /Contents {content} 0 R >>")).ToList();
        pdf.Set(pages, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(kid => $"{kid} 0 R"))}] >>");
        pdf.Set(root, $"<< /Type /Catalog /Pages {pages} 0 R /Lang (en) /ViewerPreferences << /DisplayDocTitle true >> >>");
        var made = paper.Made.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var info = pdf.Add($"<< /Title {PdfFile.Text(paper.Title)} /Author {PdfFile.Text(paper.From)} /Producer (BatchLedger) /CreationDate (D:{made}Z) >>");
        return pdf.Finish(root, info);
    }

    private static string Colour(Ink ink) => ink switch
    {
        Ink.Grey => "0.33 0.39 0.45",
        Ink.Brand => "0.12 0.37 0.6",
        Ink.Alarm => "0.7 0.11 0.11",
        Ink.Rule => "0.82 0.85 0.88",
        Ink.Ground => "0.95 0.96 0.97",
        _ => "0.11 0.15 0.2",
    };
}
