using BatchLedger.Data;
using BatchLedger.Refusals;
using BatchLedger.Vault;

namespace BatchLedger.LedgerArchive;

/// <summary>Every "no" about stored files.</summary>
public static class ArchiveRefusals
{
    public static readonly Refusal NotFound = DataRefusals.NotFound("The ledger file");

    /// <summary>Why a file cannot leave as it was made, or null.</summary>
    public static Refusal? WhyNot(StoredFile file, VaultState state) => state switch
    {
        VaultState.Missing => Missing(file),
        VaultState.Damaged => Damaged(file),
        _ => null,
    };

    public static Refusal Missing(StoredFile file) => new("LedgerArchive.Missing",
        $"The stored file {file.Name} is no longer on the disk. Take the ledger again, which makes the file anew, and tell the operator.");

    public static Refusal Damaged(StoredFile file) => new("LedgerArchive.Damaged",
        $"The stored file {file.Name} is not the one that was made: its SHA-256 differs from {file.Sha256[..12]}… It was not sent. Take the ledger again, which makes the file anew, and tell the operator.");

    public static Refusal NotWritten(string path, string reason) => new("LedgerArchive.NotWritten", $"{path} cannot be written: {reason}");
}
