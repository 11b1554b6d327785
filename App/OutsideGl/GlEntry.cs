using System.Security.Cryptography;
using System.Text.Json;
using BatchLedger.Currencies;

namespace BatchLedger.OutsideGl;

/// <summary>A journal with everything in the outside system's own ids, ready to go. Small enough to hold: a connector says how many lines it takes.</summary>
public sealed record GlEntry
{
    /// <summary>Made once, before the first byte leaves, and the same for every attempt; at most 50 characters.</summary>
    public required string Key { get; init; }

    /// <summary>How many requests under this key were refused for certain. A system that remembers requests would answer the next one with the old refusal.</summary>
    public int Refusals { get; init; }

    /// <summary>What names the request over there: the key, and from the first certain refusal on which try it is.</summary>
    public string RequestKey => Refusals == 0 ? Key : $"{Key}-{Refusals + 1}";

    /// <summary>The number it is looked up by: J-000107. Unique in our books, so every posting version has its own.</summary>
    public required string Number { get; init; }
    public required DateOnly Date { get; init; }
    public string Memo { get; init; } = "";

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Their id of the currency, where they have one: see <see cref="OutsideBooks.CurrencyId"/>.</summary>
    public string? CurrencyId { get; init; }
    public required IReadOnlyList<GlEntryLine> Lines { get; init; }

    public long Debit => Lines.Sum(line => line.Debit);
    public long Credit => Lines.Sum(line => line.Credit);
    public int Digits => Currencies.Currency.Digits(Currency);

    /// <summary>SHA-256, hex, over all that is sent apart from the key: what was validated is what is sent.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Number, Date, Memo, Currency, CurrencyId, Lines })));
}

/// <summary>One side of one account. Ids are the outside system's; <see cref="AccountCode"/> is ours, for the sentences.</summary>
public sealed record GlEntryLine
{
    /// <summary>1, 2, 3 … within the journal.</summary>
    public required int No { get; init; }
    public required string AccountCode { get; init; }

    /// <summary>Empty: our account is not mapped.</summary>
    public required string AccountId { get; init; }

    /// <summary>Minor units; exactly one of the two is over 0.</summary>
    public required long Debit { get; init; }
    public required long Credit { get; init; }
    public string Memo { get; init; } = "";
    public string? LocationId { get; init; }
    public string? DepartmentId { get; init; }
    public string? ClassId { get; init; }
    public string? CustomerId { get; init; }
    public string? VendorId { get; init; }
}
