using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>A form is accepted by one call, and costs no more than its two rows: nothing is locked or indexed that nobody looks for.</summary>
    public partial class Acceptance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_receipt_windows_window_id",
                table: "receipt");

            migrationBuilder.DropForeignKey(
                name: "fk_staged_windows_window_id",
                table: "staged");

            migrationBuilder.DropIndex(
                name: "ix_staged_token_mac",
                table: "staged");

            migrationBuilder.DropIndex(
                name: "ix_staged_window_id",
                table: "staged");

            migrationBuilder.DropIndex(
                name: "ix_receipt_window_id",
                table: "receipt");

            migrationBuilder.CreateIndex(
                name: "ix_staged_token_mac",
                table: "staged",
                column: "token_mac",
                unique: true,
                filter: "token_mac IS NOT NULL");

            // Each statement in it sees what was committed before it began, so that the window is looked at as it stands once the lock is had: in one statement with the
            // lock, a form could be stored after the end. Of forms that come by one invitation at once, the second waits for the token, and then sees what the first has
            // stored. A conflict inserts nothing instead of failing, so that no key ever reaches the server's log. What is answered are the names of AcceptOutcome.
            migrationBuilder.Sql("""
                CREATE FUNCTION accept_sheet(of_window integer, form bytea, content bytea, sealed bytea, doubts smallint, invitation bytea) RETURNS text LANGUAGE plpgsql AS $$
                DECLARE
                    is_open boolean;
                    outcome text;
                BEGIN
                    PERFORM pg_advisory_xact_lock_shared(1, of_window);
                    IF invitation IS NOT NULL THEN
                        PERFORM FROM open_token WHERE token_mac = invitation FOR UPDATE;
                    END IF;

                    is_open := EXISTS (
                        SELECT FROM survey_window
                        WHERE id = of_window AND opens_at <= clock_timestamp() AND clock_timestamp() < coalesce(closed_at, closes_at) + grace
                          AND held_at IS NULL AND final_released_at IS NULL);
                    IF is_open AND (invitation IS NULL
                        OR (EXISTS (SELECT FROM open_token WHERE token_mac = invitation AND window_id = of_window) AND NOT EXISTS (SELECT FROM staged WHERE token_mac = invitation))) THEN
                        INSERT INTO receipt (key_mac, window_id, content_mac) VALUES (form, of_window, content) ON CONFLICT DO NOTHING;
                        IF FOUND THEN
                            INSERT INTO staged (key_mac, window_id, sheet, flags, token_mac) VALUES (form, of_window, sealed, doubts, invitation);
                            RETURN 'Accepted';
                        END IF;
                    END IF;

                    -- A form that was accepted for another window is known, but never as the same.
                    SELECT CASE WHEN window_id = of_window AND content_mac = content THEN 'AcceptedBefore' ELSE 'SentBeforeWithOtherAnswers' END
                    INTO outcome FROM receipt WHERE key_mac = form;
                    RETURN coalesce(outcome, CASE WHEN is_open THEN 'InvitationSpent' ELSE 'NotOpen' END);
                END $$;

                REVOKE ALL ON FUNCTION accept_sheet(integer, bytea, bytea, bytea, smallint, bytea) FROM PUBLIC;
                GRANT EXECUTE ON FUNCTION accept_sheet(integer, bytea, bytea, bytea, smallint, bytea) TO survey_app;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION accept_sheet(integer, bytea, bytea, bytea, smallint, bytea)");

            migrationBuilder.DropIndex(
                name: "ix_staged_token_mac",
                table: "staged");

            migrationBuilder.CreateIndex(
                name: "ix_staged_token_mac",
                table: "staged",
                column: "token_mac",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staged_window_id",
                table: "staged",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_window_id",
                table: "receipt",
                column: "window_id");

            migrationBuilder.AddForeignKey(
                name: "fk_receipt_windows_window_id",
                table: "receipt",
                column: "window_id",
                principalTable: "survey_window",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_staged_windows_window_id",
                table: "staged",
                column: "window_id",
                principalTable: "survey_window",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
