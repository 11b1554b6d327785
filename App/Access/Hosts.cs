namespace BatchLedger.Access;

/// <summary>The names under which the site answers. Another name in the Host header is a forged one, or a foreign page that points its name at this machine.</summary>
public static class Hosts
{
    private static readonly string[] Local = ["localhost", "127.0.0.1", "[::1]"];

    public static IList<string> Allowed(string urls, IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is { Length: > 0 } named and not "*") return named.Split(';');
        var listening = urls.Split(';').Select(url => BindingAddress.Parse(url).Host).ToList();
        if (configuration["PublicUrl"] is { } address) listening.Add(new Uri(address).Host);
        var isOpen = configuration["PublicUrl"] is null && listening.Any(host => host is "*" or "+" or "0.0.0.0" or "[::]");
        return isOpen ? ["*"] : [.. listening.Where(host => host is not ("*" or "+" or "0.0.0.0" or "[::]")).Union(Local)];
    }
}
