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
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "questionnaire",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questionnaire", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "secret_fingerprint",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secret_fingerprint", x => x.id);
                    table.CheckConstraint("ck_secret_fingerprint_only", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "text", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_window",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    questionnaire_id = table.Column<int>(type: "integer", nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    grace = table.Column<TimeSpan>(type: "interval", nullable: false),
                    k = table.Column<int>(type: "integer", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    final_released_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "role_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
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
                });

            migrationBuilder.CreateTable(
                name: "staff_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
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
                });

            migrationBuilder.CreateTable(
                name: "staff_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    provider_key = table.Column<string>(type: "text", nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "staff_role",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "staff_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
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
                });

            migrationBuilder.CreateTable(
                name: "channel",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    window_id = table.Column<int>(type: "integer", nullable: false),
                    slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "frame",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    window_id = table.Column<int>(type: "integer", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    facet = table.Column<string>(type: "text", nullable: true),
                    signed_off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                });

            migrationBuilder.CreateTable(
                name: "receipt",
                columns: table => new
                {
                    key_mac = table.Column<byte[]>(type: "bytea", nullable: false),
                    window_id = table.Column<int>(type: "integer", nullable: false),
                    content_mac = table.Column<byte[]>(type: "bytea", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "response",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    window_id = table.Column<int>(type: "integer", nullable: false),
                    withdrawal_mac = table.Column<byte[]>(type: "bytea", nullable: true),
                    ticks = table.Column<short[]>(type: "smallint[]", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "staged",
                columns: table => new
                {
                    key_mac = table.Column<byte[]>(type: "bytea", nullable: false),
                    window_id = table.Column<int>(type: "integer", nullable: false),
                    sheet = table.Column<byte[]>(type: "bytea", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "trail",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    act = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    window_id = table.Column<int>(type: "integer", nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
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
                });

            migrationBuilder.CreateTable(
                name: "withdrawal",
                columns: table => new
                {
                    withdrawal_mac = table.Column<byte[]>(type: "bytea", nullable: false),
                    window_id = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withdrawal", x => x.withdrawal_mac);
                    table.ForeignKey(
                        name: "fk_withdrawal_windows_window_id",
                        column: x => x.window_id,
                        principalTable: "survey_window",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "channel_day",
                columns: table => new
                {
                    channel_id = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    opened = table.Column<int>(type: "integer", nullable: false),
                    submitted = table.Column<int>(type: "integer", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "net",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    frame_id = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "answer_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    response_id = table.Column<Guid>(type: "uuid", nullable: false),
                    question = table.Column<string>(type: "text", nullable: false),
                    is_other = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answer_text", x => x.id);
                    table.ForeignKey(
                        name: "fk_answer_text_response_response_id",
                        column: x => x.response_id,
                        principalTable: "response",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "code",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    frame_id = table.Column<int>(type: "integer", nullable: false),
                    option_key = table.Column<short>(type: "smallint", nullable: true),
                    position = table.Column<int>(type: "integer", nullable: false),
                    label = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    net_id = table.Column<int>(type: "integer", nullable: true)
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
                });

            migrationBuilder.CreateTable(
                name: "reading",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    text_id = table.Column<Guid>(type: "uuid", nullable: false),
                    frame_id = table.Column<int>(type: "integer", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    standing = table.Column<bool>(type: "boolean", nullable: false)
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
                });

            migrationBuilder.CreateTable(
                name: "reading_code",
                columns: table => new
                {
                    reading_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_id = table.Column<int>(type: "integer", nullable: false)
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
                });

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
                name: "ix_net_frame_id",
                table: "net",
                column: "frame_id");

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
