using System.Buffers;
using System.Text;

namespace BatchLedger.GlFormats;

/// <summary>The writing of IIF files. A character it lacks throws: .NET would otherwise put a likeness in its place.</summary>
internal static class Windows1252
{
    public static readonly Encoding Encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly SearchValues<char> Known = SearchValues.Create(Encoding.GetString([.. Enumerable.Range(0x20, 0xE0).Select(x => (byte)x)]));

    /// <summary>Where the first character is that it lacks, or -1.</summary>
    public static int FirstLacking(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(Known);
}
