using BatchLedger.Accounts;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;

namespace BatchLedger.GeneralLedger;

/// <summary>What the filter offers to the reader; the earliest period first.</summary>
public sealed record BookChoices(IReadOnlyList<Company> Companies)
{
    public IReadOnlyList<Ledger> Ledgers { get; init; } = [];
    public IReadOnlyList<FiscalPeriod> Periods { get; init; } = [];
    public IReadOnlyList<Branch> Branches { get; init; } = [];
    public IReadOnlyList<Department> Departments { get; init; } = [];
}
