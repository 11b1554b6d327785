using System.Collections;
using System.IO.Compression;
using System.Text;
using BatchLedger.Data;
using BatchLedger.Refusals;

namespace BatchLedger.Tests;

/// <summary>Everything that an answer says: its words, its numbers, and what is in its files.</summary>
internal static class Readings
{
    private static readonly byte[] Zipped = "PK"u8.ToArray();

    /// <summary>A refusal and the question itself only say again what was asked.</summary>
    public static string Of(object? answer, params object?[] asked)
    {
        var (text, known) = (new StringBuilder(), new HashSet<object>(ReferenceEqualityComparer.Instance));
        foreach (var question in asked)
            if (question is not null && !question.GetType().IsValueType) known.Add(question);
        Say(answer, text, known);
        return text.ToString();
    }

    private static void Say(object? value, StringBuilder text, HashSet<object> known)
    {
        switch (value)
        {
            case null or Refusal or Delegate: return;
            case string or IFormattable: text.Append(value).Append('\n'); return;
            case byte[] bytes: Say(bytes, text); return;
        }
        if (!value.GetType().IsValueType && !known.Add(value)) return;
        if (value is Stream stream) Say(BytesOf(stream), text);
        else if (value is IEnumerable many) foreach (var one in many) Say(one, text, known);
        else Parts(value, text, known);
    }

    private static void Parts(object value, StringBuilder text, HashSet<object> known)
    {
        var type = value.GetType();
        if (type.Assembly != typeof(Work).Assembly && !type.IsGenericType) return;
        foreach (var field in type.GetFields().Where(f => !f.IsStatic)) Say(field.GetValue(value), text, known);
        foreach (var property in type.GetProperties().Where(p => p.GetIndexParameters().Length == 0 && !p.GetMethod!.IsStatic)) Say(property.GetValue(value), text, known);
        if (type.GetProperty("Path")?.GetValue(value) is string path && File.Exists(path)) Say(File.ReadAllBytes(path), text);
    }

    private static byte[] BytesOf(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        stream.Dispose();
        return copy.ToArray();
    }

    private static void Say(byte[] bytes, StringBuilder text)
    {
        if (!bytes.AsSpan().StartsWith(Zipped))
        {
            text.Append(Encoding.UTF8.GetString(bytes)).Append('\n');
            return;
        }
        using var workbook = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in workbook.Entries)
        {
            using var reader = new StreamReader(part.Open());
            text.Append(reader.ReadToEnd()).Append('\n');
        }
    }
}
