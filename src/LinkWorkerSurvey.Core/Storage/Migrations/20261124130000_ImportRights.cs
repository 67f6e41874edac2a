using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>An import makes a questionnaire version in the program's role.</summary>
    public partial class ImportRights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "kind",
                table: "survey_window",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                comment: "live, demonstration, reconstruction or imported",
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40,
                oldComment: "live, demonstration or reconstruction");

            migrationBuilder.Sql("GRANT INSERT ON questionnaire TO survey_app;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("REVOKE INSERT ON questionnaire FROM survey_app;");

            migrationBuilder.AlterColumn<string>(
                name: "kind",
                table: "survey_window",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                comment: "live, demonstration or reconstruction",
                oldClrType: typeof(string),
                oldType: "character varying(40)",
                oldMaxLength: 40,
                oldComment: "live, demonstration, reconstruction or imported");
        }
    }
}
