using System.Globalization;
using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Currencies;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;

namespace BatchLedger.GeneralLedger;

/// <summary>A part of the books: one ledger of one company over a range of periods, of one branch and department or of all.</summary>
public sealed record BookScope(Company Company, Ledger Ledger, FiscalPeriod From, FiscalPeriod To)
{
    /// <summary>Stands for "any" where a query compares ids.</summary>
    public const int Any = -1;

    public Branch? Branch { get; init; }
    public Department? Department { get; init; }
    public bool WithoutDepartment { get; init; }

    internal int BranchKey => Branch?.Id ?? Any;
    internal int DepartmentKey => WithoutDepartment ? AccountBalance.NoDepartment : Department?.Id ?? Any;

    public int Digits => Currency.Digits(Ledger.Currency);

    /// <summary>It counts units, each account its own.</summary>
    public bool Counts => Ledger.Type is LedgerType.Statistical;

    /// <summary>Its figures are sums of posted journals.</summary>
    public bool HasJournals => Ledger.Type is LedgerType.Actual or LedgerType.Statistical;

    /// <summary>Debits must come to credits: of a whole book of money, not of one branch and not of a budget.</summary>
    public bool MustBalance => Ledger.Type is LedgerType.Actual or LedgerType.Reporting && IsWhole;

    public bool IsWhole => Branch is null && Department is null && !WithoutDepartment;

    public Money Money(long minor) => new(minor, Ledger.Currency);

    public string Periods => From.Id == To.Id ? From.Name : $"{From.Name} to {To.Name}";

    public string BranchWords => Branch is null ? "All branches" : $"{Branch.Code} {Branch.Name}";

    public string DepartmentWords => WithoutDepartment ? "Without department" : Department is null ? "All departments" : $"{Department.Code} {Department.Name}";

    /// <summary>"ledger ACTUAL of ARG, Jan 2026 to Mar 2026", and branch and department where they narrow it.</summary>
    public override string ToString() =>
        $"ledger {Ledger.Code} of {Company.Code}, {Periods}{(Branch is null ? "" : $", branch {Branch.Code}")}{(IsWhole || (Department is null && !WithoutDepartment) ? "" : $", {(WithoutDepartment ? "without department" : $"department {Department!.Code}")}")}";

    /// <summary>The address of this part, every choice named, so that a bookmark keeps its meaning.</summary>
    public BookWish AsWish(string? account = null) => new()
    {
        Company = Company.Code, Ledger = Ledger.Code, From = Day(From), To = Day(To), Branch = Branch?.Code,
        Department = WithoutDepartment ? BookWish.WithoutDepartment : Department?.Code, Account = account,
    };

    internal static string Day(FiscalPeriod period) => period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
