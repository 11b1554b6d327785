using System.Globalization;

namespace BatchLedger.Papers;

/// <summary>Puts a paper onto sheets of A4 and gives them as PDF. The same paper gives the same bytes, so that a reprint has the same hash.</summary>
public static class PaperPrint
{
    private static readonly Letters Small = new(8.5, Ink.Grey);

    public static byte[] Pdf(Paper paper)
    {
        var sheets = new PaperSheets();
        Letterhead(sheets, paper);
        Title(sheets, paper);
        Facts(sheets, paper.Facts);
        foreach (var table in paper.Tables) new PaperTablePrint(sheets, table, () => NextSheet(sheets, paper)).Print();
        Notes(sheets, paper);
        Feet(sheets, paper);
        return sheets.Finish(paper);
    }

    private static void Letterhead(PaperSheets sheets, Paper paper)
    {
        sheets.Write(PaperText.Clean(paper.From), (PaperSheets.Margin, sheets.Y + 12), new Letters(13, Ink.Brand, IsBold: true));
        sheets.WriteRight(PaperText.Clean(paper.Aside), (PaperSheets.Right, sheets.Y + 12), new Letters(10, Ink.Grey));
        sheets.Line((PaperSheets.Margin, sheets.Y + 22), PaperSheets.Inner, (1.4, Ink.Brand));
        sheets.Y += 44;
    }

    private static void Title(PaperSheets sheets, Paper paper)
    {
        if (paper.Mark.Length > 0) Mark(sheets, PaperText.Clean(paper.Mark));
        var large = new Letters(20, IsBold: true);
        foreach (var line in PaperText.Lines(sheets, paper.Title, PaperSheets.Inner, large))
        {
            sheets.Write(line, (PaperSheets.Margin, sheets.Y + 17), large);
            sheets.Y += 25;
        }
        foreach (var line in PaperText.Lines(sheets, paper.Subtitle, PaperSheets.Inner, new Letters(10.5)))
        {
            sheets.Write(line, (PaperSheets.Margin, sheets.Y + 8), new Letters(10.5, Ink.Grey));
            sheets.Y += 15;
        }
        sheets.Y += 8;
    }

    private static void Mark(PaperSheets sheets, string mark)
    {
        var letters = new Letters(13, Ink.Alarm, IsBold: true);
        sheets.Frame((PaperSheets.Margin, sheets.Y - 6), (sheets.Measure(mark, letters) + 20, 25), Ink.Alarm);
        sheets.Write(mark, (PaperSheets.Margin + 10, sheets.Y + 11), letters);
        sheets.Y += 34;
    }

    // Two beside each other, as high as the higher one.
    private static void Facts(PaperSheets sheets, IReadOnlyList<PaperFact> facts)
    {
        const double Leading = 13.5;
        var (half, letters) = (PaperSheets.Inner / 2, new Letters(10.5));
        foreach (var pair in facts.Chunk(2))
        {
            var values = pair.Select(fact => PaperText.Lines(sheets, fact.Value, half - 16, letters)).ToList();
            for (var column = 0; column < pair.Length; column++)
            {
                var left = PaperSheets.Margin + column * half;
                sheets.Write(PaperText.Clean(pair[column].Label), (left, sheets.Y + 8), Small);
                for (var line = 0; line < values[column].Count; line++) sheets.Write(values[column][line], (left, sheets.Y + 22 + line * Leading), letters);
            }
            sheets.Y += 19 + values.Max(lines => lines.Count) * Leading;
        }
        sheets.Y += 12;
    }

    private static void Notes(PaperSheets sheets, Paper paper)
    {
        var letters = new Letters(9, Ink.Grey);
        foreach (var note in paper.Notes)
        {
            foreach (var line in PaperText.Lines(sheets, note, PaperSheets.Inner, letters))
            {
                if (!sheets.HasRoom(13)) NextSheet(sheets, paper);
                sheets.Write(line, (PaperSheets.Margin, sheets.Y + 9), letters);
                sheets.Y += 13;
            }
            sheets.Y += 4;
        }
    }

    private static void NextSheet(PaperSheets sheets, Paper paper)
    {
        sheets.Begin();
        sheets.Write(PaperText.Clean($"{paper.Title} · {paper.Aside}".TrimEnd(' ', '·')), (PaperSheets.Margin, sheets.Y), Small);
        sheets.WriteRight(PaperText.Clean(paper.From), (PaperSheets.Right, sheets.Y), Small);
        sheets.Y += 16;
    }

    private static void Feet(PaperSheets sheets, Paper paper)
    {
        const double Y = PaperSheets.Height - 34;
        for (var number = 0; number < sheets.Count; number++)
        {
            sheets.GoTo(number);
            sheets.Line((PaperSheets.Margin, Y - 13), PaperSheets.Inner, (0.6, Ink.Rule));
            sheets.Write(PaperText.Clean(paper.Foot), (PaperSheets.Margin, Y), Small);
            sheets.WriteRight(string.Create(CultureInfo.InvariantCulture, $"Page {number + 1} of {sheets.Count}"), (PaperSheets.Right, Y), Small);
        }
    }
}
