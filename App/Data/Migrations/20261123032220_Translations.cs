using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class Translations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Translations");
        }
    }
}
