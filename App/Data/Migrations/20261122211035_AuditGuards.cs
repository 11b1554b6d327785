using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class AuditGuards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "MustChangePassword",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            if (ActiveProvider != "Microsoft.EntityFrameworkCore.Sqlite") return;
            foreach (var deed in new[] { "UPDATE", "DELETE" })
                migrationBuilder.Sql($"CREATE TRIGGER \"AuditRows_No_{deed}\" BEFORE {deed} ON \"AuditRows\" "
                    + "BEGIN SELECT RAISE(ABORT, 'The audit trail is only added to.'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            if (ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
                foreach (var deed in new[] { "UPDATE", "DELETE" })
                    migrationBuilder.Sql($"DROP TRIGGER \"AuditRows_No_{deed}\";");

            migrationBuilder.DropColumn(
                name: "MustChangePassword",
                table: "AspNetUsers");
        }
    }
}
