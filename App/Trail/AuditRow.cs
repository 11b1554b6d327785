using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BatchLedger.Trail;

/// <summary>Who did what, when, from where, and what changed. Rows form a chain: each carries the hash of the one before,
/// so that a changed, removed or inserted row is found.</summary>
public sealed class AuditRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public long Seq { get; init; }
    public DateTimeOffset At { get; init; }
    public int? UserId { get; init; }
    public required string Actor { get; init; }
    public required string Origin { get; init; }

    /// <summary>The deed, as "Batch.Close".</summary>
    public required string Action { get; init; }

    /// <summary>The record's name as the user knows it, as "B-000042".</summary>
    public required string Record { get; init; }

    /// <summary>The address of the record's page, if it has one.</summary>
    public string? Address { get; init; }
    public int? CompanyId { get; init; }
    public int? BatchId { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }

    /// <summary>For people who look at one record: "Batch.MoveOpenOrders" is "Move open orders", "GlDelivery.Send" is "GL delivery: send".</summary>
    public string Deed
    {
        get
        {
            var parts = Action.Split('.', 2);
            var deed = Spaced(parts[^1]);
            return parts is ["Batch", _] or [_] ? deed : $"{Spaced(parts[0]).Replace("Gl ", "GL ", StringComparison.Ordinal)}: {deed.ToLowerInvariant()}";
        }
    }

    /// <summary>SHA-256, hex, over the previous hash and every field in a fixed order, each with its length so that no two rows read the same.</summary>
    public string ComputeHash()
    {
        string?[] fields = [PreviousHash, Seq.ToString(CultureInfo.InvariantCulture), At.UtcTicks.ToString(CultureInfo.InvariantCulture),
            UserId?.ToString(CultureInfo.InvariantCulture), Actor, Origin, Action, Record, Address,
            CompanyId?.ToString(CultureInfo.InvariantCulture), BatchId?.ToString(CultureInfo.InvariantCulture), Before, After];
        var text = new StringBuilder();
        foreach (var field in fields) text.Append(field?.Length ?? -1).Append(':').Append(field).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Spaced(string name) =>
        string.Concat(name.Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
}

/// <summary>What a use case tells the trail; the chain adds the rest.</summary>
public sealed record AuditEntry(string Action, string Record)
{
    public string? Address { get; init; }
    public int? CompanyId { get; init; }
    public int? BatchId { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
}
