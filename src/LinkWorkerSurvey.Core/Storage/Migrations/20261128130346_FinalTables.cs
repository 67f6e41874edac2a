using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>
    /// The final release moves a window's responses and texts into tables of their own. Those of open windows stay small, and with them
    /// what a final release has to write into new files.
    /// </summary>
    public partial class FinalTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // They inherit: whoever reads response reads both, in one snapshot, and who writes it writes the open windows' alone. No
            // foreign key: a window is never deleted, and a check for each row takes time.
            migrationBuilder.Sql("""
                CREATE TABLE final_response (LIKE response INCLUDING COMMENTS, CONSTRAINT pk_final_response PRIMARY KEY (id))
                    INHERITS (response);
                CREATE TABLE final_answer_text (LIKE answer_text INCLUDING COMMENTS, CONSTRAINT pk_final_answer_text PRIMARY KEY (id))
                    INHERITS (answer_text);
                CREATE INDEX ix_final_response_window_id ON final_response (window_id);
                CREATE UNIQUE INDEX ix_final_answer_text_response_id_question ON final_answer_text (response_id, question);
                ALTER TABLE final_response ALTER COLUMN ticks SET STATISTICS 0;
                ALTER TABLE final_answer_text ALTER COLUMN text SET STATISTICS 0;
                COMMENT ON TABLE final_response IS 'The choices of one respondent, of survey windows after their final release';
                COMMENT ON TABLE final_answer_text IS 'The answers in words, of survey windows after their final release';

                WITH moved AS (
                    DELETE FROM ONLY response r USING survey_window w WHERE w.id = r.window_id AND w.final_released_at IS NOT NULL
                    RETURNING r.*)
                INSERT INTO final_response SELECT * FROM moved ORDER BY id;
                WITH moved AS (DELETE FROM ONLY answer_text t USING final_response r WHERE r.id = t.response_id RETURNING t.*)
                INSERT INTO final_answer_text SELECT * FROM moved ORDER BY id;
                UPDATE survey_window SET swept_at = NULL WHERE final_released_at IS NOT NULL;
                ANALYZE response, answer_text;
                """);

            // Every row gets a new key: what statistics, dumps or logs kept of the old ones joins nothing. The keys are random, so that
            // rows in their order lie in random order. It is one statement, at whose end the key from a decision's codes to the decision
            // holds again. Statistics of both tables together are not gathered by autovacuum, and joins are planned by them.
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
                        RETURNING d.id, t.new_id AS new_text_id, d.frame_id, d.staff_id, d.kind, d.state, d.standing),
                    new_reading AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_reading),
                    put_reading AS (
                        INSERT INTO reading (id, text_id, frame_id, staff_id, kind, state, standing)
                        SELECT new_id, new_text_id, frame_id, staff_id, kind, state, standing FROM new_reading ORDER BY new_id),
                    old_code AS (
                        DELETE FROM reading_code c USING new_reading d WHERE c.reading_id = d.id
                        RETURNING d.new_id AS new_reading_id, c.code_id)
                    INSERT INTO reading_code (reading_id, code_id)
                    SELECT new_reading_id, code_id FROM old_code ORDER BY new_reading_id, code_id;
                    ANALYZE response, answer_text;
                END $$;
                """);

            // Nearly all of what CLUSTER reads is dead then. An index leads there row by row, with the table locked ten times as long.
            migrationBuilder.Sql("ALTER FUNCTION rewrite_answer_file(text) SET enable_indexscan = off");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("Restore a backup into the earlier version.");
    }
}
