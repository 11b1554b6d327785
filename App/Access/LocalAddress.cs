namespace BatchLedger.Access;

/// <summary>Where to go after signing in: only to a page of this site, however the link was written.</summary>
public static class LocalAddress
{
    public static string OrHome(string? address) => IsLocal(address) ? address! : "/";

    private static bool IsLocal(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\') && !address.Any(char.IsControl);
}
