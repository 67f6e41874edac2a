using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>How many people could have answered a window, and what other waves call its questions and rows.</summary>
    public partial class PopulationAndSameAs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "population",
                table: "survey_window",
                type: "integer",
                nullable: true,
                comment: "how many people could have answered, where that is known");

            migrationBuilder.AddColumn<string>(
                name: "same_as",
                table: "frame",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'",
                comment: "other names under which earlier or later surveys have the same question or category");

            migrationBuilder.AddCheckConstraint(
                name: "ck_survey_window_population",
                table: "survey_window",
                sql: "population > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_survey_window_population",
                table: "survey_window");

            migrationBuilder.DropColumn(
                name: "population",
                table: "survey_window");

            migrationBuilder.DropColumn(
                name: "same_as",
                table: "frame");
        }
    }
}
