using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.Refusals;

namespace BatchLedger.DeferredRevenue;

/// <summary>Every "no" to recognising deferred revenue, in the words the user reads.</summary>
public static class DeferredRevenueRefusals
{
    public static Refusal NothingDue(FiscalPeriod period) => new("DeferredRevenue.NothingDue",
        $"No deferred revenue is due in {period.Name}: what was earned by {period.End:dd MMM yyyy} is recognised. Invoices count once their batch is posted.");

    public static Refusal EarlierFirst(FiscalPeriod period, FiscalPeriod earlier, DueTotal due) => new Refusal("DeferredRevenue.EarlierFirst",
        $"{earlier.Name} has {due.Total} of deferred revenue that is not recognised yet. Recognise it there first; then {period.Name}.")
        .With(new RecordLink(earlier.Name, $"/fiscal-periods/{earlier.Id}"));

    public static Refusal AccountsMissing(IReadOnlyList<DueLine> lines)
    {
        var products = lines.Select(line => (line.Product, line.ProductName)).Distinct().ToList();
        return new Refusal("DeferredRevenue.AccountsMissing",
            $"Revenue cannot be recognised: {string.Join(", ", products.Select(p => $"product {p.Product} {p.ProductName}"))} {(products.Count == 1 ? "lacks" : "lack")} a revenue account or a deferred revenue account.")
            .With([.. products.Select(p => new RecordLink(p.Product, CatalogRefusals.ProductAddress(p.Product)))]);
    }

    public static Refusal StatisticalLedger(Batch batch, Ledger ledger) => new Refusal("DeferredRevenue.StatisticalLedger",
        $"Batch {batch.Number} posts to the statistical ledger {ledger.Code}, which holds no revenue. Choose another batch.").With(BatchRefusals.Link(batch));

    public static Refusal BranchMissing => new("DeferredRevenue.BranchMissing", "The company has no active branch to make a batch in. Choose an open batch.");
}
