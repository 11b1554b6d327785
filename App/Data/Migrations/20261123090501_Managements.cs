using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class Managements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE \"AccountMaps\" ADD COLUMN \"BondId\" INTEGER NULL REFERENCES \"Accounts\" (\"Id\") ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE \"AccountMaps\" ADD COLUMN \"CreditorsId\" INTEGER NULL REFERENCES \"Accounts\" (\"Id\") ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE \"AccountMaps\" ADD COLUMN \"FeeBankId\" INTEGER NULL REFERENCES \"Accounts\" (\"Id\") ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE \"AccountMaps\" ADD COLUMN \"FeeIncomeId\" INTEGER NULL REFERENCES \"Accounts\" (\"Id\") ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE \"AccountMaps\" ADD COLUMN \"OwnerFundsId\" INTEGER NULL REFERENCES \"Accounts\" (\"Id\") ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE \"AccountMaps\" ADD COLUMN \"TrustBankId\" INTEGER NULL REFERENCES \"Accounts\" (\"Id\") ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE \"AccountMaps\" ADD COLUMN \"UnallocatedId\" INTEGER NULL REFERENCES \"Accounts\" (\"Id\") ON DELETE RESTRICT;");

            migrationBuilder.AddColumn<bool>(
                name: "Managements",
                table: "Features",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "Managements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    BranchId = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    OwnerName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    OwnerEmail = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    OwnerAccount = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FeeRate = table.Column<int>(type: "INTEGER", nullable: false),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Managements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Managements_Branches_BranchId",
                        column: x => x.BranchId,
                        principalTable: "Branches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Managements_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reconciliations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    StatementDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Opening = table.Column<long>(type: "INTEGER", nullable: false),
                    Closing = table.Column<long>(type: "INTEGER", nullable: false),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reconciliations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reconciliations_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ManagementFees",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ManagementId = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    ChargedOnId = table.Column<int>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    DisbursedById = table.Column<int>(type: "INTEGER", nullable: true),
                    DisbursedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedBy = table.Column<string>(type: "TEXT", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ManagementFees", x => x.Id);
                    table.CheckConstraint("CK_ManagementFees_Amount", "\"Amount\" > 0");
                    table.ForeignKey(
                        name: "FK_ManagementFees_Managements_ManagementId",
                        column: x => x.ManagementId,
                        principalTable: "Managements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ManagementFees_Transactions_ChargedOnId",
                        column: x => x.ChargedOnId,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ManagementFees_Transactions_DisbursedById",
                        column: x => x.DisbursedById,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OwnerStatements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ManagementId = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Opening = table.Column<long>(type: "INTEGER", nullable: false),
                    Closing = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnerStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OwnerStatements_Managements_ManagementId",
                        column: x => x.ManagementId,
                        principalTable: "Managements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tenancies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ManagementId = table.Column<int>(type: "INTEGER", nullable: false),
                    Tenants = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    End = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Rent = table.Column<long>(type: "INTEGER", nullable: false),
                    Every = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    BondRequired = table.Column<long>(type: "INTEGER", nullable: false),
                    RentFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    RentReceived = table.Column<long>(type: "INTEGER", nullable: false),
                    RentBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tenancies", x => x.Id);
                    table.CheckConstraint("CK_Tenancies_Rent", "\"Rent\" > 0 AND \"BondRequired\" >= 0");
                    table.ForeignKey(
                        name: "FK_Tenancies_Managements_ManagementId",
                        column: x => x.ManagementId,
                        principalTable: "Managements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Documents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ManagementId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    TransactionId = table.Column<int>(type: "INTEGER", nullable: true),
                    StatementId = table.Column<int>(type: "INTEGER", nullable: true),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Documents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Documents_Managements_ManagementId",
                        column: x => x.ManagementId,
                        principalTable: "Managements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_OwnerStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "OwnerStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Documents_Transactions_TransactionId",
                        column: x => x.TransactionId,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TenancyInvoices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ManagementId = table.Column<int>(type: "INTEGER", nullable: false),
                    TenancyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Paid = table.Column<long>(type: "INTEGER", nullable: false),
                    VoidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VoidedBy = table.Column<string>(type: "TEXT", nullable: true),
                    VoidReason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TenancyInvoices", x => x.Id);
                    table.CheckConstraint("CK_TenancyInvoices_Amount", "\"Amount\" > 0 AND \"Paid\" >= 0 AND \"Paid\" <= \"Amount\"");
                    table.ForeignKey(
                        name: "FK_TenancyInvoices_Managements_ManagementId",
                        column: x => x.ManagementId,
                        principalTable: "Managements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TenancyInvoices_Tenancies_TenancyId",
                        column: x => x.TenancyId,
                        principalTable: "Tenancies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrustEntries",
                columns: table => new
                {
                    TransactionId = table.Column<int>(type: "INTEGER", nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ManagementId = table.Column<int>(type: "INTEGER", nullable: false),
                    TenancyId = table.Column<int>(type: "INTEGER", nullable: true),
                    AddedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ReceiptNumber = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Payee = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Means = table.Column<string>(type: "TEXT", maxLength: 24, nullable: true),
                    Cheque = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    CorrectsId = table.Column<int>(type: "INTEGER", nullable: true),
                    Owner = table.Column<long>(type: "INTEGER", nullable: false),
                    Unallocated = table.Column<long>(type: "INTEGER", nullable: false),
                    Bond = table.Column<long>(type: "INTEGER", nullable: false),
                    Bank = table.Column<long>(type: "INTEGER", nullable: false),
                    Creditor = table.Column<long>(type: "INTEGER", nullable: false),
                    Fee = table.Column<long>(type: "INTEGER", nullable: false),
                    ReconciliationId = table.Column<int>(type: "INTEGER", nullable: true),
                    PaidOutById = table.Column<int>(type: "INTEGER", nullable: true),
                    StatementId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustEntries", x => x.TransactionId);
                    table.CheckConstraint("CK_TrustEntries_Bank", "\"Bank\" = \"Owner\" + \"Unallocated\" + \"Bond\"");
                    table.ForeignKey(
                        name: "FK_TrustEntries_Managements_ManagementId",
                        column: x => x.ManagementId,
                        principalTable: "Managements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrustEntries_OwnerStatements_StatementId",
                        column: x => x.StatementId,
                        principalTable: "OwnerStatements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrustEntries_Reconciliations_ReconciliationId",
                        column: x => x.ReconciliationId,
                        principalTable: "Reconciliations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrustEntries_Tenancies_TenancyId",
                        column: x => x.TenancyId,
                        principalTable: "Tenancies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrustEntries_Transactions_CorrectsId",
                        column: x => x.CorrectsId,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrustEntries_Transactions_PaidOutById",
                        column: x => x.PaidOutById,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrustEntries_Transactions_TransactionId",
                        column: x => x.TransactionId,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrustAllocations",
                columns: table => new
                {
                    TransactionId = table.Column<int>(type: "INTEGER", nullable: false),
                    No = table.Column<int>(type: "INTEGER", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    InvoiceId = table.Column<int>(type: "INTEGER", nullable: true),
                    ReceiptId = table.Column<int>(type: "INTEGER", nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustAllocations", x => new { x.TransactionId, x.No });
                    table.ForeignKey(
                        name: "FK_TrustAllocations_TenancyInvoices_InvoiceId",
                        column: x => x.InvoiceId,
                        principalTable: "TenancyInvoices",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrustAllocations_TrustEntries_ReceiptId",
                        column: x => x.ReceiptId,
                        principalTable: "TrustEntries",
                        principalColumn: "TransactionId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrustAllocations_TrustEntries_TransactionId",
                        column: x => x.TransactionId,
                        principalTable: "TrustEntries",
                        principalColumn: "TransactionId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TrustNotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    TransactionId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TrustNotes_TrustEntries_TransactionId",
                        column: x => x.TransactionId,
                        principalTable: "TrustEntries",
                        principalColumn: "TransactionId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccountMaps_BondId",
                table: "AccountMaps",
                column: "BondId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMaps_CreditorsId",
                table: "AccountMaps",
                column: "CreditorsId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMaps_FeeBankId",
                table: "AccountMaps",
                column: "FeeBankId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMaps_FeeIncomeId",
                table: "AccountMaps",
                column: "FeeIncomeId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMaps_OwnerFundsId",
                table: "AccountMaps",
                column: "OwnerFundsId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMaps_TrustBankId",
                table: "AccountMaps",
                column: "TrustBankId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountMaps_UnallocatedId",
                table: "AccountMaps",
                column: "UnallocatedId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_ManagementId_AddedAt",
                table: "Documents",
                columns: new[] { "ManagementId", "AddedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_StatementId",
                table: "Documents",
                column: "StatementId");

            migrationBuilder.CreateIndex(
                name: "IX_Documents_TransactionId",
                table: "Documents",
                column: "TransactionId");

            migrationBuilder.CreateIndex(
                name: "IX_ManagementFees_ChargedOnId",
                table: "ManagementFees",
                column: "ChargedOnId");

            migrationBuilder.CreateIndex(
                name: "IX_ManagementFees_DisbursedById",
                table: "ManagementFees",
                column: "DisbursedById");

            migrationBuilder.CreateIndex(
                name: "IX_ManagementFees_ManagementId_State",
                table: "ManagementFees",
                columns: new[] { "ManagementId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Managements_BranchId",
                table: "Managements",
                column: "BranchId");

            migrationBuilder.CreateIndex(
                name: "IX_Managements_CompanyId",
                table: "Managements",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_Managements_Number",
                table: "Managements",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OwnerStatements_CompanyId_Number",
                table: "OwnerStatements",
                columns: new[] { "CompanyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OwnerStatements_ManagementId_To",
                table: "OwnerStatements",
                columns: new[] { "ManagementId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_Reconciliations_CompanyId_StatementDate",
                table: "Reconciliations",
                columns: new[] { "CompanyId", "StatementDate" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reconciliations_Number",
                table: "Reconciliations",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reconciliations_OneOpen",
                table: "Reconciliations",
                column: "CompanyId",
                unique: true,
                filter: "\"FinishedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Tenancies_ManagementId",
                table: "Tenancies",
                column: "ManagementId");

            migrationBuilder.CreateIndex(
                name: "IX_TenancyInvoices_ManagementId",
                table: "TenancyInvoices",
                column: "ManagementId");

            migrationBuilder.CreateIndex(
                name: "IX_TenancyInvoices_Number",
                table: "TenancyInvoices",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TenancyInvoices_TenancyId",
                table: "TenancyInvoices",
                column: "TenancyId");

            migrationBuilder.CreateIndex(
                name: "IX_TrustAllocations_InvoiceId",
                table: "TrustAllocations",
                column: "InvoiceId",
                filter: "\"InvoiceId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustAllocations_ReceiptId",
                table: "TrustAllocations",
                column: "ReceiptId",
                filter: "\"ReceiptId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustEntries_CompanyId_ReceiptNumber",
                table: "TrustEntries",
                columns: new[] { "CompanyId", "ReceiptNumber" },
                unique: true,
                filter: "\"ReceiptNumber\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustEntries_CorrectsId",
                table: "TrustEntries",
                column: "CorrectsId",
                filter: "\"CorrectsId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustEntries_ManagementId",
                table: "TrustEntries",
                column: "ManagementId");

            migrationBuilder.CreateIndex(
                name: "IX_TrustEntries_PaidOutById",
                table: "TrustEntries",
                column: "PaidOutById",
                filter: "\"PaidOutById\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustEntries_ReconciliationId",
                table: "TrustEntries",
                column: "ReconciliationId",
                filter: "\"ReconciliationId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustEntries_StatementId",
                table: "TrustEntries",
                column: "StatementId",
                filter: "\"StatementId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustEntries_TenancyId",
                table: "TrustEntries",
                column: "TenancyId",
                filter: "\"TenancyId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TrustEntries_Unpresented",
                table: "TrustEntries",
                column: "CompanyId",
                filter: "\"ReconciliationId\" IS NULL AND \"Bank\" <> 0");

            migrationBuilder.CreateIndex(
                name: "IX_TrustNotes_TransactionId",
                table: "TrustNotes",
                column: "TransactionId");

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The way back is the backup that was made before the upgrade.");
    }
}
