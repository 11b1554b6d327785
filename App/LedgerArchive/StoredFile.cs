using BatchLedger.Data;
using BatchLedger.GlFormats;
using BatchLedger.Journals;

namespace BatchLedger.LedgerArchive;

/// <summary>A ledger file as it was made. The row tells whose it is and what is in it; the bytes lie in the data folder under their hash.</summary>
public sealed class StoredFile : IOfCompany
{
    public const int NameLength = 150;

    public Guid Id { get; private init; } = Guid.NewGuid();
    public required int CompanyId { get; init; }

    /// <summary>Of the journals in it.</summary>
    public required int FiscalPeriodId { get; init; }

    /// <summary>Null for a file of many batches.</summary>
    public int? BatchId { get; init; }

    /// <summary>The run that wrote it, for a file of many batches. Runs are forgotten before files, so this refers to nothing.</summary>
    public int? RunId { get; init; }

    public required LedgerFormat Format { get; init; }
    public required LedgerKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required string MadeBy { get; init; }
    public List<StoredFileJournal> Journals { get; init; } = [];
    public List<FileTake> Takes { get; init; } = [];

    public string Address => AddressOf(Id);

    public static string AddressOf(Guid id) => $"/ledger-files/{id}";
}

/// <summary>A journal that is in a file.</summary>
public sealed class StoredFileJournal
{
    public Guid StoredFileId { get; init; }
    public required int JournalEntryId { get; init; }
}

public enum TakeWay { Download, Mail, CommandLine }

/// <summary>A file left: who took it, when, and how. Together they are the export log.</summary>
public sealed class FileTake
{
    public const int PlaceLength = 300;

    public int Id { get; private set; }
    public required Guid StoredFileId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required TakeWay Way { get; init; }

    /// <summary>The address of a mail; null otherwise.</summary>
    public string? Place { get; init; }
}
