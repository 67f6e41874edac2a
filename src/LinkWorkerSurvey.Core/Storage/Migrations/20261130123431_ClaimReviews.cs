using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>A member of staff can look at a claim that the check of a report marks, and leave it.</summary>
    public partial class ClaimReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "report_claim_review",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the entry")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window"),
                    section = table.Column<string>(type: "text", nullable: false, comment: "the section"),
                    claim = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, comment: "hash of the words and of what the check says of them"),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "who looked"),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "when")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_claim_review", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_claim_review_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_report_claim_review_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Numbers in a report that the check marks, and that a person looked at and left");

            migrationBuilder.CreateIndex(
                name: "ix_report_claim_review_staff_id",
                table: "report_claim_review",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_claim_review_window_id_section_claim",
                table: "report_claim_review",
                columns: new[] { "window_id", "section", "claim" },
                unique: true);

            migrationBuilder.Sql("GRANT SELECT, INSERT, DELETE ON report_claim_review TO survey_app;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "report_claim_review");
        }
    }
}
