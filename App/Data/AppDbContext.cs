using System.Linq.Expressions;
using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.BankReconciliations;
using BatchLedger.Batches;
using BatchLedger.Catalog;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.FilingCabinet;
using BatchLedger.FiscalPeriods;
using BatchLedger.GlConnections;
using BatchLedger.GlDeliveries;
using BatchLedger.Journals;
using BatchLedger.LedgerRuns;
using BatchLedger.Ledgers;
using BatchLedger.Managements;
using BatchLedger.OwnerStatements;
using BatchLedger.People;
using BatchLedger.RecurringJournals;
using BatchLedger.Trail;
using BatchLedger.Transactions;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BatchLedger.Data;

/// <summary>The table of contents. Each room maps its own tables; nothing here is tied to one database product.</summary>
public sealed class AppDbContext(DbContextOptions<AppDbContext> options) : IdentityUserContext<AppUser, int>(options)
{
    private IReadOnlySet<int>? companies;

    public DbSet<Company> Companies => Set<Company>();
    public DbSet<Branch> Branches => Set<Branch>();
    public DbSet<FeatureSet> Features => Set<FeatureSet>();
    public DbSet<Ledger> Ledgers => Set<Ledger>();
    public DbSet<ExchangeRate> ExchangeRates => Set<ExchangeRate>();
    public DbSet<FileProfile> FileProfiles => Set<FileProfile>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Department> Departments => Set<Department>();
    public DbSet<InterBranchMapping> InterBranchMappings => Set<InterBranchMapping>();
    public DbSet<AccountMap> AccountMaps => Set<AccountMap>();
    public DbSet<FiscalYear> FiscalYears => Set<FiscalYear>();
    public DbSet<FiscalPeriod> FiscalPeriods => Set<FiscalPeriod>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<PaymentMethod> PaymentMethods => Set<PaymentMethod>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<Transaction> Transactions => Set<Transaction>();
    public DbSet<RevenueRecognition> RevenueRecognitions => Set<RevenueRecognition>();
    public DbSet<Batch> Batches => Set<Batch>();
    public DbSet<BatchNote> BatchNotes => Set<BatchNote>();
    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();
    public DbSet<JournalLine> JournalLines => Set<JournalLine>();
    public DbSet<AccountBalance> AccountBalances => Set<AccountBalance>();
    public DbSet<LedgerRun> LedgerRuns => Set<LedgerRun>();
    public DbSet<GlConnection> GlConnections => Set<GlConnection>();
    public DbSet<GlMap> GlMaps => Set<GlMap>();
    public DbSet<GlDelivery> GlDeliveries => Set<GlDelivery>();
    public DbSet<RecurringJournal> RecurringJournals => Set<RecurringJournal>();
    public DbSet<JournalOccurrence> JournalOccurrences => Set<JournalOccurrence>();
    public DbSet<Management> Managements => Set<Management>();
    public DbSet<Tenancy> Tenancies => Set<Tenancy>();
    public DbSet<TenancyInvoice> TenancyInvoices => Set<TenancyInvoice>();
    public DbSet<ManagementFee> ManagementFees => Set<ManagementFee>();
    public DbSet<TrustEntry> TrustEntries => Set<TrustEntry>();
    public DbSet<TrustAllocation> TrustAllocations => Set<TrustAllocation>();
    public DbSet<TrustNote> TrustNotes => Set<TrustNote>();
    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();
    public DbSet<OwnerStatement> OwnerStatements => Set<OwnerStatement>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<AuditRow> AuditRows => Set<AuditRow>();

    /// <summary>Narrows every query of this context to what the actor may see.</summary>
    public void SeeAs(Actor actor) => companies = actor.Companies;

    private bool SeesAll => companies is null;
    private IReadOnlySet<int> Seen => companies ?? new HashSet<int>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Where(type => typeof(IOfCompany).IsAssignableFrom(type.ClrType)))
            builder.Entity(type.ClrType).HasQueryFilter(OfSeenCompany(type.ClrType));
        builder.Entity<Company>().HasQueryFilter(company => SeesAll || Seen.Contains(company.Id));
        builder.Entity<Ledger>().HasQueryFilter(ledger => SeesAll || ledger.Companies.Any(company => Seen.Contains(company.CompanyId)));
        foreach (var type in builder.Model.GetEntityTypes().Where(type => typeof(IVersioned).IsAssignableFrom(type.ClrType)))
        {
            builder.Entity(type.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
            builder.Entity(type.ClrType).Property(nameof(IVersioned.ChangedBy)).HasMaxLength(AppUser.NameLength);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite can neither order nor compare DateTimeOffset; UTC ticks are exact everywhere.
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(24);
        conventions.Properties<Role>().HaveConversion<int>();
    }

    private LambdaExpression OfSeenCompany(Type entity)
    {
        var row = Expression.Parameter(entity, "row");
        var self = Expression.Constant(this);
        var company = Expression.Property(row, nameof(IOfCompany.CompanyId));
        var seen = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(int)],
            Expression.Property(self, nameof(Seen)), company);
        return Expression.Lambda(Expression.OrElse(Expression.Property(self, nameof(SeesAll)), seen), row);
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
