using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecurringJournals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JournalOccurrences");

            migrationBuilder.DropTable(
                name: "RecurringJournalLines");

            migrationBuilder.DropTable(
                name: "RecurringJournals");

            migrationBuilder.DropIndex(
                name: "IX_Transactions_ReversedOnce",
                table: "Transactions");
        }
    }
}
