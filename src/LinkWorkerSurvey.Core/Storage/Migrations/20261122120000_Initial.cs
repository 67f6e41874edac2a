using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the key")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true, comment: "name of the key"),
                    xml = table.Column<string>(type: "text", nullable: true, comment: "the key, sealed")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                },
                comment: "The keys of staff's sign-in cookies, sealed with a key that is not in the database");

            migrationBuilder.CreateTable(
                name: "questionnaire",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the version")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false, comment: "name of the questionnaire"),
                    version = table.Column<string>(type: "text", nullable: false, comment: "name of the version"),
                    document = table.Column<string>(type: "jsonb", nullable: false, comment: "questions and options")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questionnaire", x => x.id);
                },
                comment: "What is asked, by version");

            migrationBuilder.CreateTable(
                name: "role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, comment: "name in the database"),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, comment: "name of the role"),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, comment: "the same in capitals, to look it up"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, comment: "changes with the row")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role", x => x.id);
                },
                comment: "The roles of staff");

            migrationBuilder.CreateTable(
                name: "secret_fingerprint",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "always 1"),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false, comment: "the value")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secret_fingerprint", x => x.id);
                    table.CheckConstraint("ck_secret_fingerprint_only", "id = 1");
                },
                comment: "Which secret the database was begun with, as a value that tells nothing of it");

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, comment: "a random name"),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, comment: "the person's name"),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, comment: "what they sign in with"),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, comment: "the same in capitals, to look it up"),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, comment: "e-mail address"),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, comment: "the same in capitals, to look it up"),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false, comment: "whether the address was confirmed"),
                    password_hash = table.Column<string>(type: "text", nullable: true, comment: "hash of the password"),
                    security_stamp = table.Column<string>(type: "text", nullable: true, comment: "changes when sign-ins must end"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, comment: "changes with the row"),
                    phone_number = table.Column<string>(type: "text", nullable: true, comment: "not used"),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false, comment: "not used"),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false, comment: "whether a second factor is asked for"),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "until when signing in is refused after wrong passwords"),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false, comment: "whether it can be refused"),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false, comment: "wrong passwords in a row")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                },
                comment: "The accounts of staff");

            migrationBuilder.CreateTable(
                name: "survey_window",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the window")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    questionnaire_id = table.Column<int>(type: "integer", nullable: false, comment: "the version asked"),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, comment: "its name in addresses"),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, comment: "what staff call it"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, comment: "live, demonstration or reconstruction"),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "when it opens"),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "when it closes"),
                    grace = table.Column<TimeSpan>(type: "interval", nullable: false, comment: "how long after its end a form begun before is accepted"),
                    k = table.Column<int>(type: "integer", nullable: false, comment: "the fewest responses that are ever counted at a time"),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "when its end was taken note of"),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "when its last counting was put off for an administrator's decision"),
                    final_released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "when all that was left was counted"),
                    swept_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "when the room of deleted rows was swept after that"),
                    revision = table.Column<int>(type: "integer", nullable: false, comment: "grows whenever its figures may have changed")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_window", x => x.id);
                    table.CheckConstraint("ck_survey_window_k", "k >= 5");
                    table.CheckConstraint("ck_survey_window_times", "closes_at >= opens_at");
                    table.ForeignKey(
                        name: "fk_survey_window_questionnaire_questionnaire_id",
                        column: x => x.questionnaire_id,
                        principalTable: "questionnaire",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "The times in which a questionnaire is asked");

            migrationBuilder.CreateTable(
                name: "role_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "not used")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "not used"),
                    claim_type = table.Column<string>(type: "text", nullable: true, comment: "not used"),
                    claim_value = table.Column<string>(type: "text", nullable: true, comment: "not used")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_claim_role_role_id",
                        column: x => x.role_id,
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Not used");

            migrationBuilder.CreateTable(
                name: "staff_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "not used")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "not used"),
                    claim_type = table.Column<string>(type: "text", nullable: true, comment: "not used"),
                    claim_value = table.Column<string>(type: "text", nullable: true, comment: "not used")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_claim_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Not used");

            migrationBuilder.CreateTable(
                name: "staff_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false, comment: "not used"),
                    provider_key = table.Column<string>(type: "text", nullable: false, comment: "not used"),
                    provider_display_name = table.Column<string>(type: "text", nullable: true, comment: "not used"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "not used")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_staff_login_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Not used: sign-ins by way of other sites");

            migrationBuilder.CreateTable(
                name: "staff_role",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the member of staff"),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the role")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_role", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_staff_role_role_role_id",
                        column: x => x.role_id,
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_staff_role_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Who has which role");

            migrationBuilder.CreateTable(
                name: "staff_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the member of staff"),
                    login_provider = table.Column<string>(type: "text", nullable: false, comment: "what the token is for"),
                    name = table.Column<string>(type: "text", nullable: false, comment: "name of the token"),
                    value = table.Column<string>(type: "text", nullable: true, comment: "the token")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_staff_token_staff_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Tokens of staff's sign-in");

            migrationBuilder.CreateTable(
                name: "channel",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the link")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window it leads to"),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, comment: "its part of the address"),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, comment: "what staff call it")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel", x => x.id);
                    table.ForeignKey(
                        name: "fk_channel_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "The links by which a survey is sent out");

            migrationBuilder.CreateTable(
                name: "frame",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the frame")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window"),
                    question = table.Column<string>(type: "text", nullable: false, comment: "the question"),
                    facet = table.Column<string>(type: "text", nullable: true, comment: "which side of the answers is looked at, where a question has several"),
                    signed_off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true, comment: "when it was settled")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_frame", x => x.id);
                    table.ForeignKey(
                        name: "fk_frame_survey_window_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "How the answers in words to one question are grouped");

            migrationBuilder.CreateTable(
                name: "invitation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, comment: "a random name"),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window invited to"),
                    address_and_token = table.Column<byte[]>(type: "bytea", nullable: false, comment: "e-mail address and token, sealed with a key that is not in the database")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation", x => x.id);
                    table.ForeignKey(
                        name: "fk_invitation_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Whom an invitation goes to. Nothing on the side of the answers points here");

            migrationBuilder.CreateTable(
                name: "open_token",
                columns: table => new
                {
                    token_mac = table.Column<byte[]>(type: "bytea", nullable: false, comment: "keyed hash of the invitation's token"),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window invited to")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_open_token", x => x.token_mac);
                    table.ForeignKey(
                        name: "fk_open_token_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Invitations not yet known as used");

            migrationBuilder.CreateTable(
                name: "receipt",
                columns: table => new
                {
                    key_mac = table.Column<byte[]>(type: "bytea", nullable: false, comment: "keyed hash of the form's withdrawal code; the key is not in the database"),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window answered"),
                    content_mac = table.Column<byte[]>(type: "bytea", nullable: false, comment: "hash of the answers, keyed by the withdrawal code itself: without the code nothing can be tried out")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt", x => x.key_mac);
                    table.ForeignKey(
                        name: "fk_receipt_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "That a form was accepted, so that sending it again never counts it twice and never brings withdrawn answers back");

            migrationBuilder.CreateTable(
                name: "response",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, comment: "a random name"),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window answered"),
                    withdrawal_mac = table.Column<byte[]>(type: "bytea", nullable: true, comment: "keyed hash of the withdrawal code; emptied when the window is finally counted"),
                    ticks = table.Column<short[]>(type: "smallint[]", nullable: false, comment: "the options chosen")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_response", x => x.id);
                    table.ForeignKey(
                        name: "fk_response_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "The choices of one respondent, once they are counted together with others'");

            migrationBuilder.CreateTable(
                name: "staged",
                columns: table => new
                {
                    key_mac = table.Column<byte[]>(type: "bytea", nullable: false, comment: "keyed hash of the form's withdrawal code"),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window answered"),
                    sheet = table.Column<byte[]>(type: "bytea", nullable: false, comment: "the answers, sealed"),
                    flags = table.Column<short>(type: "smallint", maxLength: 40, nullable: false, comment: "whether a hidden field was filled, the form came back faster than it can be read, or far more forms than usual were coming"),
                    token_mac = table.Column<byte[]>(type: "bytea", nullable: true, comment: "keyed hash of the invitation it came by, so that an invitation counts once; empty for open links")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staged", x => x.key_mac);
                    table.ForeignKey(
                        name: "fk_staged_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Accepted answers that wait to be counted, sealed with a key that is not in the database");

            migrationBuilder.CreateTable(
                name: "trail",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the line")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, comment: "when"),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, comment: "what"),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "who; empty for the program"),
                    window_id = table.Column<int>(type: "integer", nullable: true, comment: "on which survey window"),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, comment: "why, or on whom")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trail", x => x.id);
                    table.ForeignKey(
                        name: "fk_trail_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_trail_survey_window_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "What staff did, never anything a respondent wrote");

            migrationBuilder.CreateTable(
                name: "withdrawal",
                columns: table => new
                {
                    request_mac = table.Column<byte[]>(type: "bytea", nullable: false, comment: "keyed hash of the withdrawal code, with another key than the response's"),
                    response = table.Column<byte[]>(type: "bytea", nullable: false, comment: "which response it is, sealed"),
                    window_id = table.Column<int>(type: "integer", nullable: false, comment: "the survey window")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withdrawal", x => x.request_mac);
                    table.ForeignKey(
                        name: "fk_withdrawal_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "Counted answers that somebody asked to withdraw, until that is done");

            migrationBuilder.CreateTable(
                name: "channel_day",
                columns: table => new
                {
                    channel_id = table.Column<int>(type: "integer", nullable: false, comment: "the link"),
                    day = table.Column<DateOnly>(type: "date", nullable: false, comment: "the day in the United Kingdom"),
                    opened = table.Column<int>(type: "integer", nullable: false, comment: "how many times the form was shown"),
                    submitted = table.Column<int>(type: "integer", nullable: false, comment: "how many forms were accepted")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_day", x => new { x.channel_id, x.day });
                    table.ForeignKey(
                        name: "fk_channel_day_channels_channel_id",
                        column: x => x.channel_id,
                        principalTable: "channel",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "How often a link was used on one day, written some seconds later and never together with an answer");

            migrationBuilder.CreateTable(
                name: "net",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the group")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    frame_id = table.Column<int>(type: "integer", nullable: false, comment: "the frame it is in"),
                    label = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, comment: "its name")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_net", x => x.id);
                    table.ForeignKey(
                        name: "fk_net_frame_frame_id",
                        column: x => x.frame_id,
                        principalTable: "frame",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                },
                comment: "Groups of categories");

            migrationBuilder.CreateTable(
                name: "answer_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, comment: "a random name"),
                    response_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the response it belongs to; coders do not see it"),
                    question = table.Column<string>(type: "text", nullable: false, comment: "the question answered"),
                    is_other = table.Column<bool>(type: "boolean", nullable: false, comment: "whether it was written beside 'Other (please specify)'"),
                    text = table.Column<string>(type: "text", nullable: false, comment: "the words")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_text", x => x.id);
                    table.ForeignKey(
                        name: "fk_answer_text_response_response_id",
                        column: x => x.response_id,
                        principalTable: "response",
                        principalColumn: "id");
                },
                comment: "The answers in words, once they are counted together with others'");

            migrationBuilder.CreateTable(
                name: "code",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false, comment: "number of the category")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    frame_id = table.Column<int>(type: "integer", nullable: false, comment: "the frame it is in"),
                    option_key = table.Column<short>(type: "smallint", nullable: true, comment: "the option of the questionnaire that it is, if it is one"),
                    position = table.Column<int>(type: "integer", nullable: false, comment: "its place among the others"),
                    label = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, comment: "its name"),
                    net_id = table.Column<int>(type: "integer", nullable: true, comment: "the group it is in")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code", x => x.id);
                    table.ForeignKey(
                        name: "fk_code_frame_frame_id",
                        column: x => x.frame_id,
                        principalTable: "frame",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_code_net_net_id",
                        column: x => x.net_id,
                        principalTable: "net",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                },
                comment: "The categories that answers are put in");

            migrationBuilder.CreateTable(
                name: "reading",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false, comment: "a random name"),
                    text_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the answer"),
                    frame_id = table.Column<int>(type: "integer", nullable: false, comment: "the frame it was read for"),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true, comment: "the coder; empty for the program"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, comment: "in which pass it was read"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, comment: "what was decided"),
                    standing = table.Column<bool>(type: "boolean", nullable: false, comment: "whether this decision is the one that counts")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reading", x => x.id);
                    table.ForeignKey(
                        name: "fk_reading_answer_text_text_id",
                        column: x => x.text_id,
                        principalTable: "answer_text",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_reading_frame_frame_id",
                        column: x => x.frame_id,
                        principalTable: "frame",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_reading_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                },
                comment: "What a coder decided about one answer in words");

            migrationBuilder.CreateTable(
                name: "reading_code",
                columns: table => new
                {
                    reading_id = table.Column<Guid>(type: "uuid", nullable: false, comment: "the decision"),
                    code_id = table.Column<int>(type: "integer", nullable: false, comment: "the category")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reading_code", x => new { x.reading_id, x.code_id });
                    table.ForeignKey(
                        name: "fk_reading_code_code_code_id",
                        column: x => x.code_id,
                        principalTable: "code",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_reading_code_reading_reading_id",
                        column: x => x.reading_id,
                        principalTable: "reading",
                        principalColumn: "id");
                },
                comment: "The categories given by a decision");

            migrationBuilder.InsertData(
                table: "role",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[,]
                {
                    { new Guid("00000001-0000-0000-0000-000000000000"), "Administrator", "Administrator", "ADMINISTRATOR" },
                    { new Guid("00000002-0000-0000-0000-000000000000"), "Analyst", "Analyst", "ANALYST" },
                    { new Guid("00000003-0000-0000-0000-000000000000"), "Coder", "Coder", "CODER" }
                });

            migrationBuilder.CreateIndex(
                name: "ix_answer_text_response_id_question",
                table: "answer_text",
                columns: new[] { "response_id", "question" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_slug",
                table: "channel",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_channel_window_id",
                table: "channel",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_code_frame_id_option_key",
                table: "code",
                columns: new[] { "frame_id", "option_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_code_net_id",
                table: "code",
                column: "net_id");

            migrationBuilder.CreateIndex(
                name: "ix_frame_window_id_question_facet",
                table: "frame",
                columns: new[] { "window_id", "question", "facet" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_window_id",
                table: "invitation",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_net_frame_id",
                table: "net",
                column: "frame_id");

            migrationBuilder.CreateIndex(
                name: "ix_open_token_window_id",
                table: "open_token",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_questionnaire_code_version",
                table: "questionnaire",
                columns: new[] { "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reading_frame_id",
                table: "reading",
                column: "frame_id");

            migrationBuilder.CreateIndex(
                name: "ix_reading_staff_id",
                table: "reading",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_reading_standing",
                table: "reading",
                columns: new[] { "text_id", "frame_id" },
                unique: true,
                filter: "standing");

            migrationBuilder.CreateIndex(
                name: "ix_reading_code_code_id",
                table: "reading_code",
                column: "code_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_window_id",
                table: "receipt",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_response_window_id",
                table: "response",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_response_withdrawal_mac",
                table: "response",
                column: "withdrawal_mac",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "role",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_claim_role_id",
                table: "role_claim",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "staff",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "staff",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_claim_user_id",
                table: "staff_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_login_user_id",
                table: "staff_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_role_role_id",
                table: "staff_role",
                column: "role_id");

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
                name: "ix_survey_window_questionnaire_id",
                table: "survey_window",
                column: "questionnaire_id");

            migrationBuilder.CreateIndex(
                name: "ix_survey_window_slug",
                table: "survey_window",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_trail_staff_id",
                table: "trail",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_trail_window_id",
                table: "trail",
                column: "window_id");

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_window_id",
                table: "withdrawal",
                column: "window_id");

            // The final release writes responses and texts anew under the same keys in one transaction.
            migrationBuilder.Sql("""
                ALTER TABLE answer_text ALTER CONSTRAINT fk_answer_text_response_response_id DEFERRABLE INITIALLY DEFERRED;
                ALTER TABLE reading ALTER CONSTRAINT fk_reading_answer_text_text_id DEFERRABLE INITIALLY DEFERRED;
                ALTER TABLE reading_code ALTER CONSTRAINT fk_reading_code_reading_reading_id DEFERRABLE INITIALLY DEFERRED;
                """);

            // What coders see: no way from an answer to the response it belongs to.
            migrationBuilder.Sql("""
                CREATE VIEW coding_text AS
                SELECT t.id, r.window_id, t.question, t.is_other, t.text FROM answer_text t JOIN response r ON r.id = t.response_id;
                """);

            // A version that a window has opened on never changes; nor does one whose window is made, for its code frames are made from it.
            migrationBuilder.Sql("""
                CREATE FUNCTION keep_used_questionnaire() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM survey_window WHERE questionnaire_id = OLD.id) THEN
                        RAISE EXCEPTION 'questionnaire % % has a window and cannot change: make a new version', OLD.code, OLD.version;
                    END IF;
                    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
                END $$;
                CREATE TRIGGER keep_used BEFORE UPDATE OR DELETE ON questionnaire FOR EACH ROW EXECUTE FUNCTION keep_used_questionnaire();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW coding_text; DROP TRIGGER keep_used ON questionnaire; DROP FUNCTION keep_used_questionnaire();");
            migrationBuilder.DropTable(
                name: "channel_day");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "invitation");

            migrationBuilder.DropTable(
                name: "open_token");

            migrationBuilder.DropTable(
                name: "reading_code");

            migrationBuilder.DropTable(
                name: "receipt");

            migrationBuilder.DropTable(
                name: "role_claim");

            migrationBuilder.DropTable(
                name: "secret_fingerprint");

            migrationBuilder.DropTable(
                name: "staff_claim");

            migrationBuilder.DropTable(
                name: "staff_login");

            migrationBuilder.DropTable(
                name: "staff_role");

            migrationBuilder.DropTable(
                name: "staff_token");

            migrationBuilder.DropTable(
                name: "staged");

            migrationBuilder.DropTable(
                name: "trail");

            migrationBuilder.DropTable(
                name: "withdrawal");

            migrationBuilder.DropTable(
                name: "channel");

            migrationBuilder.DropTable(
                name: "code");

            migrationBuilder.DropTable(
                name: "reading");

            migrationBuilder.DropTable(
                name: "role");

            migrationBuilder.DropTable(
                name: "net");

            migrationBuilder.DropTable(
                name: "answer_text");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "frame");

            migrationBuilder.DropTable(
                name: "response");

            migrationBuilder.DropTable(
                name: "survey_window");

            migrationBuilder.DropTable(
                name: "questionnaire");
        }
    }
}
