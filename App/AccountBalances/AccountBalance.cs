using BatchLedger.Data;

namespace BatchLedger.AccountBalances;

/// <summary>What one account of one branch and department came to in one fiscal period of one ledger. Of Actual and Statistical ledgers it is the sum of
/// the posted journals, kept at each posting; of a Budget ledger what was budgeted; of a Reporting ledger what the translation made.</summary>
public sealed class AccountBalance : IOfCompany
{
    /// <summary>Stands for "no department", so that the key has a value everywhere.</summary>
    public const int NoDepartment = 0;

    public required int LedgerId { get; init; }
    public required int CompanyId { get; init; }
    public required int FiscalPeriodId { get; init; }
    public required int AccountId { get; init; }
    public required int BranchId { get; init; }

    /// <summary><see cref="NoDepartment"/> for none.</summary>
    public required int DepartmentId { get; init; }

    /// <summary>Journal lines in it; 0 in Budget and Reporting ledgers.</summary>
    public int Lines { get; set; }

    /// <summary>Minor units of the ledger's currency, like <see cref="Credit"/>.</summary>
    public long Debit { get; set; }
    public long Credit { get; set; }
}
