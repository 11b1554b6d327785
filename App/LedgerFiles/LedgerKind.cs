using System.Globalization;
using BatchLedger.Batches;
using BatchLedger.Spreadsheets;

namespace BatchLedger.LedgerFiles;

/// <summary>The two files a posted batch can be taken away as (S0.13). A Detail file holds the summary too.</summary>
public enum LedgerKind { Detail, Summary }

public static class LedgerKinds
{
    /// <summary>As the buttons say it: "Ledger (Detail)".</summary>
    public static string Title(this LedgerKind kind) => $"Ledger ({kind})";

    /// <summary>As it stands in addresses and on the command line: "detail".</summary>
    public static string Word(this LedgerKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Takes the words only: a number is no kind.</summary>
    public static LedgerKind? Read(string word) =>
        Enum.GetValues<LedgerKind>().Cast<LedgerKind?>().FirstOrDefault(kind => kind!.Value.Word() == word.ToLowerInvariant());

    /// <summary>Where the file is downloaded.</summary>
    public static string DownloadAddress(this LedgerKind kind, string batch) => $"/batches/{Uri.EscapeDataString(batch)}/ledger/{kind.Word()}";

    /// <summary>BatchLedger_B-000042_Detail_2026-01-31, without its ending. The day is the batch's, so that the same ledger keeps its name.</summary>
    public static string BaseName(this LedgerKind kind, Batch batch) => FileNames.Safe(
        $"BatchLedger_{batch.Number}_{kind}_{batch.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
}
