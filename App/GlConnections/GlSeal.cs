using System.Security.Cryptography;
using System.Text.Json;
using BatchLedger.OutsideGl;
using Microsoft.AspNetCore.DataProtection;

namespace BatchLedger.GlConnections;

/// <summary>Seals what is secret to the row it stands in: moved to another row, or without the keys that sealed it, it opens no more.</summary>
public sealed class GlSeal(IDataProtectionProvider keys)
{
    private const string OfSecrets = "secrets";
    private const string OfTokens = "tokens";

    public string Seal(GlConnection connection, FieldValues secrets) => Protector(connection, OfSecrets).Protect(secrets.Json);

    public string Seal(GlConnection connection, OutsideTokens tokens) => Protector(connection, OfTokens).Protect(JsonSerializer.Serialize(tokens));

    /// <summary>The verifier of a sign-in, sealed to its state as well.</summary>
    public string Seal(GlConnection connection, string stateHash, string verifier) => Protector(connection, stateHash).Protect(verifier);

    /// <summary>Null: it cannot be read any more.</summary>
    public FieldValues? Secrets(GlConnection connection) =>
        connection.SealedSecrets is null ? FieldValues.Empty : Open(connection, OfSecrets, connection.SealedSecrets) is { } json ? FieldValues.Read(json) : null;

    public OutsideTokens? Tokens(GlConnection connection, string text) =>
        Open(connection, OfTokens, text) is { } json ? JsonSerializer.Deserialize<OutsideTokens>(json) : null;

    public string? Verifier(GlConnection connection, GlSignIn signIn) => Open(connection, signIn.StateHash, signIn.SealedVerifier);

    private string? Open(GlConnection connection, string what, string text)
    {
        try
        {
            return Protector(connection, what).Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(GlConnection connection, string what) => keys.CreateProtector($"gl-token/v1/{connection.CompanyId}/{connection.Id}", what);
}
