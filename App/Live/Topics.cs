namespace BatchLedger.Live;

/// <summary>What can ring. One place, so that the one who rings and the one who listens use the same word.</summary>
public static class Topics
{
    public const string Batches = "batches";
    public const string Periods = "periods";
    public const string Runs = "runs";
    public const string Mails = "mails";
    public const string Audit = "audit";
    public const string ExchangeRates = "exchange-rates";
    public const string Translations = "translations";
    public const string Settings = "settings";
    public const string Ledgers = "ledgers";
    public const string InterBranch = "inter-branch";

    /// <summary>A batch was posted: what waits for that is due.</summary>
    public const string Posted = "posted";
    public const string Deliveries = "deliveries";
    public const string Connections = "connections";
    public const string Recurring = "recurring";
    public const string Managements = "managements";

    /// <summary>Something was ticked, unticked or finished in a bank reconciliation, or could be.</summary>
    public const string Reconciliations = "reconciliations";

    public static string Presence(string record) => $"presence/{record}";
    public static string Batch(int id) => $"batch/{id}";
    public static string Period(int id) => $"period/{id}";
    public static string Budget(int ledgerId) => $"budget/{ledgerId}";
    public static string Management(int id) => $"management/{id}";
    public static string Run(int id) => $"run/{id}";
}
