using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;
using BatchLedger.Refusals;

namespace BatchLedger.GlConnections;

/// <summary>Every "no" about the mapping between our books and the outside ones.</summary>
public static class GlMapRefusals
{
    public static string Address(Company company) => $"{GlConnectionRefusals.Address(company)}/mapping";

    public static Refusal OutsideMissing(GlMapView view, OutsideKind kind) => new("GlMap.OutsideMissing",
        $"That {kind.InWords()} is not in {view.System}, as it was last read. Read the chart again, then choose.");

    public static Refusal OutsideInactive(GlMapView view, OutsideItem item) => new("GlMap.OutsideInactive",
        $"{item.Title} is inactive in {view.System}. Choose another, or make it active there and read the chart again.");

    public static Refusal TakesNoJournals(GlMapView view, OutsideItem item) => new("GlMap.TakesNoJournals",
        $"{item.Title} takes no journal lines in {view.System}. Choose another account.");

    public static Refusal NothingProposed(GlMapView view) => new("GlMap.NothingProposed", view.Connection?.BooksReadAt is null
        ? $"The chart of {view.System} was not read yet. Read it first."
        : "Nothing that is not mapped has one clear counterpart there. Map the rest by hand.");
}
