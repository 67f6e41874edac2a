using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>
    /// Parts of text answers are marked as quotes, redacted and approved. The final release gives quotes new keys too.
    /// </summary>
    public partial class Quotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "quote",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, comment: "a random name"),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window"),
                    question = table.Column<string>(type: "text", nullable: false, comment: "the question"),
                    text_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the answer"),
                    start = table.Column<int>(type: "integer", nullable: false, comment: "where in the answer the part begins"),
                    length = table.Column<int>(type: "integer", nullable: false, comment: "how long it is"),
                    replacements = table.Column<string>(type: "jsonb", nullable: false, comment: "where in it other words are published, and which; staff write them"),
                    marked_by_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "who marked it"),
                    changed_by_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "who marked it or changed what is replaced, whoever was last"),
                    approved_by_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "who approved it as it is"),
                    withdrawn_by_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "who withdrew it"),
                    withdrawn_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, comment: "why")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote", x => x.id);
                    table.ForeignKey(
                        name: "fk_quote_staff_approved_by_id",
                        column: x => x.approved_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quote_staff_changed_by_id",
                        column: x => x.changed_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quote_staff_marked_by_id",
                        column: x => x.marked_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quote_staff_withdrawn_by_id",
                        column: x => x.withdrawn_by_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_quote_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Which parts of answers in words may be published. The words themselves are stored with the answers alone");

            migrationBuilder.CreateTable(
                name: "quote_use",
                columns: table => new
                {
                    quote_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the quote"),
                    section = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, comment: "the section, such as one of a report"),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "who said so")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quote_use", x => new { x.quote_id, x.section });
                    table.ForeignKey(
                        name: "fk_quote_use_quote_quote_id",
                        column: x => x.quote_id,
                        principalTable: "quote",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_quote_use_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Where quotes are used");

            migrationBuilder.CreateIndex(
                name: "ix_quote_approved_by_id",
                table: "quote",
                column: "approved_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_changed_by_id",
                table: "quote",
                column: "changed_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_marked_by_id",
                table: "quote",
                column: "marked_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_window_id",
                table: "quote",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_withdrawn_by_id",
                table: "quote",
                column: "withdrawn_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_quote_use_staff_id",
                table: "quote_use",
                column: "staff_id");

            // As in CodedTwice, and quotes with their uses get new keys as well.
            migrationBuilder.Sql("""
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
                        RETURNING d.id, t.new_id AS new_text_id, d.frame_id, d.staff_id, d.kind, d.state, d.standing, d.compared,
                            d.had_suggestions),
                    new_reading AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_reading),
                    put_reading AS (
                        INSERT INTO reading (id, text_id, frame_id, staff_id, kind, state, standing, compared, had_suggestions)
                        SELECT new_id, new_text_id, frame_id, staff_id, kind, state, standing, compared, had_suggestions
                        FROM new_reading ORDER BY new_id),
                    old_quote AS (
                        DELETE FROM quote q USING new_text t WHERE q.window_id = of_window AND q.text_id = t.id
                        RETURNING q.id, q.window_id, q.question, t.new_id AS new_text_id, q.start, q.length, q.replacements, q.marked_by_id,
                            q.changed_by_id, q.approved_by_id, q.withdrawn_by_id, q.withdrawn_reason),
                    new_quote AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_quote),
                    put_quote AS (
                        INSERT INTO quote (id, window_id, question, text_id, start, length, replacements, marked_by_id, changed_by_id,
                            approved_by_id, withdrawn_by_id, withdrawn_reason)
                        SELECT new_id, window_id, question, new_text_id, start, length, replacements, marked_by_id, changed_by_id,
                            approved_by_id, withdrawn_by_id, withdrawn_reason FROM new_quote ORDER BY new_id),
                    old_use AS (
                        DELETE FROM quote_use u USING new_quote q WHERE u.quote_id = q.id
                        RETURNING q.new_id AS new_quote_id, u.section, u.staff_id),
                    put_use AS (
                        INSERT INTO quote_use (quote_id, section, staff_id)
                        SELECT new_quote_id, section, staff_id FROM old_use ORDER BY new_quote_id, section),
                    old_code AS (
                        DELETE FROM reading_code c USING new_reading d WHERE c.reading_id = d.id
                        RETURNING d.new_id AS new_reading_id, c.code_id)
                    INSERT INTO reading_code (reading_id, code_id)
                    SELECT new_reading_id, code_id FROM old_code ORDER BY new_reading_id, code_id;
                    ANALYZE response, answer_text;
                END $$;
                """);

            migrationBuilder.Sql("""
                GRANT SELECT, INSERT, UPDATE ON quote TO survey_app;
                GRANT SELECT, INSERT, DELETE ON quote_use TO survey_app;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            CodedTwice.RewriteWindow(migrationBuilder, "compared", "had_suggestions");
            migrationBuilder.DropTable(name: "quote_use");
            migrationBuilder.DropTable(name: "quote");
        }
    }
}
