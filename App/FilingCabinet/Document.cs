using BatchLedger.Data;

namespace BatchLedger.FilingCabinet;

public enum DocumentKind { Receipt, Statement, Upload }

/// <summary>A paper of a management, kept as it was made or handed in. The row tells what it is; the bytes lie in the data folder under their hash. Never changed.</summary>
public sealed class Document : IOfCompany
{
    public const int NameLength = 150;
    public const int TypeLength = 100;

    public Guid Id { get; private init; } = Guid.NewGuid();
    public required int CompanyId { get; init; }
    public required int ManagementId { get; init; }
    public required DocumentKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>Its MIME type, by what the bytes are and not by what somebody said.</summary>
    public required string ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>The transaction whose receipt it is.</summary>
    public int? TransactionId { get; init; }

    /// <summary>The owner statement that it is.</summary>
    public int? StatementId { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }

    public string Address => AddressOf(Id);

    public static string AddressOf(Guid id) => $"/documents/{id}";
}
