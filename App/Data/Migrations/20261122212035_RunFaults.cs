using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class RunFaults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CancelledBy",
                table: "LedgerRuns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Faults",
                table: "LedgerRuns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StageTimes",
                table: "LedgerRuns",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CancelledBy",
                table: "LedgerRuns");

            migrationBuilder.DropColumn(
                name: "Faults",
                table: "LedgerRuns");

            migrationBuilder.DropColumn(
                name: "StageTimes",
                table: "LedgerRuns");
        }
    }
}
