using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>
    /// Reports are written in sections, each saving of which is kept, and frozen as editions that others publish.
    /// </summary>
    public partial class Reports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "report_published_at",
                table: "survey_window",
                type: "timestamp with time zone",
                nullable: true,
                comment: "since when anybody can read a report on it");

            migrationBuilder.CreateTable(
                name: "report_edition",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the edition")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window"),
                    number = table.Column<int>(type: "integer", nullable: false, comment: "its number among those of the survey"),
                    content = table.Column<string>(type: "text", nullable: false, comment: "the words, figures, categories and approved quotes of the report"),
                    checksum = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, comment: "hash of the content, to see that nothing was changed since"),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, comment: "why it corrects the one before it"),
                    frozen_by_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "who made it"),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "when"),
                    published_by_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "who published it"),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "when"),
                    withdrawn_by_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "who withdrew it"),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "when"),
                    withdrawn_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, comment: "why")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_edition", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_edition_staff_frozen_by_id",
                        column: x => x.frozen_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_edition_staff_published_by_id",
                        column: x => x.published_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_edition_staff_withdrawn_by_id",
                        column: x => x.withdrawn_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_edition_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Reports as they were made for publishing");

            migrationBuilder.CreateTable(
                name: "report_text",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the text")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window"),
                    section = table.Column<string>(type: "text", nullable: false, comment: "the section"),
                    text = table.Column<string>(type: "text", nullable: true, comment: "the words; empty if the section shows the draft that is written from the figures"),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "who saved it"),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "when")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_text", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_text_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_text_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "What staff wrote into the sections of a report, each time they saved it");

            migrationBuilder.CreateIndex(
                name: "ix_report_edition_frozen_by_id",
                table: "report_edition",
                column: "frozen_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_edition_published_by_id",
                table: "report_edition",
                column: "published_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_edition_window_id_number",
                table: "report_edition",
                columns: new[] { "window_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_edition_withdrawn_by_id",
                table: "report_edition",
                column: "withdrawn_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_text_staff_id",
                table: "report_text",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_text_window_id_section_id",
                table: "report_text",
                columns: new[] { "window_id", "section", "id" });

            // What is frozen cannot be changed; an edition that was never published can be removed.
            migrationBuilder.Sql("""
                GRANT SELECT, INSERT ON report_text TO survey_app;
                GRANT SELECT, INSERT, DELETE ON report_edition TO survey_app;
                GRANT UPDATE (published_by_id, published_at, withdrawn_by_id, withdrawn_at, withdrawn_reason)
                    ON report_edition TO survey_app;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_edition");

            migrationBuilder.DropTable(
                name: "report_text");

            migrationBuilder.DropColumn(
                name: "report_published_at",
                table: "survey_window");
        }
    }
}
