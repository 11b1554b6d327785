using System.Security.Cryptography;
using System.Text;

namespace BatchLedger.FakeGl;

/// <summary>Who may call. A refresh token is good once; the answer has the next. Everything is done under the lock of the books.</summary>
internal sealed class FakeQuickBooksGrants
{
    private readonly Dictionary<string, Code> codes = [];
    private readonly HashSet<string> access = [FakeQuickBooksCompany.FirstAccess];
    private readonly HashSet<string> refresh = [FakeQuickBooksCompany.FirstRefresh];
    private int given;

    public string NewCode(string client, string redirect, string? challenge)
    {
        var code = $"AB11{++given:000000}";
        codes[code] = new Code(client, redirect, challenge);
        return code;
    }

    /// <summary>Null: the code is unknown, used, or another client's; or the verifier is not the one the sign-in began with.</summary>
    public (string Access, string Refresh)? Redeem(string code, string client, string redirect, string? verifier)
    {
        if (!codes.Remove(code, out var known) || known.Client != client || known.Redirect != redirect) return null;
        if (known.Challenge is { } challenge && (verifier is null || Digest(verifier) != challenge)) return null;
        return Give();
    }

    public (string Access, string Refresh)? Refresh(string token) => refresh.Remove(token) ? Give() : null;

    public bool Revoke(string token)
    {
        if (!refresh.Contains(token) && !access.Contains(token)) return false;
        refresh.Clear();
        access.Clear();
        return true;
    }

    public bool Knows(string token) => access.Contains(token);

    public void Expire() => access.Clear();

    private (string Access, string Refresh) Give()
    {
        var pair = ($"eyJ-access-{++given:000000}", $"RT1-{given:000000}");
        access.Add(pair.Item1);
        refresh.Add(pair.Item2);
        return pair;
    }

    private static string Digest(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private sealed record Code(string Client, string Redirect, string? Challenge);
}

/// <summary>The one company of the stand-in, and the first tokens it takes, for those who come without a sign-in.</summary>
public static class FakeQuickBooksCompany
{
    public const string Realm = "9130350000000001";
    public const string FirstAccess = "stand-in-access";
    public const string FirstRefresh = "stand-in-refresh";
}
