namespace BatchLedger.FakeGl;

/// <summary>Which class speaks for which system.</summary>
internal static class FakeApis
{
    public static FakeApi Of(FakeSystem system, FakeBooks books, FakeFailures failures, FakeOptions options) => system switch
    {
        FakeSystem.QuickBooksOnline => new FakeQuickBooks(books, failures, options),
        FakeSystem.SageIntacct => new FakeIntacct(books, failures, options),
        FakeSystem.NetSuite => new FakeNetSuite(books, failures, options),
        _ => throw new ArgumentOutOfRangeException(nameof(system), system, $"Nobody speaks for it yet, not even with {books.CompanyName}, {failures.Waiting} failures and port {options.Port}."),
    };
}
