using BatchLedger.Batches;
using BatchLedger.GlFormats;
using BatchLedger.Journals;

namespace BatchLedger.LedgerFiles;

/// <summary>Which file somebody wants: of which batch, every line or the summary, and in which format.</summary>
public sealed record LedgerWish(string Batch, LedgerKind Kind, LedgerFormat Format = LedgerFormat.Excel)
{
    /// <summary>"Ledger (Detail) of batch B-000042", with the format where it is not the usual one.</summary>
    public string Title => $"{Kind.Title()} of batch {Batch}{(Format is LedgerFormat.Excel ? "" : $" as {Format.Title()}")}";

    public string DownloadAddress => $"/batches/{Uri.EscapeDataString(Batch)}/ledger/{Kind.Word()}{(Format is LedgerFormat.Excel ? "" : $"?format={Format.Word()}")}";

    public string FileName(Batch batch) => LedgerFileNames.BaseName(Kind, Format, batch.Number, batch.Date) + Format.Ending();
}
