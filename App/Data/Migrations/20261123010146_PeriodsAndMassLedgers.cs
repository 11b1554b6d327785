using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class PeriodsAndMassLedgers : Migration
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

            migrationBuilder.CreateTable(
                name: "FileProfiles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    IntacctJournal = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    IntacctLocation = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    NetSuiteSubsidiary = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    XeroTaxRate = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    XeroBranchTracking = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    XeroDepartmentTracking = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SummaryCustomer = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    SummaryVendor = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    DateOrder = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    QuickBooksClass = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    BranchCodes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    DepartmentCodes = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileProfiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FileProfiles_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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

            migrationBuilder.CreateTable(
                name: "StoredFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    FiscalPeriodId = table.Column<int>(type: "INTEGER", nullable: false),
                    BatchId = table.Column<int>(type: "INTEGER", nullable: true),
                    RunId = table.Column<int>(type: "INTEGER", nullable: true),
                    Format = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 150, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StoredFiles_Batches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "Batches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StoredFiles_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StoredFiles_FiscalPeriods_FiscalPeriodId",
                        column: x => x.FiscalPeriodId,
                        principalTable: "FiscalPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FileTakes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StoredFileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Way = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileTakes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FileTakes_StoredFiles_StoredFileId",
                        column: x => x.StoredFileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StoredFileJournals",
                columns: table => new
                {
                    StoredFileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    JournalEntryId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoredFileJournals", x => new { x.StoredFileId, x.JournalEntryId });
                    table.ForeignKey(
                        name: "FK_StoredFileJournals_JournalEntries_JournalEntryId",
                        column: x => x.JournalEntryId,
                        principalTable: "JournalEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StoredFileJournals_StoredFiles_StoredFileId",
                        column: x => x.StoredFileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_TransactionLines_ServiceStart",
                table: "TransactionLines",
                column: "ServiceStart",
                filter: "\"ServiceStart\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerRuns_FiscalPeriodId",
                table: "LedgerRuns",
                column: "FiscalPeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_JournalEntries_FiscalPeriodId_State",
                table: "JournalEntries",
                columns: new[] { "FiscalPeriodId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_FileProfiles_CompanyId",
                table: "FileProfiles",
                column: "CompanyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FileTakes_StoredFileId",
                table: "FileTakes",
                column: "StoredFileId");

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

            migrationBuilder.CreateIndex(
                name: "IX_RevenueRecognitions_FiscalPeriodId",
                table: "RevenueRecognitions",
                column: "FiscalPeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_RevenueRecognitions_JournalId",
                table: "RevenueRecognitions",
                column: "JournalId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFileJournals_JournalEntryId",
                table: "StoredFileJournals",
                column: "JournalEntryId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_BatchId",
                table: "StoredFiles",
                column: "BatchId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_CompanyId",
                table: "StoredFiles",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_FiscalPeriodId",
                table: "StoredFiles",
                column: "FiscalPeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_RunId",
                table: "StoredFiles",
                column: "RunId");

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_Sha256_CompanyId_Name",
                table: "StoredFiles",
                columns: new[] { "Sha256", "CompanyId", "Name" },
                unique: true);

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
                name: "FileProfiles");

            migrationBuilder.DropTable(
                name: "FileTakes");

            migrationBuilder.DropTable(
                name: "LedgerRunLanes");

            migrationBuilder.DropTable(
                name: "RevenueRecognitions");

            migrationBuilder.DropTable(
                name: "StoredFileJournals");

            migrationBuilder.DropTable(
                name: "StoredFiles");

            migrationBuilder.DropIndex(
                name: "IX_TransactionLines_ServiceStart",
                table: "TransactionLines");

            migrationBuilder.DropIndex(
                name: "IX_LedgerRuns_FiscalPeriodId",
                table: "LedgerRuns");

            migrationBuilder.DropIndex(
                name: "IX_JournalEntries_FiscalPeriodId_State",
                table: "JournalEntries");

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
