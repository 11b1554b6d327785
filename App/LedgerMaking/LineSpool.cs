using BatchLedger.Journals;

namespace BatchLedger.LedgerMaking;

/// <summary>Keeps the lines of a run in a temporary file between mapping and writing, so that a ledger of a million lines
/// needs no more memory than a small one, and the write transaction stays short. The file goes with the spool.</summary>
internal sealed class LineSpool : IDisposable
{
    private readonly FileStream file = new(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    private readonly BinaryWriter writer;
    private readonly LinesDigest digest = new();
    private int lastTransaction;

    public LineSpool()
    {
        writer = new BinaryWriter(file);

        // Without a name the space goes with the process, even one that is killed; Windows does so by itself.
        if (!OperatingSystem.IsWindows()) File.Delete(file.Name);
    }

    public int Count => digest.Count;
    public long Debit => digest.Debit;
    public long Credit => digest.Credit;

    /// <summary>Transactions that have at least one line.</summary>
    public int Transactions { get; private set; }

    public void Add(JournalLine line)
    {
        digest.Add(line);
        if (line.TransactionId != lastTransaction) Transactions++;
        lastTransaction = line.TransactionId;

        writer.Write(line.TransactionId);
        writer.Write(line.AccountId);
        writer.Write(line.BranchId);
        writer.Write(line.DepartmentId ?? 0);
        writer.Write(line.Date.DayNumber);
        writer.Write(line.Debit);
        writer.Write(line.Credit);
        writer.Write(line.Description);
    }

    /// <summary>Hash of the lines added. Call once, when all are there.</summary>
    public string Finish()
    {
        writer.Flush();
        return digest.Finish();
    }

    public IEnumerable<JournalLine> Lines(int journalEntryId)
    {
        file.Position = 0;
        using var reader = new BinaryReader(file, System.Text.Encoding.UTF8, leaveOpen: true);
        for (var number = 1; number <= Count; number++)
        {
            yield return new JournalLine
            {
                JournalEntryId = journalEntryId, LineNo = number, TransactionId = reader.ReadInt32(), AccountId = reader.ReadInt32(),
                BranchId = reader.ReadInt32(), DepartmentId = reader.ReadInt32() is > 0 and var department ? department : null,
                Date = DateOnly.FromDayNumber(reader.ReadInt32()), Debit = reader.ReadInt64(), Credit = reader.ReadInt64(),
                Description = reader.ReadString(),
            };
        }
    }

    public void Dispose()
    {
        digest.Dispose();
        writer.Dispose();
        file.Dispose();
    }
}
