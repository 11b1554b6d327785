using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace BatchLedger.Tests.Papers;

/// <summary>A PDF as it is read: its lines from the top, page by page.</summary>
internal static class Printed
{
    public static IReadOnlyList<IReadOnlyList<string>> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(Lines)];
    }

    public static string Text(byte[] pdf) => string.Join('\n', Pages(pdf).SelectMany(lines => lines));

    /// <summary>Where each letter of the page stands.</summary>
    public static IReadOnlyList<Letter> Letters(byte[] pdf, int page = 1)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPage(page).Letters];
    }

    private static IReadOnlyList<string> Lines(Page page) =>
        [.. page.GetWords().GroupBy(word => Math.Round(word.Letters[0].StartBaseLine.Y)).OrderByDescending(line => line.Key)
            .Select(line => string.Join(' ', line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)))];
}
