namespace BatchLedger.Ui;

public static class CountWords
{
    /// <summary>"1 line", "2 lines".</summary>
    public static string Of(long count, string one) => $"{count:N0} {one}{(count == 1 ? "" : "s")}";
}
