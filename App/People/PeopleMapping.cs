using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BatchLedger.People;

internal sealed class PeopleMapping : IEntityTypeConfiguration<AppUser>, IEntityTypeConfiguration<UserCompany>
{
    public void Configure(EntityTypeBuilder<AppUser> user)
    {
        user.Property(u => u.DisplayName).HasMaxLength(AppUser.NameLength);
        user.HasMany(u => u.Companies).WithOne().HasForeignKey(c => c.UserId);
    }

    public void Configure(EntityTypeBuilder<UserCompany> company) => company.HasKey(c => new { c.UserId, c.CompanyId });
}
