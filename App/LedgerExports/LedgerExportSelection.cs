using BatchLedger.GlIntegration;
using BatchLedger.Journals;
using BatchLedger.LedgerFiles;
using BatchLedger.Ledgers;
using BatchLedger.People;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerExports;

/// <summary>The ticked batches of an export, and what can be done with them. <paramref name="Offer"/> null: not asked yet.</summary>
internal sealed record LedgerExportSelection(LedgerExportView View, Actor Actor, GlOffer? Offer)
{
    public required IReadOnlyList<LedgerExportRow> Rows { get; init; }

    /// <summary>Those whose journal can go into the accounting system now: one delivery for each journal entry (S0.31).</summary>
    public IReadOnlyList<string> ToConnect => [.. Rows.Where(row => Offer?.WhyNotSend(row.Batch, Actor) is null).Select(row => row.Batch.Number)];

    public Refusal? WhyNot(LedgerKind kind) => Actor.WhyNot(Permission.PostBatches) ?? Actor.WhyNot(Permission.ExportLedgers)
        ?? LedgerFileRefusals.WhyNotKind(View.Company, kind) ?? (Rows.Count == 0 ? LedgerExportRefusals.NothingSelected(View.Period) : null);

    public Refusal? WhyNotConnect => Offer?.Title is null ? LedgerExportRefusals.ConnectNeeds(View.Company)
        : Actor.WhyNot(Permission.SendToGl) ?? Offer.WhyNot ?? (ToConnect.Count == 0 ? LedgerExportRefusals.NothingToConnect(View.Company.AccountingSystem.InWords()) : null);
}
