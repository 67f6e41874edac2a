using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>Matches between waves and the codes of published categories are stored by key, which stays when they are renamed.</summary>
    public partial class MatchesByKey : Migration
    {
        // The coded categories of the report of 2019, by question and label.
        private const string Published = """
            published(key, question, label) AS (VALUES
                (151, 'Q1', 'Community, navigator or link worker'),
                (152, 'Q1', 'Social prescribing'),
                (153, 'Q1', 'Health and/or wellbeing'),
                (154, 'Q1', 'Community connector'),
                (155, 'Q1', 'Advocacy, advice or guidance'),
                (156, 'Q1', 'Facilitator'),
                (157, 'Q1', 'Living well worker'),
                (158, 'Q1', 'Triage worker'),
                (159, 'Q1', 'Health trainer'),
                (160, 'Q1', 'Patient, client, person or service user'),
                (251, 'Q2', 'Already in the role or had been doing it for a while'),
                (252, 'Q2', 'Wanted to help people'),
                (253, 'Q2', 'Wanted to try something new and/or different'),
                (254, 'Q2', 'Managing or supporting people to do the role'),
                (351, 'Q3', 'Understanding mental health, autism spectrum conditions (ASC) and health issues'),
                (451, 'Q4', 'General career skills (time management, HR, project management, business development, facilitation, '
                    'partnership working, community engagement and development)'),
                (452, 'Q4', 'Active listening skills'),
                (453, 'Q4', 'Empathy'),
                (454, 'Q4', 'Knowledge of, or work with, a specific group of people'),
                (455, 'Q4', 'Asset mapping'),
                (456, 'Q4', 'Creative expression'),
                (457, 'Q4', 'Cultural appropriation'),
                (458, 'Q4', 'Volunteer management'),
                (459, 'Q4', 'Safeguarding'),
                (460, 'Q4', 'Reducing social isolation'),
                (461, 'Q4', 'Resilience'),
                (551, 'Q5', 'Empathy and compassion'),
                (552, 'Q5', 'Honesty, integrity, respect for others, patience and positive thinking'),
                (553, 'Q5', 'Listening skills'),
                (554, 'Q5', 'Non-judgmental, accepting, open and approachable'),
                (555, 'Q5', 'Resilience'),
                (556, 'Q5', 'Wanting to give something back'),
                (557, 'Q5', 'Being supportive'),
                (558, 'Q5', 'Communication skills'),
                (651, 'Q6', 'All equally important'),
                (652, 'Q6', 'No access to supervision'),
                (751, 'Q7', 'Listening'),
                (752, 'Q7', 'Support and encourage'),
                (753, 'Q7', 'Signpost, refer or provide information'),
                (754, 'Q7', 'Building confidence, enabling their clients and building resilience'),
                (755, 'Q7', 'Help to solve problems and/or issues'),
                (851, 'Q8', 'Training'),
                (852, 'Q8', 'Support from their Line Manager and/or colleagues and clinical supervision'),
                (853, 'Q8', 'Workshops'),
                (854, 'Q8', 'Networking'),
                (855, 'Q8', 'Wellbeing'),
                (856, 'Q8', 'First Aid'),
                (857, 'Q8', 'Benefits'),
                (858, 'Q8', 'Housing'),
                (859, 'Q8', 'Debt'),
                (860, 'Q8', 'Manual handling'),
                (861, 'Q8', 'GDPR'),
                (862, 'Q8', 'Community information'),
                (863, 'Q8', 'Formal qualifications'),
                (864, 'Q8', 'Legislation changes'),
                (865, 'Q8', 'Case studies'),
                (866, 'Q8', 'Dementia'),
                (867, 'Q8', 'ASC'),
                (868, 'Q8', 'Lone working'),
                (869, 'Q8', 'Health and wellbeing'),
                (870, 'Q8', 'Conflict resolution'),
                (871, 'Q8', 'Behavioural change'),
                (872, 'Q8', 'Motivational interviewing'),
                (873, 'Q8', 'Social isolation and/or loneliness'),
                (1051, 'Q10', 'Trust, building a relationship, having the time to listen, support and provide a stable, '
                    'non-judgmental and open relationship')
            )
            """;

        // What can be matched: questions, options, codes and nets by their wording and by their key.
        private const string Named = Published + """
            , version AS (
                SELECT id, code || '/' || version || ':' AS prefix, document->'questions' AS questions FROM questionnaire
            ),
            named(kind, label, key, frame_id) AS (
                SELECT 'question', question->>'text', prefix || (question->>'code'), NULL::int
                FROM version, jsonb_array_elements(questions) AS question
                UNION
                SELECT 'option', option->>'label', prefix || (option->>'key'), NULL::int
                FROM version, jsonb_array_elements(questions) AS question, jsonb_array_elements(question->'options') AS option
                UNION
                SELECT 'option', c.label, prefix || c.option_key, frame_id
                FROM code c JOIN frame f ON f.id = frame_id JOIN survey_window w ON w.id = window_id
                    JOIN version v ON v.id = questionnaire_id
                WHERE c.option_key IS NOT NULL
                UNION
                SELECT 'code', label, '2019:' || key, NULL::int FROM published
                UNION
                SELECT 'code', label, 'code:' || id, frame_id FROM code WHERE option_key IS NULL AND published_key IS NULL
                UNION
                SELECT 'net', label, 'net:' || id, frame_id FROM net
            )
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "same_as",
                table: "frame",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'",
                comment: "which questions and categories of earlier or later surveys mean the same under another name",
                oldClrType: typeof(string),
                oldType: "jsonb",
                oldDefaultValueSql: "'[]'",
                oldComment: "other names under which earlier or later surveys have the same question or category");

            migrationBuilder.AddColumn<short>(
                name: "published_key",
                table: "code",
                type: "smallint",
                nullable: true,
                comment: "the category of a published report that it stands for, if it does");

            migrationBuilder.Sql($"""
                WITH {Published}
                UPDATE code SET published_key = key
                FROM published p, frame f JOIN survey_window w ON w.id = f.window_id
                WHERE f.id = code.frame_id AND w.kind = 'Reconstruction' AND code.option_key IS NULL
                    AND f.question = p.question AND code.label = p.label;
                """);

            // A wording stood for every row that had it, so that it may become several keys. One that nothing has any more is left out.
            migrationBuilder.Sql(Convert("label", "key"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Convert("key", "label"));

            migrationBuilder.DropColumn(
                name: "published_key",
                table: "code");

            migrationBuilder.AlterColumn<string>(
                name: "same_as",
                table: "frame",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'",
                comment: "other names under which earlier or later surveys have the same question or category",
                oldClrType: typeof(string),
                oldType: "jsonb",
                oldDefaultValueSql: "'[]'",
                oldComment: "which questions and categories of earlier or later surveys mean the same under another name");
        }

        private static string Convert(string from, string to) => $"""
            WITH {Named}
            UPDATE frame f SET same_as = (
                SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('row', kept.row, 'there', kept.there)), '[]')
                FROM jsonb_array_elements(f.same_as) AS same, LATERAL (
                    SELECT NULL AS row, there.{to} AS there FROM named there
                    WHERE there.kind = 'question' AND same->>'row' IS NULL AND there.{from} = same->>'there'
                    UNION
                    SELECT here.{to}, there.{to} FROM named here JOIN named there ON there.kind = here.kind
                    WHERE here.frame_id = f.id AND here.{from} = same->>'row'
                        AND there.frame_id IS DISTINCT FROM f.id AND there.{from} = same->>'there'
                ) AS kept
            )
            WHERE same_as <> '[]';
            """;
    }
}
