using BatchLedger.Batches;
using BatchLedger.GlFormats;
using BatchLedger.Journals;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.LedgerFiles;

/// <summary>Every "no" about ledger files, and when each is said.</summary>
public static class LedgerFileRefusals
{
    /// <summary>What the company takes: the workbook, the file of its accounting system, and the generic CSV, which belongs to no system.</summary>
    public static IReadOnlyList<LedgerFormat> Offered(Company company) => [.. company.AccountingSystem.Formats().Union([LedgerFormat.GenericCsv])];

    /// <summary>Refuses with NotPosted or KindNotOffered, in that order (S0.12, S0.14). Null: the file can be had.</summary>
    public static Refusal? WhyNot(Batch batch, Company company, LedgerKind kind)
    {
        if (batch.State is not BatchState.Posted) return NotPosted(batch);
        return WhyNotKind(company, kind);
    }

    /// <summary>Refuses like that, or with FormatNotOffered.</summary>
    public static Refusal? WhyNot(Batch batch, Company company, LedgerWish wish) =>
        WhyNot(batch, company, wish.Kind) ?? (Offered(company).Contains(wish.Format) ? null : FormatNotOffered(company, wish.Format));

    /// <summary>Refuses with KindNotOffered: the accounting system decides (S0.14).</summary>
    public static Refusal? WhyNotKind(Company company, LedgerKind kind) =>
        kind is LedgerKind.Summary || company.AccountingSystem.OffersDetail() ? null : KindNotOffered(company, kind);

    public static Refusal NotPosted(Batch batch) => new Refusal("LedgerFile.NotPosted",
        $"Batch {batch.Number} is {batch.State.ToString().ToLowerInvariant()}. Post it before taking its ledger.").With(BatchRefusals.Link(batch));

    public static Refusal KindNotOffered(Company company, LedgerKind kind) => new("LedgerFile.KindNotOffered",
        $"{kind.Title()} is not offered: company {company.Code} uses {company.AccountingSystem.InWords()}, which takes the summary only. Take {LedgerKind.Summary.Title()}.");

    public static Refusal FormatNotOffered(Company company, LedgerFormat format) => new("LedgerFile.FormatNotOffered",
        $"{format.Title()} is not offered: company {company.Code} uses {company.AccountingSystem.InWords()}. Take {string.Join(" or ", Offered(company).Select(offered => offered.Title()))}, or change the accounting system of the company.");

    public static Refusal CountsUnits(Batch batch, Ledger ledger, LedgerFormat format) => new("LedgerFile.CountsUnits",
        $"{format.Title()} takes money: batch {batch.Number} posted quantities to the Statistical ledger {ledger.Code}. Take the Excel file.");

    public static Refusal InsteadOfMail(Batch batch, string button) => new Refusal("LedgerFile.InsteadOfMail",
        $"The journals of this company go straight into its accounting system: {button} on batch {batch.Number} stands in place of the e-mail. The file can be downloaded.").With(BatchRefusals.Link(batch));

    public static Refusal NotWritten(string reason) => new("LedgerFile.NotWritten",
        $"The ledger file could not be written: {reason} Nothing was sent or kept. Try again, and tell the operator if it happens again.");
}
