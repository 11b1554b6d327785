using BatchLedger.Ledgers;
using BatchLedger.OutsideGl;

namespace BatchLedger.GlConnections;

/// <summary>
/// What each of ours is over there, for journals that go straight there and for the mapping of them. Import files have a table of their own, in codes; a test holds the two together.
/// <code>
///                      account    branch         department     customer   vendor
/// QuickBooks Online    Account    Location (1)   Class (1)      Customer   Vendor
/// Sage Intacct         Account    Location       Department     Customer   Vendor
/// NetSuite             Account    Location       Department     Customer   Vendor
/// </code>
/// (1) as <see cref="QuickBooksClass"/> says: Department as drawn; Branch the other way round; Unused: both are locations, of which a line has the branch's or else the department's.
/// </summary>
public static class GlDimensions
{
    public static OutsideKind KindOf(AccountingSystem system, QuickBooksClass quickBooksClass, OurKind ours) => ours switch
    {
        OurKind.Account => OutsideKind.Account,
        OurKind.Customer => OutsideKind.Customer,
        OurKind.Vendor => OutsideKind.Vendor,
        _ when system is not AccountingSystem.QuickBooksOnline => ours is OurKind.Branch ? OutsideKind.Location : OutsideKind.Department,
        _ => (ours, quickBooksClass) is (OurKind.Department, QuickBooksClass.Department) or (OurKind.Branch, QuickBooksClass.Branch) ? OutsideKind.Class : OutsideKind.Location,
    };
}
