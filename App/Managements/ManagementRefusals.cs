using BatchLedger.Features;
using BatchLedger.Refusals;

namespace BatchLedger.Managements;

/// <summary>Every "no" about managements, tenancies and tenancy invoices.</summary>
public static class ManagementRefusals
{
    /// <summary>Null while managements are on.</summary>
    public static Refusal? WhyOff(FeatureSet features) => features.Managements ? null : FeatureRefusals.Off(Feature.Managements, "A management");

    public static RecordLink Link(Management management) => new($"Management {management.Number}", management.Address);
}
