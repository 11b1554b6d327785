using BatchLedger.Accounts;
using BatchLedger.FiscalPeriods;
using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.AccountBalances;

internal sealed class AccountBalancesMapping : IEntityTypeConfiguration<AccountBalance>
{
    public void Configure(EntityTypeBuilder<AccountBalance> balance)
    {
        balance.ToTable("AccountBalances");
        balance.HasKey(b => new { b.LedgerId, b.CompanyId, b.FiscalPeriodId, b.AccountId, b.BranchId, b.DepartmentId });
        balance.HasOne<Ledger>().WithMany().HasForeignKey(b => b.LedgerId).OnDelete(DeleteBehavior.Restrict);
        balance.HasOne<Company>().WithMany().HasForeignKey(b => b.CompanyId).OnDelete(DeleteBehavior.Restrict);
        balance.HasOne<FiscalPeriod>().WithMany().HasForeignKey(b => b.FiscalPeriodId).OnDelete(DeleteBehavior.Restrict);
        balance.HasOne<Account>().WithMany().HasForeignKey(b => b.AccountId).OnDelete(DeleteBehavior.Restrict);
        balance.HasOne<Branch>().WithMany().HasForeignKey(b => b.BranchId).OnDelete(DeleteBehavior.Restrict);
    }
}
