using BatchLedger.Accounts;
using BatchLedger.Data;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using BatchLedger.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Budgets;

/// <summary>Who last changed one amount of a budget. It stays when the amount goes to zero, so that whoever comes too late can be told by whom.</summary>
public sealed class BudgetTouch : IOfCompany
{
    public required int LedgerId { get; init; }
    public required int CompanyId { get; init; }
    public required int FiscalPeriodId { get; init; }
    public required int AccountId { get; init; }
    public required int BranchId { get; init; }

    /// <summary>0 for none, as in the balances.</summary>
    public required int DepartmentId { get; init; }

    public required string By { get; set; }
    public required DateTimeOffset At { get; set; }
}

internal sealed class BudgetsMapping : IEntityTypeConfiguration<BudgetTouch>
{
    // They go with what they speak of: a ledger without amounts may be deleted.
    public void Configure(EntityTypeBuilder<BudgetTouch> touch)
    {
        touch.ToTable("BudgetTouches");
        touch.HasKey(t => new { t.LedgerId, t.CompanyId, t.FiscalPeriodId, t.AccountId, t.BranchId, t.DepartmentId });
        touch.Property(t => t.By).HasMaxLength(AppUser.NameLength);
        touch.HasOne<Ledger>().WithMany().HasForeignKey(t => t.LedgerId).OnDelete(DeleteBehavior.Cascade);
        touch.HasOne<Company>().WithMany().HasForeignKey(t => t.CompanyId).OnDelete(DeleteBehavior.Cascade);
        touch.HasOne<FiscalPeriod>().WithMany().HasForeignKey(t => t.FiscalPeriodId).OnDelete(DeleteBehavior.Cascade);
        touch.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Cascade);
        touch.HasOne<Branch>().WithMany().HasForeignKey(t => t.BranchId).OnDelete(DeleteBehavior.Cascade);
    }
}
