using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class FileProfiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_FileProfiles_CompanyId",
                table: "FileProfiles",
                column: "CompanyId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FileProfiles");
        }
    }
}
