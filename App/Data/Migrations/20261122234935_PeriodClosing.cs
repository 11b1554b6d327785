using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class PeriodClosing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ClosedAt",
                table: "FiscalPeriods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClosedBy",
                table: "FiscalPeriods",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Frozen_Batches",
                table: "FiscalPeriods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Frozen_Credit",
                table: "FiscalPeriods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Frozen_Debit",
                table: "FiscalPeriods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Frozen_Hash",
                table: "FiscalPeriods",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Frozen_Journals",
                table: "FiscalPeriods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Frozen_Lines",
                table: "FiscalPeriods",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reopening",
                table: "Companies",
                type: "TEXT",
                maxLength: 24,
                nullable: false,
                defaultValue: "Final");

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_FiscalPeriodId_State",
                table: "JournalEntries",
                columns: new[] { "FiscalPeriodId", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_JournalEntries_FiscalPeriodId_State",
                table: "JournalEntries");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "FiscalPeriods");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "FiscalPeriods");

            migrationBuilder.DropColumn(
                name: "Frozen_Batches",
                table: "FiscalPeriods");

            migrationBuilder.DropColumn(
                name: "Frozen_Credit",
                table: "FiscalPeriods");

            migrationBuilder.DropColumn(
                name: "Frozen_Debit",
                table: "FiscalPeriods");

            migrationBuilder.DropColumn(
                name: "Frozen_Hash",
                table: "FiscalPeriods");

            migrationBuilder.DropColumn(
                name: "Frozen_Journals",
                table: "FiscalPeriods");

            migrationBuilder.DropColumn(
                name: "Frozen_Lines",
                table: "FiscalPeriods");

            migrationBuilder.DropColumn(
                name: "Reopening",
                table: "Companies");
        }
    }
}
