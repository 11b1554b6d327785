using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BatchLedger.LedgerMaking;

/// <summary>SHA-256 over id, version and amount of each transaction in the order of the run: what it read is what it writes, or it starts anew.</summary>
internal sealed class SourceDigest : IDisposable
{
    private readonly IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public void Add(int id, int version, long amount)
    {
        Span<byte> row = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(row, id);
        BinaryPrimitives.WriteInt32BigEndian(row[4..], version);
        BinaryPrimitives.WriteInt64BigEndian(row[8..], amount);
        sha.AppendData(row);
    }

    /// <summary>Hex, lower case. Ends this digest.</summary>
    public string Finish() => Convert.ToHexStringLower(sha.GetHashAndReset());

    public void Dispose() => sha.Dispose();
}
