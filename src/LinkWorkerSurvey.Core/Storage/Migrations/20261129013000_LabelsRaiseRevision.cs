using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>Whoever renames a code or net, or groups codes in another net, raises the revision of the window without knowing of it.</summary>
    public partial class LabelsRaiseRevision : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE FUNCTION raise_revision() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE survey_window SET revision = revision + 1 WHERE id = (SELECT window_id FROM frame WHERE id = NEW.frame_id);
                RETURN NULL;
            END $$;

            CREATE TRIGGER raise_revision AFTER UPDATE OF label, net_id ON code FOR EACH ROW
            WHEN (OLD.label <> NEW.label OR OLD.net_id IS DISTINCT FROM NEW.net_id) EXECUTE FUNCTION raise_revision();

            CREATE TRIGGER raise_revision AFTER UPDATE OF label ON net FOR EACH ROW
            WHEN (OLD.label <> NEW.label) EXECUTE FUNCTION raise_revision();
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP TRIGGER raise_revision ON net;
            DROP TRIGGER raise_revision ON code;
            DROP FUNCTION raise_revision();
            """);
    }
}
