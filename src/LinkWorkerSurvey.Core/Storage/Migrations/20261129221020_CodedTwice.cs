using System;
using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class CodedTwice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "compared",
                table: "reading",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                comment: "whether it is compared with another coder's");

            migrationBuilder.AddColumn<bool>(
                name: "had_suggestions",
                table: "reading",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                comment: "whether the coder saw suggested categories");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "compared_at",
                table: "frame",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when their decisions were compared");

            migrationBuilder.AddColumn<int>(
                name: "double_share",
                table: "frame",
                type: "integer",
                nullable: true,
                comment: "which percentage of the answers two coders are to read");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reopened_at",
                table: "frame",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when it was last opened again");

            migrationBuilder.CreateIndex(
                name: "ix_reading_compared",
                table: "reading",
                columns: new[] { "text_id", "frame_id", "kind" },
                unique: true,
                filter: "compared");

            // The program says what it stores, or nothing would tell that a column was forgotten.
            migrationBuilder.Sql("ALTER TABLE reading ALTER compared DROP DEFAULT, ALTER had_suggestions DROP DEFAULT");
            RewriteWindow(migrationBuilder, "compared", "had_suggestions");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            RewriteWindow(migrationBuilder);
            migrationBuilder.DropIndex(name: "ix_reading_compared", table: "reading");
            migrationBuilder.DropColumn(name: "compared", table: "reading");
            migrationBuilder.DropColumn(name: "had_suggestions", table: "reading");
            migrationBuilder.DropColumn(name: "compared_at", table: "frame");
            migrationBuilder.DropColumn(name: "double_share", table: "frame");
            migrationBuilder.DropColumn(name: "reopened_at", table: "frame");
        }

        // The function of FinalTables, with more columns of decisions.
        internal static void RewriteWindow(MigrationBuilder migrationBuilder, params string[] more)
        {
            var columns = string.Concat(more.Select(column => $", {column}"));
            var old = string.Concat(more.Select(column => $", d.{column}"));
            migrationBuilder.Sql($"""
                CREATE OR REPLACE FUNCTION rewrite_window(of_window integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = public, pg_temp SET work_mem = '256MB' AS $$
                BEGIN
                    IF NOT EXISTS (
                        SELECT FROM survey_window WHERE id = of_window AND final_released_at IS NULL AND emptied_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'window % is not at its end', of_window;
                    END IF;

                    WITH old_response AS (DELETE FROM ONLY response WHERE window_id = of_window RETURNING *),
                    new_response AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_response),
                    put_response AS (
                        INSERT INTO final_response (id, window_id, ticks)
                        SELECT new_id, window_id, ticks FROM new_response ORDER BY new_id),
                    old_text AS (
                        DELETE FROM ONLY answer_text t USING new_response r WHERE t.response_id = r.id
                        RETURNING t.id, r.new_id AS new_response_id, t.question, t.is_other, t.text),
                    new_text AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_text),
                    put_text AS (
                        INSERT INTO final_answer_text (id, response_id, question, is_other, text)
                        SELECT new_id, new_response_id, question, is_other, text FROM new_text ORDER BY new_id),
                    old_reading AS (
                        DELETE FROM reading d USING new_text t WHERE d.text_id = t.id
                        RETURNING d.id, t.new_id AS new_text_id, d.frame_id, d.staff_id, d.kind, d.state, d.standing{old}),
                    new_reading AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_reading),
                    put_reading AS (
                        INSERT INTO reading (id, text_id, frame_id, staff_id, kind, state, standing{columns})
                        SELECT new_id, new_text_id, frame_id, staff_id, kind, state, standing{columns} FROM new_reading ORDER BY new_id),
                    old_code AS (
                        DELETE FROM reading_code c USING new_reading d WHERE c.reading_id = d.id
                        RETURNING d.new_id AS new_reading_id, c.code_id)
                    INSERT INTO reading_code (reading_id, code_id)
                    SELECT new_reading_id, code_id FROM old_code ORDER BY new_reading_id, code_id;
                    ANALYZE response, answer_text;
                END $$;
                """);
        }
    }
}
