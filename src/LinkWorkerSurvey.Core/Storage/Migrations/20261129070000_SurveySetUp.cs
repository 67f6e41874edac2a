using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>
    /// A survey is prepared, paused, closed with time to undo, and deleted while nothing was received. The activity log says what was changed.
    /// </summary>
    public partial class SurveySetUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "trail",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                comment: "the value after");

            migrationBuilder.AddColumn<string>(
                name: "before",
                table: "trail",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                comment: "the value before");

            migrationBuilder.AddColumn<string>(
                name: "subject",
                table: "trail",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true,
                comment: "on whom, or on which survey deleted since");

            migrationBuilder.AddColumn<string>(
                name: "contact",
                table: "survey_window",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "",
                comment: "whom respondents can ask about it");

            migrationBuilder.AddColumn<string>(
                name: "distribution",
                table: "survey_window",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "",
                comment: "how its links are spread");

            migrationBuilder.AddColumn<bool>(
                name: "draft",
                table: "survey_window",
                type: "boolean",
                nullable: false,
                defaultValue: false,
                comment: "whether staff are still preparing it");

            migrationBuilder.AddColumn<string>(
                name: "eligibility",
                table: "survey_window",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "",
                comment: "who can answer");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "paused_at",
                table: "survey_window",
                type: "timestamp with time zone",
                nullable: true,
                comment: "since when it has been paused");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "previewed_at",
                table: "survey_window",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when staff first saw its form as respondents see it");

            migrationBuilder.AddColumn<string>(
                name: "sponsor",
                table: "survey_window",
                type: "character varying(300)",
                maxLength: 300,
                nullable: false,
                defaultValue: "",
                comment: "who pays for it");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_signed_in_at",
                table: "staff",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when the person last signed in");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "removed_at",
                table: "staff",
                type: "timestamp with time zone",
                nullable: true,
                comment: "when the account was removed");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "suspended_at",
                table: "staff",
                type: "timestamp with time zone",
                nullable: true,
                comment: "since when the account has been suspended");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "retired_at",
                table: "channel",
                type: "timestamp with time zone",
                nullable: true,
                comment: "since when nobody can begin a form by it");

            // A form is accepted for the grace period after the end, or after a pause that began earlier. The final release waits until the
            // closing by staff can no longer be undone: 10 minutes, as SurveyWindow.UndoTime says. least and greatest leave out NULL.
            migrationBuilder.Sql("""
                CREATE FUNCTION final_release_due_at(w survey_window) RETURNS timestamptz LANGUAGE sql STABLE AS $$
                    SELECT greatest(
                        least(w.closed_at, w.closes_at) + w.grace,
                        CASE WHEN w.closed_at < w.closes_at THEN w.closed_at + interval '10 minutes' END)
                $$;

                CREATE OR REPLACE FUNCTION accept_sheet(of_window integer, form bytea, sealed bytea, doubts smallint, invitation bytea) RETURNS text LANGUAGE plpgsql AS $$
                DECLARE
                    is_open boolean;
                BEGIN
                    PERFORM pg_advisory_xact_lock_shared(1, of_window);
                    IF invitation IS NOT NULL THEN
                        PERFORM FROM open_token WHERE token_mac = invitation FOR UPDATE;
                    END IF;

                    is_open := EXISTS (
                        SELECT FROM survey_window
                        WHERE id = of_window AND NOT draft AND opens_at <= clock_timestamp()
                          AND clock_timestamp() < least(closed_at, closes_at, paused_at) + grace AND held_at IS NULL AND emptied_at IS NULL);
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

                REVOKE ALL ON FUNCTION final_release_due_at(survey_window) FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION final_release_due_at(survey_window) TO survey_app;
                """);

            // The program may not change the activity log. Only the deletion of a window that received nothing keeps its entries under the
            // window's title. Nobody can send a form meanwhile: the lock is the one that accept_sheet takes.
            migrationBuilder.Sql("""
                CREATE FUNCTION delete_empty_window(of_window integer) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = public, pg_temp AS $$
                BEGIN
                    PERFORM FROM survey_window WHERE id = of_window FOR UPDATE;
                    PERFORM pg_advisory_xact_lock(1, of_window);
                    IF EXISTS (SELECT FROM receipt WHERE window_id = of_window) OR EXISTS (SELECT FROM response WHERE window_id = of_window) THEN
                        RETURN false;
                    END IF;

                    UPDATE trail SET window_id = NULL, subject = (SELECT title FROM survey_window WHERE id = of_window) WHERE window_id = of_window;
                    DELETE FROM code WHERE frame_id IN (SELECT id FROM frame WHERE window_id = of_window);
                    DELETE FROM net WHERE frame_id IN (SELECT id FROM frame WHERE window_id = of_window);
                    DELETE FROM frame WHERE window_id = of_window;
                    DELETE FROM channel_day WHERE channel_id IN (SELECT id FROM channel WHERE window_id = of_window);
                    DELETE FROM channel WHERE window_id = of_window;
                    DELETE FROM open_token WHERE window_id = of_window;
                    DELETE FROM invitation WHERE window_id = of_window;
                    DELETE FROM survey_window WHERE id = of_window;
                    RETURN true;
                END $$;

                REVOKE ALL ON FUNCTION delete_empty_window(integer) FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION delete_empty_window(integer) TO survey_app;

                -- Another questionnaire has other code frames. One to which a coding decision belongs cannot be deleted.
                GRANT DELETE ON frame, net, code TO survey_app;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                REVOKE DELETE ON frame, net, code FROM survey_app;
                DROP FUNCTION delete_empty_window(integer);
                DROP FUNCTION final_release_due_at(survey_window);

                CREATE OR REPLACE FUNCTION accept_sheet(of_window integer, form bytea, sealed bytea, doubts smallint, invitation bytea) RETURNS text LANGUAGE plpgsql AS $$
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
                """);

            foreach (var (table, column) in new[]
            {
                ("trail", "after"),
                ("trail", "before"),
                ("trail", "subject"),
                ("survey_window", "contact"),
                ("survey_window", "distribution"),
                ("survey_window", "draft"),
                ("survey_window", "eligibility"),
                ("survey_window", "paused_at"),
                ("survey_window", "previewed_at"),
                ("survey_window", "sponsor"),
                ("staff", "last_signed_in_at"),
                ("staff", "removed_at"),
                ("staff", "suspended_at"),
                ("channel", "retired_at"),
            })
                migrationBuilder.DropColumn(column, table);
        }
    }
}
