using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>Who may do what: the owner everything, the program what it needs, a reader no answers and no people. A table of a later migration is granted there.</summary>
    public partial class Roles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Roles belong to the cluster: another database's migration, or the administrator, may have made them.
            migrationBuilder.Sql("""
                DO $$ DECLARE name text; BEGIN
                    FOREACH name IN ARRAY ARRAY['survey_app', 'survey_reader'] LOOP
                        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
                            BEGIN
                                EXECUTE format('CREATE ROLE %I NOLOGIN', name);
                            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                            END;
                        END IF;
                    END LOOP;
                    BEGIN
                        GRANT survey_app TO CURRENT_USER;
                    EXCEPTION WHEN insufficient_privilege THEN NULL;
                    END;
                END $$;
                """);

            // What the program may not do to released responses itself, it does by these two.
            migrationBuilder.Sql("""
                CREATE FUNCTION apply_withdrawals(of_window integer, asked bytea[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
                DECLARE
                    responses uuid[];
                    texts uuid[];
                BEGIN
                    DELETE FROM withdrawal WHERE window_id = of_window;
                    SELECT array_agg(id) INTO responses FROM response WHERE window_id = of_window AND withdrawal_mac = ANY(asked);
                    SELECT array_agg(id) INTO texts FROM answer_text WHERE response_id = ANY(responses);
                    DELETE FROM reading_code WHERE reading_id IN (SELECT id FROM reading WHERE text_id = ANY(texts));
                    DELETE FROM reading WHERE text_id = ANY(texts);
                    DELETE FROM answer_text WHERE id = ANY(texts);
                    DELETE FROM response WHERE id = ANY(responses);
                END $$;

                CREATE FUNCTION rewrite_window(of_window integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
                BEGIN
                    IF NOT EXISTS (
                        SELECT FROM survey_window
                        WHERE id = of_window AND final_released_at IS NULL AND clock_timestamp() >= coalesce(closed_at, closes_at) + grace) THEN
                        RAISE EXCEPTION 'window % is not at its end', of_window;
                    END IF;

                    WITH old AS (DELETE FROM response WHERE window_id = of_window RETURNING id, window_id, ticks)
                    INSERT INTO response (id, window_id, ticks) SELECT id, window_id, ticks FROM old ORDER BY random();

                    WITH old AS (
                        DELETE FROM answer_text WHERE response_id IN (SELECT id FROM response WHERE window_id = of_window)
                        RETURNING id, response_id, question, is_other, text)
                    INSERT INTO answer_text (id, response_id, question, is_other, text) SELECT id, response_id, question, is_other, text FROM old ORDER BY random();

                    WITH old AS (
                        DELETE FROM reading WHERE text_id IN (SELECT t.id FROM answer_text t JOIN response r ON r.id = t.response_id WHERE r.window_id = of_window)
                        RETURNING id, text_id, frame_id, staff_id, kind, state, standing)
                    INSERT INTO reading (id, text_id, frame_id, staff_id, kind, state, standing) SELECT * FROM old ORDER BY random();

                    WITH old AS (
                        DELETE FROM reading_code WHERE reading_id IN (
                            SELECT d.id FROM reading d JOIN answer_text t ON t.id = d.text_id JOIN response r ON r.id = t.response_id WHERE r.window_id = of_window)
                        RETURNING reading_id, code_id)
                    INSERT INTO reading_code (reading_id, code_id) SELECT * FROM old ORDER BY random();
                END $$;

                REVOKE ALL ON FUNCTION apply_withdrawals(integer, bytea[]), rewrite_window(integer) FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION apply_withdrawals(integer, bytea[]), rewrite_window(integer) TO survey_app;
                """);

            migrationBuilder.Sql("""
                GRANT USAGE ON SCHEMA public TO survey_app, survey_reader;

                GRANT SELECT ON ALL TABLES IN SCHEMA public TO survey_app;
                GRANT INSERT ON receipt, response, answer_text, withdrawal, trail, reading_code, data_protection_keys TO survey_app;
                GRANT INSERT, UPDATE ON survey_window, channel, channel_day, frame, net, code, reading TO survey_app;
                GRANT INSERT, UPDATE, DELETE ON staged, invitation, open_token TO survey_app;
                GRANT INSERT, UPDATE, DELETE ON staff, staff_role, staff_claim, staff_login, staff_token TO survey_app;

                GRANT SELECT ON questionnaire, survey_window, channel, channel_day, frame, net, code TO survey_reader;

                COMMENT ON TABLE "__EFMigrationsHistory" IS 'Which changes of these tables were made';
                COMMENT ON COLUMN "__EFMigrationsHistory".migration_id IS 'name of the change';
                COMMENT ON COLUMN "__EFMigrationsHistory".product_version IS 'version of the tool that made it';

                DO $$ BEGIN
                    -- Before 17, only the owner sweeps; PostgreSQL's own sweeping does it there, somewhat later.
                    IF current_setting('server_version_num')::int >= 170000 THEN
                        GRANT MAINTAIN ON staged, withdrawal, open_token, response, answer_text, reading, reading_code TO survey_app;
                    END IF;
                END $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP FUNCTION apply_withdrawals(integer, bytea[]), rewrite_window(integer);
                DROP OWNED BY survey_app, survey_reader;
                """);
        }
    }
}
