using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>
    /// A released response cannot be found by anybody, nor its answers be tried out: no hash of content, no withdrawal of what is in the
    /// results. The final release always ends and leaves no old row version behind, and PostgreSQL keeps no statistics of answers, codes
    /// and pending submissions.
    /// </summary>
    public partial class ReleasedForGood : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Somebody who asked to withdraw was promised that it is done.
            migrationBuilder.Sql("""
                DO $$ BEGIN
                    IF EXISTS (SELECT FROM withdrawal) THEN
                        RAISE EXCEPTION 'Withdrawals wait for the next release: let the earlier version carry them out, then migrate.';
                    END IF;
                END $$;
                """);

            migrationBuilder.DropForeignKey(
                name: "fk_answer_text_response_response_id",
                table: "answer_text");

            migrationBuilder.DropForeignKey(
                name: "fk_reading_answer_text_text_id",
                table: "reading");

            migrationBuilder.DropTable(
                name: "withdrawal");

            migrationBuilder.DropIndex(
                name: "ix_response_withdrawal_mac",
                table: "response");

            migrationBuilder.DropColumn(
                name: "withdrawal_mac",
                table: "response");

            migrationBuilder.DropColumn(
                name: "content_mac",
                table: "receipt");

            migrationBuilder.AlterTable(
                name: "staged",
                comment: "Accepted answers that are not yet in the results, encrypted with a key that is not in the database",
                oldComment: "Accepted answers that wait to be counted, sealed with a key that is not in the database");

            migrationBuilder.AlterTable(
                name: "response",
                comment: "The choices of one respondent, once they are added to the results together with others'",
                oldComment: "The choices of one respondent, once they are counted together with others'");

            migrationBuilder.AlterTable(
                name: "answer_text",
                comment: "The answers in words, once they are added to the results together with others'",
                oldComment: "The answers in words, once they are counted together with others'");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "swept_at",
                table: "survey_window",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when the tables of answers were written into new files after that",
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true,
                oldComment: "when the room of deleted rows was swept after that");

            migrationBuilder.AlterColumn<int>(
                name: "k",
                table: "survey_window",
                type: "integer",
                nullable: false,
                comment: "the fewest responses that are ever added to the results at a time",
                oldClrType: typeof(int),
                oldType: "integer",
                oldComment: "the fewest responses that are ever counted at a time");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "held_at",
                table: "survey_window",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when its final release was put off for an administrator's decision",
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true,
                oldComment: "when its last counting was put off for an administrator's decision");

            migrationBuilder.AlterColumn<DateTimeOffset>(
                name: "final_released_at",
                table: "survey_window",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when all its rows were written anew in random order",
                oldClrType: typeof(DateTimeOffset),
                oldType: "timestamp with time zone",
                oldNullable: true,
                oldComment: "when all that was left was counted");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "emptied_at",
                table: "survey_window",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when the last pending answers were added to the results or deleted; nothing is accepted after it");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "release_again_at",
                table: "survey_window",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when the next attempt is made, after a failure");

            migrationBuilder.AddColumn<int>(
                name: "release_failures",
                table: "survey_window",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                comment: "how many attempts to add answers to the results have failed since the last that succeeded");

            migrationBuilder.AlterColumn<byte[]>(
                name: "sheet",
                table: "staged",
                type: "bytea",
                nullable: false,
                comment: "the answers, encrypted",
                oldClrType: typeof(byte[]),
                oldType: "bytea",
                oldComment: "the answers, sealed");

            // What earlier final releases left in the files goes with the first look after this.
            migrationBuilder.Sql("UPDATE survey_window SET emptied_at = final_released_at, swept_at = NULL WHERE final_released_at IS NOT NULL");

            // A known form is answered alike whatever comes with it and whatever became of it: its receipt counts before the window's end
            // and the invitation. Each statement in it sees what was committed before it began, so that the window is looked at as it
            // stands once the lock is had: in one statement with the lock, a form could be stored after the end. Of forms that come by one
            // invitation at once, the second waits for the token, and then sees what the first has stored. A conflict inserts nothing
            // instead of failing, so that no key ever reaches the server's log. What is answered are the names of AcceptOutcome.
            migrationBuilder.Sql("""
                DROP FUNCTION accept_sheet(integer, bytea, bytea, bytea, smallint, bytea);

                CREATE FUNCTION accept_sheet(of_window integer, form bytea, sealed bytea, doubts smallint, invitation bytea) RETURNS text LANGUAGE plpgsql AS $$
                DECLARE
                    is_open boolean;
                BEGIN
                    PERFORM pg_advisory_xact_lock_shared(1, of_window);
                    IF invitation IS NOT NULL THEN
                        PERFORM FROM open_token WHERE token_mac = invitation FOR UPDATE;
                    END IF;

                    is_open := EXISTS (
                        SELECT FROM survey_window
                        WHERE id = of_window AND opens_at <= clock_timestamp() AND clock_timestamp() < coalesce(closed_at, closes_at) + grace
                          AND held_at IS NULL AND emptied_at IS NULL);
                    IF is_open AND (invitation IS NULL
                        OR (EXISTS (SELECT FROM open_token WHERE token_mac = invitation AND window_id = of_window) AND NOT EXISTS (SELECT FROM staged WHERE token_mac = invitation))) THEN
                        INSERT INTO receipt (key_mac, window_id) VALUES (form, of_window) ON CONFLICT DO NOTHING;
                        IF NOT FOUND THEN
                            RETURN 'AcceptedBefore';
                        END IF;
                        INSERT INTO staged (key_mac, window_id, sheet, flags, token_mac) VALUES (form, of_window, sealed, doubts, invitation);
                        RETURN 'Accepted';
                    END IF;

                    RETURN CASE WHEN EXISTS (SELECT FROM receipt WHERE key_mac = form) THEN 'AcceptedBefore' WHEN is_open THEN 'InvitationSpent' ELSE 'NotOpen' END;
                END $$;

                REVOKE ALL ON FUNCTION accept_sheet(integer, bytea, bytea, smallint, bytea) FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION accept_sheet(integer, bytea, bytea, smallint, bytea) TO survey_app;
                """);

            // Every row gets a new key: what statistics, dumps or logs kept of the old ones joins nothing. The keys are random, so that rows in
            // their order lie in random order. It is one statement, at whose end the key from a decision's codes to the decision holds again.
            migrationBuilder.Sql("""
                ALTER TABLE reading_code ALTER CONSTRAINT fk_reading_code_reading_reading_id NOT DEFERRABLE;

                DROP FUNCTION apply_withdrawals(integer, bytea[]);

                CREATE OR REPLACE FUNCTION rewrite_window(of_window integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = public, pg_temp SET work_mem = '256MB' AS $$
                BEGIN
                    IF NOT EXISTS (SELECT FROM survey_window WHERE id = of_window AND final_released_at IS NULL AND emptied_at IS NOT NULL) THEN
                        RAISE EXCEPTION 'window % is not at its end', of_window;
                    END IF;

                    WITH old_response AS (DELETE FROM response WHERE window_id = of_window RETURNING *),
                    new_response AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_response),
                    put_response AS (INSERT INTO response (id, window_id, ticks) SELECT new_id, window_id, ticks FROM new_response ORDER BY new_id),
                    old_text AS (
                        DELETE FROM answer_text t USING new_response r WHERE t.response_id = r.id
                        RETURNING t.id, r.new_id AS new_response_id, t.question, t.is_other, t.text),
                    new_text AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_text),
                    put_text AS (
                        INSERT INTO answer_text (id, response_id, question, is_other, text)
                        SELECT new_id, new_response_id, question, is_other, text FROM new_text ORDER BY new_id),
                    old_reading AS (
                        DELETE FROM reading d USING new_text t WHERE d.text_id = t.id
                        RETURNING d.id, t.new_id AS new_text_id, d.frame_id, d.staff_id, d.kind, d.state, d.standing),
                    new_reading AS MATERIALIZED (SELECT gen_random_uuid() AS new_id, * FROM old_reading),
                    put_reading AS (
                        INSERT INTO reading (id, text_id, frame_id, staff_id, kind, state, standing)
                        SELECT new_id, new_text_id, frame_id, staff_id, kind, state, standing FROM new_reading ORDER BY new_id),
                    old_code AS (
                        DELETE FROM reading_code c USING new_reading d WHERE c.reading_id = d.id RETURNING d.new_id AS new_reading_id, c.code_id)
                    INSERT INTO reading_code (reading_id, code_id) SELECT new_reading_id, code_id FROM old_code ORDER BY new_reading_id, code_id;
                END $$;
                """);

            // CLUSTER copies old row versions that somebody's snapshot may still see. So it begins once every snapshot, this transaction's
            // too, is younger than the transactions that rewrote the windows. Whoever comes while it waits for the table would wait behind
            // it: it gives up soon, and is tried again.
            migrationBuilder.Sql("""
                CREATE FUNCTION rewrite_answer_file(name text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = public, pg_temp SET lock_timeout = '300ms' SET maintenance_work_mem = '256MB' AS $$
                DECLARE
                    rewritten integer;
                BEGIN
                    IF name NOT IN ('response', 'answer_text', 'reading', 'reading_code') THEN
                        RAISE EXCEPTION '% is no table of answers', name;
                    END IF;

                    SELECT max(age(r.xmin)) INTO rewritten
                    FROM survey_window w CROSS JOIN LATERAL (SELECT xmin FROM response WHERE window_id = w.id LIMIT 1) r
                    WHERE w.final_released_at IS NOT NULL AND w.swept_at IS NULL;
                    IF EXISTS (
                            SELECT FROM pg_stat_activity
                            WHERE (datname = current_database() OR datname IS NULL) AND greatest(age(backend_xid), age(backend_xmin)) >= rewritten)
                        OR EXISTS (SELECT FROM pg_prepared_xacts WHERE age(transaction) >= rewritten)
                        OR EXISTS (SELECT FROM pg_replication_slots WHERE age(xmin) >= rewritten) THEN
                        RETURN false;
                    END IF;

                    BEGIN
                        EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', name);
                    EXCEPTION WHEN lock_not_available THEN
                        RETURN false;
                    END;
                    EXECUTE format('CLUSTER %I USING %I', name, 'pk_' || name);
                    RETURN true;
                END $$;

                REVOKE ALL ON FUNCTION rewrite_answer_file(text) FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION rewrite_answer_file(text) TO survey_app;
                """);

            // A target of 0 keeps what was gathered before; a change to the same type drops it. A sealed submission does not compress: not
            // even tried, kept aside.
            migrationBuilder.Sql("""
                DROP VIEW coding_text;

                DO $$ DECLARE col record; BEGIN
                    FOR col IN
                        SELECT c.relname AS in_table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
                        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.relnamespace = 'public'::regnamespace AND (c.relname, a.attname) IN (
                            ('response', 'ticks'), ('answer_text', 'text'), ('receipt', 'key_mac'),
                            ('staged', 'key_mac'), ('staged', 'sheet'), ('staged', 'flags'), ('staged', 'token_mac'),
                            ('open_token', 'token_mac'), ('invitation', 'address_and_token'))
                    LOOP
                        EXECUTE format('ALTER TABLE %I ALTER COLUMN %I TYPE %s', col.in_table, col.name, col.type);
                        EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET STATISTICS 0', col.in_table, col.name);
                    END LOOP;
                END $$;

                ALTER TABLE staged ALTER COLUMN sheet SET STORAGE EXTERNAL;

                CREATE VIEW coding_text AS
                SELECT t.id, r.window_id, t.question, t.is_other, t.text FROM answer_text t JOIN response r ON r.id = t.response_id;
                GRANT SELECT ON coding_text TO survey_app;
                """);

            // A dropped column stays in the rows of the file: they are written without it, in the order of their random keys.
            migrationBuilder.Sql("CLUSTER receipt USING pk_receipt; CLUSTER response USING pk_response;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("The hashes that this removes cannot be brought back. Restore a backup into the earlier version.");
    }
}
