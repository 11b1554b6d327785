using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class ServicePeriods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "ServiceEnd",
                table: "TransactionLines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ServiceStart",
                table: "TransactionLines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ServiceEnd",
                table: "OrderLines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ServiceStart",
                table: "OrderLines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RevenueRecognitions",
                columns: table => new
                {
                    TransactionId = table.Column<int>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: false),
                    FiscalPeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    JournalId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenueRecognitions", x => new { x.TransactionId, x.LineNo, x.FiscalPeriodId, x.Turn });
                    table.ForeignKey(
                        name: "FK_RevenueRecognitions_FiscalPeriods_FiscalPeriodId",
                        column: x => x.FiscalPeriodId,
                        principalTable: "FiscalPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RevenueRecognitions_Transactions_JournalId",
                        column: x => x.JournalId,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RevenueRecognitions_Transactions_TransactionId",
                        column: x => x.TransactionId,
                        principalTable: "Transactions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TransactionLines_ServiceStart",
                table: "TransactionLines",
                column: "ServiceStart",
                filter: "\"ServiceStart\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueRecognitions_FiscalPeriodId",
                table: "RevenueRecognitions",
                column: "FiscalPeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueRecognitions_JournalId",
                table: "RevenueRecognitions",
                column: "JournalId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RevenueRecognitions");

            migrationBuilder.DropIndex(
                name: "IX_TransactionLines_ServiceStart",
                table: "TransactionLines");

            migrationBuilder.DropColumn(
                name: "ServiceEnd",
                table: "TransactionLines");

            migrationBuilder.DropColumn(
                name: "ServiceStart",
                table: "TransactionLines");

            migrationBuilder.DropColumn(
                name: "ServiceEnd",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "ServiceStart",
                table: "OrderLines");
        }
    }
}
