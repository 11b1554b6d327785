using System.Buffers;
using System.Text;

namespace BatchLedger.Spreadsheets;

/// <summary>
/// Bytes on their way into a stream, a piece at a time: the only memory that a sheet of any length needs.
/// </summary>
internal sealed class Utf8Buffer(Stream target) : IDisposable
{
    private const int Size = 64 * 1024;

    private static readonly SearchValues<char> PlainUnits = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(unit => (char)unit).Except("&<>_")]);

    private readonly byte[] bytes = new byte[Size];
    private int length;

    public void Raw(ReadOnlySpan<byte> piece)
    {
        if (piece.Length > Size - length) Flush();
        piece.CopyTo(bytes.AsSpan(length));
        length += piece.Length;
    }

    /// <summary>Markup of our own, written as it stands.</summary>
    public void Raw(string markup)
    {
        for (ReadOnlySpan<char> rest = markup; !rest.IsEmpty;)
        {
            var piece = CellText.Cut(rest, Size / 4);
            if (Size - length < Size * 3 / 4) Flush();
            length += Encoding.UTF8.GetBytes(piece, bytes.AsSpan(length));
            rest = rest[piece.Length..];
        }
    }

    /// <summary>Minor units as decimal text.</summary>
    public void Scaled(long minor, int digits)
    {
        if (Size - length < DecimalText.MostBytes) Flush();
        length += DecimalText.Write(bytes.AsSpan(length), minor, digits);
    }

    /// <summary>Text inside an element. It must have gone through <see cref="CellText.Fit"/>.</summary>
    public void Escaped(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var special = text.IndexOfAnyExcept(PlainUnits);
            Plain(special < 0 ? text : text[..special]);
            if (special < 0) return;

            text = text[special..];
            Rune.DecodeFromUtf16(text, out var rune, out var units);
            Special(rune, text);
            text = text[units..];
        }
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (length == Size) Flush();
            var fitting = text[..Math.Min(text.Length, Size - length)];
            Ascii.FromUtf16(fitting, bytes.AsSpan(length), out var written);
            length += written;
            text = text[fitting.Length..];
        }
    }

    private void Special(Rune rune, ReadOnlySpan<char> text)
    {
        switch (rune.Value)
        {
            case '&': Raw("&amp;"u8); break;
            case '<': Raw("&lt;"u8); break;
            case '>': Raw("&gt;"u8); break;
            case '\r': Raw("&#13;"u8); break; // a bare one would be read back as a line feed
            case '_' when LooksLikeAnEscape(text): Raw("_x005F_"u8); break;
            default:
                if (Size - length < 4) Flush();
                length += rune.EncodeToUtf8(bytes.AsSpan(length));
                break;
        }
    }

    // Excel reads _x0041_ in a cell as A. Whoever typed those seven characters gets them back.
    private static bool LooksLikeAnEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && !text[2..6].ContainsAnyExcept(HexDigits);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public void Flush()
    {
        target.Write(bytes, 0, length);
        length = 0;
    }

    public void Dispose()
    {
        Flush();
        target.Dispose();
    }
}
