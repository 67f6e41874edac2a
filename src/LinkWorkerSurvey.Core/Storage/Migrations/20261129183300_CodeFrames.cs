using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>
    /// Codes have a guide, a letter and a review, and can be merged and removed, as nets can be removed; what coders do can be undone.
    /// </summary>
    public partial class CodeFrames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_removed",
                table: "net",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                comment: "whether it was removed");

            migrationBuilder.AddColumn<string>(
                name: "definition",
                table: "code",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "",
                comment: "what it means");

            migrationBuilder.AddColumn<string>(
                name: "examples",
                table: "code",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "",
                comment: "examples made up by staff");

            migrationBuilder.AddColumn<bool>(
                name: "is_new",
                table: "code",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                comment: "whether it was made while coding and not reviewed yet");

            migrationBuilder.AddColumn<bool>(
                name: "is_removed",
                table: "code",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                comment: "whether it was removed");

            migrationBuilder.AddColumn<char>(
                name: "letter",
                table: "code",
                type: "character(1)",
                nullable: true,
                comment: "the key that gives it");

            migrationBuilder.AddColumn<int>(
                name: "merged_into_id",
                table: "code",
                type: "integer",
                nullable: true,
                comment: "the category that counts instead, if it was merged");

            migrationBuilder.AddColumn<string>(
                name: "not_when",
                table: "code",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "",
                comment: "when not to use it");

            migrationBuilder.AddColumn<string>(
                name: "use_when",
                table: "code",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: false,
                defaultValue: "",
                comment: "when to use it");

            migrationBuilder.CreateTable(
                name: "coding_step",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false, comment: "number of the step")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    frame_id = table.Column<int>(type: "integer", nullable: false, comment: "the frame"),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the coder"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "when"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, comment: "what was done"),
                    about = table.Column<string>(type: "text", nullable: false, comment: "the names of the categories it was about"),
                    changes = table.Column<string>(type: "jsonb", nullable: false, comment: "categories and groups before and after, and the names of the decisions made and replaced"),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "when it was undone, if it was")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_coding_step", x => x.id);
                    table.ForeignKey(
                        name: "fk_coding_step_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_coding_step_frame_frame_id",
                        column: x => x.frame_id,
                        principalTable: "frame",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "What coders did, so that they can undo it. With the final release all decisions get new names, and these lead nowhere");

            migrationBuilder.CreateIndex(
                name: "ix_code_merged_into_id",
                table: "code",
                column: "merged_into_id");

            migrationBuilder.CreateIndex(
                name: "ix_coding_step_frame_id_staff_id_id",
                table: "coding_step",
                columns: new[] { "frame_id", "staff_id", "id" },
                filter: "undone_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_coding_step_staff_id",
                table: "coding_step",
                column: "staff_id");

            migrationBuilder.AddForeignKey(
                name: "fk_code_code_merged_into_id",
                table: "code",
                column: "merged_into_id",
                principalTable: "code",
                principalColumn: "id");

            migrationBuilder.Sql("GRANT SELECT, INSERT, UPDATE ON coding_step TO survey_app");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_code_code_merged_into_id",
                table: "code");

            migrationBuilder.DropTable(
                name: "coding_step");

            migrationBuilder.DropIndex(
                name: "ix_code_merged_into_id",
                table: "code");

            migrationBuilder.DropColumn(
                name: "is_removed",
                table: "net");

            migrationBuilder.DropColumn(
                name: "definition",
                table: "code");

            migrationBuilder.DropColumn(
                name: "examples",
                table: "code");

            migrationBuilder.DropColumn(
                name: "is_new",
                table: "code");

            migrationBuilder.DropColumn(
                name: "is_removed",
                table: "code");

            migrationBuilder.DropColumn(
                name: "letter",
                table: "code");

            migrationBuilder.DropColumn(
                name: "merged_into_id",
                table: "code");

            migrationBuilder.DropColumn(
                name: "not_when",
                table: "code");

            migrationBuilder.DropColumn(
                name: "use_when",
                table: "code");
        }
    }
}
