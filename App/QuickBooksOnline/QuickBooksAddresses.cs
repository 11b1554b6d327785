using BatchLedger.OutsideGl;

namespace BatchLedger.QuickBooksOnline;

/// <summary>Where each request goes. A stand-in has the same paths under its one address.</summary>
internal static class QuickBooksAddresses
{
    /// <summary>1 to 74 were given up; lower numbers are read as this one.</summary>
    private const string MinorVersion = "75";

    public static Uri Authorize(GlTerms terms) => At(terms, "https://appcenter.intuit.com", "/connect/oauth2");

    public static Uri Token(GlTerms terms) => At(terms, "https://oauth.platform.intuit.com", "/oauth2/v1/tokens/bearer");

    public static Uri Revoke(GlTerms terms) => At(terms, "https://developer.api.intuit.com", "/v2/oauth2/tokens/revoke");

    public static Uri Create(GlTerms terms, string key) => OfCompany(terms, "/journalentry", ("requestid", key));

    public static Uri Delete(GlTerms terms) => OfCompany(terms, "/journalentry", ("operation", "delete"));

    public static Uri Get(GlTerms terms, string id) => OfCompany(terms, $"/journalentry/{Uri.EscapeDataString(id)}");

    public static Uri Query(GlTerms terms, string query) => OfCompany(terms, "/query", ("query", query));

    public static Uri Preferences(GlTerms terms) => OfCompany(terms, "/preferences");

    public static Uri Company(GlTerms terms) => OfCompany(terms, $"/companyinfo/{Realm(terms)}");

    public static string QueryPart(params IEnumerable<(string Name, string Value)> parameters) =>
        string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));

    private static Uri OfCompany(GlTerms terms, string path, params IEnumerable<(string Name, string Value)> parameters)
    {
        var host = terms.Site is GlSite.Sandbox ? "https://sandbox-quickbooks.api.intuit.com" : "https://quickbooks.api.intuit.com";
        return At(terms, host, $"/v3/company/{Realm(terms)}{path}?{QueryPart(parameters.Append(("minorversion", MinorVersion)))}");
    }

    private static string Realm(GlTerms terms) => Uri.EscapeDataString(terms[QuickBooksFields.Realm]);

    private static Uri At(GlTerms terms, string host, string pathAndQuery) => new(terms.StandIn ?? new Uri(host), pathAndQuery);
}
