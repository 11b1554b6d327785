using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class MassRuns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<int>(
                name: "BatchId",
                table: "LedgerRuns",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "FileKind",
                table: "LedgerRuns",
                type: "TEXT",
                maxLength: 24,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FiscalPeriodId",
                table: "LedgerRuns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "LedgerRuns",
                type: "TEXT",
                maxLength: 24,
                nullable: false,
                defaultValue: "Batch");

            migrationBuilder.AddColumn<string>(
                name: "Recipient",
                table: "LedgerRuns",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LedgerRunLanes",
                columns: table => new
                {
                    LedgerRunId = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<int>(type: "INTEGER", nullable: false),
                    PostingVersion = table.Column<int>(type: "INTEGER", nullable: true),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    JournalEntryId = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Faults = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerRunLanes", x => new { x.LedgerRunId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_LedgerRunLanes_Batches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "Batches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LedgerRunLanes_LedgerRuns_LedgerRunId",
                        column: x => x.LedgerRunId,
                        principalTable: "LedgerRuns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerRuns_FiscalPeriodId",
                table: "LedgerRuns",
                column: "FiscalPeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerRunLanes_BatchId",
                table: "LedgerRunLanes",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerRunLanes_OneWaiting",
                table: "LedgerRunLanes",
                column: "BatchId",
                unique: true,
                filter: "\"State\" = 'Waiting'");

            migrationBuilder.AddForeignKey(
                name: "FK_LedgerRuns_FiscalPeriods_FiscalPeriodId",
                table: "LedgerRuns",
                column: "FiscalPeriodId",
                principalTable: "FiscalPeriods",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_LedgerRuns_FiscalPeriods_FiscalPeriodId",
                table: "LedgerRuns");

            migrationBuilder.DropTable(
                name: "LedgerRunLanes");

            migrationBuilder.DropIndex(
                name: "IX_LedgerRuns_FiscalPeriodId",
                table: "LedgerRuns");

            migrationBuilder.DropColumn(
                name: "FileKind",
                table: "LedgerRuns");

            migrationBuilder.DropColumn(
                name: "FiscalPeriodId",
                table: "LedgerRuns");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "LedgerRuns");

            migrationBuilder.DropColumn(
                name: "Recipient",
                table: "LedgerRuns");

            migrationBuilder.AlterColumn<int>(
                name: "BatchId",
                table: "LedgerRuns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
