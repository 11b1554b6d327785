using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class LedgersAndBalances : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Columns with their reference in one statement, where the tool would copy the whole table, outside of any transaction.
            migrationBuilder.Sql("ALTER TABLE \"Transactions\" ADD COLUMN \"ReversesId\" INTEGER NULL REFERENCES \"Transactions\" (\"Id\") ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE \"Ledgers\" ADD COLUMN \"TranslatesLedgerId\" INTEGER NULL REFERENCES \"Ledgers\" (\"Id\") ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE \"AccountMaps\" ADD COLUMN \"TranslationId\" INTEGER NULL REFERENCES \"Accounts\" (\"Id\") ON DELETE RESTRICT;");

            migrationBuilder.CreateTable(
                name: "InterBranchMappings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    FromBranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    ToBranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountFrom = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    AccountTo = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    DueFromAccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    DueToAccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InterBranchMappings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InterBranchMappings_Accounts_DueFromAccountId",
                        column: x => x.DueFromAccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InterBranchMappings_Accounts_DueToAccountId",
                        column: x => x.DueToAccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InterBranchMappings_Branches_FromBranchId",
                        column: x => x.FromBranchId,
                        principalTable: "Branches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_InterBranchMappings_Branches_ToBranchId",
                        column: x => x.ToBranchId,
                        principalTable: "Branches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql("""
                INSERT INTO "InterBranchMappings" ("Id", "CompanyId", "FromBranchId", "ToBranchId", "AccountFrom", "AccountTo", "DueFromAccountId", "DueToAccountId", "Version", "ChangedAt", "ChangedBy")
                SELECT "Id", "CompanyId", "FromBranchId", "ToBranchId", '', '', "DueFromAccountId", "DueToAccountId", 0, 0, '' FROM "InterBranchMapping";
                """);

            migrationBuilder.DropTable(
                name: "InterBranchMapping");

            migrationBuilder.CreateIndex(
                name: "IX_InterBranchMappings_DueFromAccountId",
                table: "InterBranchMappings",
                column: "DueFromAccountId");

            migrationBuilder.CreateIndex(
                name: "IX_InterBranchMappings_DueToAccountId",
                table: "InterBranchMappings",
                column: "DueToAccountId");

            migrationBuilder.RenameTable(
                name: "ExchangeRate",
                newName: "ExchangeRates");

            migrationBuilder.RenameIndex(
                name: "IX_ExchangeRate_From_To_Effective",
                table: "ExchangeRates",
                newName: "IX_ExchangeRates_From_To_Effective");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "ExchangeRates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "ExchangeRates",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "ExchangeRates",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReversesOn",
                table: "Transactions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ConsolidationSource",
                table: "Ledgers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Active",
                table: "Companies",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Unit",
                table: "Accounts",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccountBalances",
                columns: table => new
                {
                    LedgerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    FiscalPeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    BranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<int>(type: "INTEGER", nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    Debit = table.Column<long>(type: "INTEGER", nullable: false),
                    Credit = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountBalances", x => new { x.LedgerId, x.CompanyId, x.FiscalPeriodId, x.AccountId, x.BranchId, x.DepartmentId });
                    table.ForeignKey(
                        name: "FK_AccountBalances_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountBalances_Branches_BranchId",
                        column: x => x.BranchId,
                        principalTable: "Branches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountBalances_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountBalances_FiscalPeriods_FiscalPeriodId",
                        column: x => x.FiscalPeriodId,
                        principalTable: "FiscalPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AccountBalances_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Features",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Multicurrency = table.Column<bool>(type: "INTEGER", nullable: false),
                    MultipleBaseCurrencies = table.Column<bool>(type: "INTEGER", nullable: false),
                    Consolidation = table.Column<bool>(type: "INTEGER", nullable: false),
                    Multibranch = table.Column<bool>(type: "INTEGER", nullable: false),
                    TenantCurrency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Features", x => x.Id);
                    table.CheckConstraint("CK_Features_OneRow", "\"Id\" = 1");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Transactions_ReversesId",
                table: "Transactions",
                column: "ReversesId",
                filter: "\"ReversesId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Transactions_ReversesOn",
                table: "Transactions",
                column: "ReversesOn",
                filter: "\"ReversesOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ledgers_TranslatesLedgerId",
                table: "Ledgers",
                column: "TranslatesLedgerId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMaps_TranslationId",
                table: "AccountMaps",
                column: "TranslationId");

            migrationBuilder.CreateIndex(
                name: "IX_InterBranchMappings_CompanyId_FromBranchId_ToBranchId_AccountFrom",
                table: "InterBranchMappings",
                columns: new[] { "CompanyId", "FromBranchId", "ToBranchId", "AccountFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InterBranchMappings_FromBranchId",
                table: "InterBranchMappings",
                column: "FromBranchId");

            migrationBuilder.CreateIndex(
                name: "IX_InterBranchMappings_ToBranchId",
                table: "InterBranchMappings",
                column: "ToBranchId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountBalances_AccountId",
                table: "AccountBalances",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountBalances_BranchId",
                table: "AccountBalances",
                column: "BranchId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountBalances_CompanyId",
                table: "AccountBalances",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountBalances_FiscalPeriodId",
                table: "AccountBalances",
                column: "FiscalPeriodId");

            migrationBuilder.CreateTable(
                name: "Translations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LedgerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    FiscalPeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    ClosingRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    AverageRate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 8, nullable: false),
                    Difference = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Outdated = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    TranslatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TranslatedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Translations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Translations_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Translations_FiscalPeriods_FiscalPeriodId",
                        column: x => x.FiscalPeriodId,
                        principalTable: "FiscalPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Translations_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Translations_CompanyId",
                table: "Translations",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_Translations_FiscalPeriodId",
                table: "Translations",
                column: "FiscalPeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_Translations_LedgerId_CompanyId_FiscalPeriodId",
                table: "Translations",
                columns: new[] { "LedgerId", "CompanyId", "FiscalPeriodId" },
                unique: true);

            migrationBuilder.CreateTable(
                name: "BudgetTouches",
                columns: table => new
                {
                    LedgerId = table.Column<int>(type: "INTEGER", nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    FiscalPeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    BranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetTouches", x => new { x.LedgerId, x.CompanyId, x.FiscalPeriodId, x.AccountId, x.BranchId, x.DepartmentId });
                    table.ForeignKey(
                        name: "FK_BudgetTouches_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BudgetTouches_Branches_BranchId",
                        column: x => x.BranchId,
                        principalTable: "Branches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BudgetTouches_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BudgetTouches_FiscalPeriods_FiscalPeriodId",
                        column: x => x.FiscalPeriodId,
                        principalTable: "FiscalPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BudgetTouches_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTouches_AccountId",
                table: "BudgetTouches",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTouches_BranchId",
                table: "BudgetTouches",
                column: "BranchId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTouches_CompanyId",
                table: "BudgetTouches",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetTouches_FiscalPeriodId",
                table: "BudgetTouches",
                column: "FiscalPeriodId");

            migrationBuilder.CreateTable(
                name: "RecurringJournals",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    BranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    LedgerId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Frequency = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    First = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringJournals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecurringJournals_Branches_BranchId",
                        column: x => x.BranchId,
                        principalTable: "Branches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecurringJournals_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecurringJournals_Ledgers_LedgerId",
                        column: x => x.LedgerId,
                        principalTable: "Ledgers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JournalOccurrences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    RecurringJournalId = table.Column<int>(type: "INTEGER", nullable: true),
                    JournalId = table.Column<int>(type: "INTEGER", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MadeId = table.Column<int>(type: "INTEGER", nullable: true),
                    Waits = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JournalOccurrences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JournalOccurrences_RecurringJournals_RecurringJournalId",
                        column: x => x.RecurringJournalId,
                        principalTable: "RecurringJournals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalOccurrences_Transactions_JournalId",
                        column: x => x.JournalId,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JournalOccurrences_Transactions_MadeId",
                        column: x => x.MadeId,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RecurringJournalLines",
                columns: table => new
                {
                    RecurringJournalId = table.Column<int>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    BranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    DepartmentId = table.Column<int>(type: "INTEGER", nullable: true),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Debit = table.Column<long>(type: "INTEGER", nullable: false),
                    Credit = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecurringJournalLines", x => new { x.RecurringJournalId, x.LineNo });
                    table.ForeignKey(
                        name: "FK_RecurringJournalLines_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RecurringJournalLines_RecurringJournals_RecurringJournalId",
                        column: x => x.RecurringJournalId,
                        principalTable: "RecurringJournals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Transactions_ReversedOnce",
                table: "Transactions",
                column: "ReversesId",
                unique: true,
                filter: "\"ReversesId\" IS NOT NULL AND \"VoidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_JournalOccurrences_JournalId_DueOn",
                table: "JournalOccurrences",
                columns: new[] { "JournalId", "DueOn" },
                unique: true,
                filter: "\"JournalId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_JournalOccurrences_MadeId",
                table: "JournalOccurrences",
                column: "MadeId");

            migrationBuilder.CreateIndex(
                name: "IX_JournalOccurrences_RecurringJournalId_DueOn",
                table: "JournalOccurrences",
                columns: new[] { "RecurringJournalId", "DueOn" },
                unique: true,
                filter: "\"RecurringJournalId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringJournalLines_AccountId",
                table: "RecurringJournalLines",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringJournals_BranchId",
                table: "RecurringJournals",
                column: "BranchId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringJournals_CompanyId",
                table: "RecurringJournals",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_RecurringJournals_LedgerId",
                table: "RecurringJournals",
                column: "LedgerId");

            // What the data already uses is on, so that nothing that worked is refused after the upgrade.
            migrationBuilder.Sql("""
                INSERT INTO "Features" ("Id", "Multicurrency", "MultipleBaseCurrencies", "Consolidation", "Multibranch", "TenantCurrency", "Version", "ChangedAt", "ChangedBy")
                SELECT 1,
                    EXISTS (SELECT 1 FROM "ExchangeRates") OR EXISTS (SELECT 1 FROM "Transactions" t JOIN "Companies" c ON c."Id" = t."CompanyId" WHERE t."Currency" <> c."Currency")
                        OR (SELECT COUNT(DISTINCT "Currency") FROM "Companies") > 1,
                    (SELECT COUNT(DISTINCT "Currency") FROM "Companies") > 1,
                    0,
                    EXISTS (SELECT 1 FROM "Companies" WHERE "Type" <> 'WithoutBranches'),
                    COALESCE((SELECT "Currency" FROM "Companies" ORDER BY "Id" LIMIT 1), ''), 0, 0, '';
                """);

            migrationBuilder.Sql("""
                INSERT INTO "AccountBalances" ("LedgerId", "CompanyId", "FiscalPeriodId", "AccountId", "BranchId", "DepartmentId", "Lines", "Debit", "Credit")
                SELECT e."LedgerId", e."CompanyId", e."FiscalPeriodId", s."AccountId", s."BranchId", COALESCE(s."DepartmentId", 0), SUM(s."Lines"), SUM(s."Debit"), SUM(s."Credit")
                FROM "JournalSummaries" s JOIN "JournalEntries" e ON e."Id" = s."JournalEntryId" WHERE e."State" = 'Posted'
                GROUP BY e."LedgerId", e."CompanyId", e."FiscalPeriodId", s."AccountId", s."BranchId", COALESCE(s."DepartmentId", 0);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The way back is the backup that was made before the upgrade.");
    }
}
