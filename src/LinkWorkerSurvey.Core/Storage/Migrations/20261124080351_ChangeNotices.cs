using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>The database tells all instances when there is something new to see.</summary>
    public partial class ChangeNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE FUNCTION tell_of_figures() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('window_figures', NEW.id::text);
                RETURN NULL;
            END $$;

            CREATE TRIGGER tell_of_figures AFTER UPDATE ON survey_window FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION tell_of_figures();

            CREATE FUNCTION tell_of_activity() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('window_activity', window_id::text) FROM channel WHERE id = NEW.channel_id;
                RETURN NULL;
            END $$;

            CREATE TRIGGER tell_of_activity AFTER INSERT OR UPDATE ON channel_day FOR EACH ROW EXECUTE FUNCTION tell_of_activity();
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP TRIGGER tell_of_activity ON channel_day;
            DROP FUNCTION tell_of_activity();
            DROP TRIGGER tell_of_figures ON survey_window;
            DROP FUNCTION tell_of_figures();
            """);
    }
}
