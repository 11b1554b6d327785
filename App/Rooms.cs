using BatchLedger.Access;
using BatchLedger.AccountBalances;
using BatchLedger.Accounts;
using BatchLedger.Audits;
using BatchLedger.BankReconciliations;
using BatchLedger.Batches;
using BatchLedger.Budgets;
using BatchLedger.Catalog;
using BatchLedger.Consolidation;
using BatchLedger.Data;
using BatchLedger.DeferredRevenue;
using BatchLedger.ExchangeRates;
using BatchLedger.Features;
using BatchLedger.FilingCabinet;
using BatchLedger.FiscalPeriods;
using BatchLedger.GeneralLedger;
using BatchLedger.GlConnections;
using BatchLedger.GlIntegration;
using BatchLedger.Imports;
using BatchLedger.LedgerArchive;
using BatchLedger.LedgerMaking;
using BatchLedger.LedgerRuns;
using BatchLedger.Journals;
using BatchLedger.LedgerExports;
using BatchLedger.LedgerFiles;
using BatchLedger.Ledgers;
using BatchLedger.Mail;
using BatchLedger.ManagementLedgers;
using BatchLedger.Managements;
using BatchLedger.NetSuite;
using BatchLedger.OutsideGl;
using BatchLedger.OwnerStatements;
using BatchLedger.People;
using BatchLedger.PeriodClose;
using BatchLedger.QuickBooksOnline;
using BatchLedger.Receipts;
using BatchLedger.RecurringJournals;
using BatchLedger.SageIntacct;
using BatchLedger.Sales;
using BatchLedger.Settings;
using BatchLedger.Trail;
using BatchLedger.Translations;
using BatchLedger.Trust;
using BatchLedger.Users;
using BatchLedger.Vault;

namespace BatchLedger;

/// <summary>Everything the program is made of, for the site, the command line and the tests alike.</summary>
public static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services, DataFolder folder) => services
        .AddData(folder)
        .AddKeys(folder)
        .AddPeople()
        .AddTrail()
        .AddUsers()
        .AddFeatures()
        .AddVault()
        .AddMail()
        .AddExchangeRates()
        .AddBankReconciliations()
        .AddBatches()
        .AddJournals()
        .AddLedgerArchive()
        .AddFilingCabinet()
        .AddReceipts()
        .AddOwnerStatements()
        .AddLedgerFiles()
        .AddLedgerExports()
        .AddLedgerMaking()
        .AddLedgerRuns()
        .AddSales()
        .AddTrust()
        .AddTranslations()
        .AddAccounts()
        .AddFiscalPeriods()
        .AddLedgers()
        .AddBudgets()
        .AddCatalog()
        .AddManagements()
        .AddConsolidation()
        .AddDeferredRevenue()
        .AddRecurringJournals()
        .AddImports()
        .AddSettings()
        .AddPeriodClose()
        .AddOutsideGl()
        .AddQuickBooksOnline()
        .AddNetSuite()
        .AddSageIntacct()
        .AddGlConnections()
        .AddGlIntegration()
        .AddAccountBalances()
        .AddGeneralLedger()
        .AddManagementLedgers()
        .AddAudits();
}
