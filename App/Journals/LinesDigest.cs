using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BatchLedger.Journals;

/// <summary>SHA-256 over the canonical text of journal lines, in line order: one line each,
/// "no|transaction|account|branch|department|date|debit|credit|description\n" by id, amounts in minor units. Damage that a balance check or the database's own check cannot see is seen here.</summary>
public sealed class LinesDigest : IDisposable
{
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] buffer = new byte[1024];

    public int Count { get; private set; }
    public long Debit { get; private set; }
    public long Credit { get; private set; }

    public void Add(JournalLine line)
    {
        // Figures take less than 200 bytes; a description is short unless somebody tampered with the table.
        var longest = 200 + Encoding.UTF8.GetMaxByteCount(line.Description.Length);
        if (buffer.Length < longest) buffer = new byte[longest];
        var text = buffer.AsSpan();
        var length = 0;
        Put(text, ref length, line.LineNo);
        Put(text, ref length, line.TransactionId);
        Put(text, ref length, line.AccountId);
        Put(text, ref length, line.BranchId);
        Put(text, ref length, line.DepartmentId ?? 0);
        Put(text, ref length, line.Date.DayNumber);
        Put(text, ref length, line.Debit);
        Put(text, ref length, line.Credit);
        length += Encoding.UTF8.GetBytes(line.Description, text[length..]);
        text[length++] = (byte)'\n';
        sha.AppendData(text[..length]);
        Count++;
        Debit = checked(Debit + line.Debit);
        Credit = checked(Credit + line.Credit);
    }

    /// <summary>Hex, lower case. Ends this digest.</summary>
    public string Finish() => Convert.ToHexStringLower(sha.GetHashAndReset());

    public void Dispose() => sha.Dispose();

    private static void Put(Span<byte> text, ref int length, long number)
    {
        if (!Utf8Formatter.TryFormat(number, text[length..], out var written))
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{number} did not fit the line."));
        length += written;
        text[length++] = (byte)'|';
    }
}
