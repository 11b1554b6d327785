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
            migrationBuilder.DropForeignKey(
                name: "FK_InterBranchMapping_Accounts_DueFromAccountId",
                table: "InterBranchMapping");

            migrationBuilder.DropForeignKey(
                name: "FK_InterBranchMapping_Accounts_DueToAccountId",
                table: "InterBranchMapping");

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

            migrationBuilder.DropPrimaryKey(
                name: "PK_InterBranchMapping",
                table: "InterBranchMapping");

            migrationBuilder.DropIndex(
                name: "IX_InterBranchMapping_CompanyId_FromBranchId_ToBranchId",
                table: "InterBranchMapping");

            migrationBuilder.RenameTable(
                name: "InterBranchMapping",
                newName: "InterBranchMappings");

            migrationBuilder.RenameIndex(
                name: "IX_InterBranchMapping_DueToAccountId",
                table: "InterBranchMappings",
                newName: "IX_InterBranchMappings_DueToAccountId");

            migrationBuilder.RenameIndex(
                name: "IX_InterBranchMapping_DueFromAccountId",
                table: "InterBranchMappings",
                newName: "IX_InterBranchMappings_DueFromAccountId");

            migrationBuilder.AddColumn<int>(
                name: "ReversesId",
                table: "Transactions",
                type: "INTEGER",
                nullable: true);

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

            migrationBuilder.AddColumn<int>(
                name: "TranslatesLedgerId",
                table: "Ledgers",
                type: "INTEGER",
                nullable: true);

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

            migrationBuilder.AddColumn<int>(
                name: "TranslationId",
                table: "AccountMaps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AccountFrom",
                table: "InterBranchMappings",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AccountTo",
                table: "InterBranchMappings",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "InterBranchMappings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "ChangedBy",
                table: "InterBranchMappings",
                type: "TEXT",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "InterBranchMappings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "PK_InterBranchMappings",
                table: "InterBranchMappings",
                column: "Id");

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

            migrationBuilder.AddForeignKey(
                name: "FK_AccountMaps_Accounts_TranslationId",
                table: "AccountMaps",
                column: "TranslationId",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_InterBranchMappings_Accounts_DueFromAccountId",
                table: "InterBranchMappings",
                column: "DueFromAccountId",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_InterBranchMappings_Accounts_DueToAccountId",
                table: "InterBranchMappings",
                column: "DueToAccountId",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_InterBranchMappings_Branches_FromBranchId",
                table: "InterBranchMappings",
                column: "FromBranchId",
                principalTable: "Branches",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_InterBranchMappings_Branches_ToBranchId",
                table: "InterBranchMappings",
                column: "ToBranchId",
                principalTable: "Branches",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Ledgers_Ledgers_TranslatesLedgerId",
                table: "Ledgers",
                column: "TranslatesLedgerId",
                principalTable: "Ledgers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Transactions_Transactions_ReversesId",
                table: "Transactions",
                column: "ReversesId",
                principalTable: "Transactions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

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
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_AccountMaps_Accounts_TranslationId",
                table: "AccountMaps");

            migrationBuilder.DropForeignKey(
                name: "FK_InterBranchMappings_Accounts_DueFromAccountId",
                table: "InterBranchMappings");

            migrationBuilder.DropForeignKey(
                name: "FK_InterBranchMappings_Accounts_DueToAccountId",
                table: "InterBranchMappings");

            migrationBuilder.DropForeignKey(
                name: "FK_InterBranchMappings_Branches_FromBranchId",
                table: "InterBranchMappings");

            migrationBuilder.DropForeignKey(
                name: "FK_InterBranchMappings_Branches_ToBranchId",
                table: "InterBranchMappings");

            migrationBuilder.DropForeignKey(
                name: "FK_Ledgers_Ledgers_TranslatesLedgerId",
                table: "Ledgers");

            migrationBuilder.DropForeignKey(
                name: "FK_Transactions_Transactions_ReversesId",
                table: "Transactions");

            migrationBuilder.DropTable(
                name: "AccountBalances");

            migrationBuilder.DropTable(
                name: "Features");

            migrationBuilder.DropIndex(
                name: "IX_Transactions_ReversesId",
                table: "Transactions");

            migrationBuilder.DropIndex(
                name: "IX_Transactions_ReversesOn",
                table: "Transactions");

            migrationBuilder.DropIndex(
                name: "IX_Ledgers_TranslatesLedgerId",
                table: "Ledgers");

            migrationBuilder.DropIndex(
                name: "IX_AccountMaps_TranslationId",
                table: "AccountMaps");

            migrationBuilder.DropPrimaryKey(
                name: "PK_InterBranchMappings",
                table: "InterBranchMappings");

            migrationBuilder.DropIndex(
                name: "IX_InterBranchMappings_CompanyId_FromBranchId_ToBranchId_AccountFrom",
                table: "InterBranchMappings");

            migrationBuilder.DropIndex(
                name: "IX_InterBranchMappings_FromBranchId",
                table: "InterBranchMappings");

            migrationBuilder.DropIndex(
                name: "IX_InterBranchMappings_ToBranchId",
                table: "InterBranchMappings");

            migrationBuilder.DropColumn(
                name: "ReversesId",
                table: "Transactions");

            migrationBuilder.DropColumn(
                name: "ReversesOn",
                table: "Transactions");

            migrationBuilder.DropColumn(
                name: "ConsolidationSource",
                table: "Ledgers");

            migrationBuilder.DropColumn(
                name: "TranslatesLedgerId",
                table: "Ledgers");

            migrationBuilder.DropColumn(
                name: "Active",
                table: "Companies");

            migrationBuilder.DropColumn(
                name: "Unit",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "TranslationId",
                table: "AccountMaps");

            migrationBuilder.DropColumn(
                name: "AccountFrom",
                table: "InterBranchMappings");

            migrationBuilder.DropColumn(
                name: "AccountTo",
                table: "InterBranchMappings");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "InterBranchMappings");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "InterBranchMappings");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "InterBranchMappings");

            migrationBuilder.RenameTable(
                name: "InterBranchMappings",
                newName: "InterBranchMapping");

            migrationBuilder.RenameIndex(
                name: "IX_InterBranchMappings_DueToAccountId",
                table: "InterBranchMapping",
                newName: "IX_InterBranchMapping_DueToAccountId");

            migrationBuilder.RenameIndex(
                name: "IX_InterBranchMappings_DueFromAccountId",
                table: "InterBranchMapping",
                newName: "IX_InterBranchMapping_DueFromAccountId");

            migrationBuilder.AddPrimaryKey(
                name: "PK_InterBranchMapping",
                table: "InterBranchMapping",
                column: "Id");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ExchangeRates");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "ExchangeRates");

            migrationBuilder.DropColumn(
                name: "ChangedBy",
                table: "ExchangeRates");

            migrationBuilder.RenameIndex(
                name: "IX_ExchangeRates_From_To_Effective",
                table: "ExchangeRates",
                newName: "IX_ExchangeRate_From_To_Effective");

            migrationBuilder.RenameTable(
                name: "ExchangeRates",
                newName: "ExchangeRate");

            migrationBuilder.CreateIndex(
                name: "IX_InterBranchMapping_CompanyId_FromBranchId_ToBranchId",
                table: "InterBranchMapping",
                columns: new[] { "CompanyId", "FromBranchId", "ToBranchId" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_InterBranchMapping_Accounts_DueFromAccountId",
                table: "InterBranchMapping",
                column: "DueFromAccountId",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_InterBranchMapping_Accounts_DueToAccountId",
                table: "InterBranchMapping",
                column: "DueToAccountId",
                principalTable: "Accounts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
