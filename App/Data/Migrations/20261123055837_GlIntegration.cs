using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BatchLedger.Data.Migrations
{
    /// <inheritdoc />
    public partial class GlIntegration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "GlIntegration",
                table: "Features",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "GlConnections",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    System = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Site = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Sending = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    AutomaticSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Lines = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Fields = table.Column<string>(type: "TEXT", nullable: false),
                    SealedSecrets = table.Column<string>(type: "TEXT", nullable: true),
                    ConnectedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConnectedBy = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    BooksName = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    BooksReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    MapChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlConnections", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GlConnections_Companies_CompanyId",
                        column: x => x.CompanyId,
                        principalTable: "Companies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GlBookItems",
                columns: table => new
                {
                    ConnectionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    OutsideId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Active = table.Column<bool>(type: "INTEGER", nullable: false),
                    Trait = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlBookItems", x => new { x.ConnectionId, x.Kind, x.OutsideId });
                    table.ForeignKey(
                        name: "FK_GlBookItems_GlConnections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "GlConnections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GlDeliveries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ConnectionId = table.Column<int>(type: "INTEGER", nullable: false),
                    JournalEntryId = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    AfterCheck = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CheckedHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    SentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OutsideId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    OutsideNumber = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    OutsideVersion = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Approval = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Trace = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AskedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LookUps = table.Column<int>(type: "INTEGER", nullable: false),
                    Refusals = table.Column<int>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LeftAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Fence = table.Column<int>(type: "INTEGER", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedBy = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GlDeliveries_GlConnections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "GlConnections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GlDeliveries_JournalEntries_JournalEntryId",
                        column: x => x.JournalEntryId,
                        principalTable: "JournalEntries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GlMaps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompanyId = table.Column<int>(type: "INTEGER", nullable: false),
                    ConnectionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    OurId = table.Column<int>(type: "INTEGER", nullable: false),
                    OutsideId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlMaps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GlMaps_GlConnections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "GlConnections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GlSignIns",
                columns: table => new
                {
                    StateHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ConnectionId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<int>(type: "INTEGER", nullable: false),
                    Session = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    SealedVerifier = table.Column<string>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlSignIns", x => x.StateHash);
                    table.ForeignKey(
                        name: "FK_GlSignIns_GlConnections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "GlConnections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GlTokens",
                columns: table => new
                {
                    ConnectionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", nullable: false),
                    AccessUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    RefreshUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlTokens", x => x.ConnectionId);
                    table.ForeignKey(
                        name: "FK_GlTokens_GlConnections_ConnectionId",
                        column: x => x.ConnectionId,
                        principalTable: "GlConnections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GlDeliveryEvents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DeliveryId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlDeliveryEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GlDeliveryEvents_GlDeliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "GlDeliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GlDeliveryFindings",
                columns: table => new
                {
                    DeliveryId = table.Column<int>(type: "INTEGER", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    LineNo = table.Column<int>(type: "INTEGER", nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Weight = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    AccountCode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlDeliveryFindings", x => new { x.DeliveryId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_GlDeliveryFindings_GlDeliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "GlDeliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_GlConnections_CompanyId_System",
                table: "GlConnections",
                columns: new[] { "CompanyId", "System" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GlDeliveries_ConnectionId",
                table: "GlDeliveries",
                column: "ConnectionId",
                unique: true,
                filter: "\"Owner\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_GlDeliveries_JournalEntryId_ConnectionId",
                table: "GlDeliveries",
                columns: new[] { "JournalEntryId", "ConnectionId" },
                unique: true,
                filter: "\"State\" <> 'Removed'");

            migrationBuilder.CreateIndex(
                name: "IX_GlDeliveries_Key",
                table: "GlDeliveries",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GlDeliveries_State_DueAt",
                table: "GlDeliveries",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GlDeliveryEvents_DeliveryId",
                table: "GlDeliveryEvents",
                column: "DeliveryId");

            migrationBuilder.CreateIndex(
                name: "IX_GlMaps_ConnectionId_Kind_OurId",
                table: "GlMaps",
                columns: new[] { "ConnectionId", "Kind", "OurId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GlSignIns_ConnectionId",
                table: "GlSignIns",
                column: "ConnectionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "GlBookItems");

            migrationBuilder.DropTable(
                name: "GlDeliveryEvents");

            migrationBuilder.DropTable(
                name: "GlDeliveryFindings");

            migrationBuilder.DropTable(
                name: "GlMaps");

            migrationBuilder.DropTable(
                name: "GlSignIns");

            migrationBuilder.DropTable(
                name: "GlTokens");

            migrationBuilder.DropTable(
                name: "GlDeliveries");

            migrationBuilder.DropTable(
                name: "GlConnections");

            migrationBuilder.DropColumn(
                name: "GlIntegration",
                table: "Features");
        }
    }
}
