using BatchLedger.Ledgers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.Accounts;

internal sealed class AccountsMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Department>, IEntityTypeConfiguration<AccountMap>,
    IEntityTypeConfiguration<InterBranchMapping>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.Property(a => a.Code).HasMaxLength(Account.CodeLength);
        account.Property(a => a.Name).HasMaxLength(Account.NameLength);
        account.Property(a => a.ExternalName).HasMaxLength(Account.ExternalNameLength);
        account.Property(a => a.Unit).HasMaxLength(Account.UnitLength);
        account.HasIndex(a => new { a.CompanyId, a.Code }).IsUnique();
        account.HasOne<Company>().WithMany().HasForeignKey(a => a.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Department> department)
    {
        department.Property(d => d.Code).HasMaxLength(Department.CodeLength);
        department.Property(d => d.Name).HasMaxLength(Department.NameLength);
        department.HasIndex(d => new { d.CompanyId, d.Code }).IsUnique();
        department.HasOne<Company>().WithMany().HasForeignKey(d => d.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccountMap> map)
    {
        map.HasIndex(m => m.CompanyId).IsUnique();
        map.HasOne<Company>().WithMany().HasForeignKey(m => m.CompanyId).OnDelete(DeleteBehavior.Restrict);
        foreach (var part in new[] { nameof(AccountMap.ReceivableId), nameof(AccountMap.UnappliedPaymentsId), nameof(AccountMap.TaxPayableId),
                     nameof(AccountMap.DiscountsId), nameof(AccountMap.BadDebtId), nameof(AccountMap.RoundingId),
                     nameof(AccountMap.TranslationId), nameof(AccountMap.TrustBankId), nameof(AccountMap.OwnerFundsId), nameof(AccountMap.UnallocatedId),
                     nameof(AccountMap.BondId), nameof(AccountMap.CreditorsId), nameof(AccountMap.FeeIncomeId), nameof(AccountMap.FeeBankId) })
            map.HasOne(typeof(Account)).WithMany().HasForeignKey(part).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<InterBranchMapping> mapping)
    {
        mapping.Property(m => m.AccountFrom).HasMaxLength(Account.CodeLength);
        mapping.Property(m => m.AccountTo).HasMaxLength(Account.CodeLength);
        mapping.HasIndex(m => new { m.CompanyId, m.FromBranchId, m.ToBranchId, m.AccountFrom }).IsUnique();
        mapping.HasOne<Branch>().WithMany().HasForeignKey(m => m.FromBranchId).OnDelete(DeleteBehavior.Restrict);
        mapping.HasOne<Branch>().WithMany().HasForeignKey(m => m.ToBranchId).OnDelete(DeleteBehavior.Restrict);
        mapping.HasOne<Account>().WithMany().HasForeignKey(m => m.DueFromAccountId).OnDelete(DeleteBehavior.Restrict);
        mapping.HasOne<Account>().WithMany().HasForeignKey(m => m.DueToAccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
