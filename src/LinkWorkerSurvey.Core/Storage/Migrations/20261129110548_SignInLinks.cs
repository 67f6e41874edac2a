using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LinkWorkerSurvey.Core.Storage.Migrations
{
    /// <summary>
    /// A sign-in link can be shown again to the administrator who made it, until it expires or is used. Its token is derived, not stored.
    /// </summary>
    public partial class SignInLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "link_expires_at",
                table: "staff",
                type: "timestamp with time zone",
                nullable: true,
                comment: "until when the sign-in link works");

            migrationBuilder.AddColumn<Guid>(
                name: "link_made_by",
                table: "staff",
                type: "uuid",
                nullable: true,
                comment: "who made it and can see it again");

            migrationBuilder.CreateIndex(
                name: "ix_staff_link_made_by",
                table: "staff",
                column: "link_made_by");

            migrationBuilder.AddForeignKey(
                name: "fk_staff_staff_link_made_by",
                table: "staff",
                column: "link_made_by",
                principalTable: "staff",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_staff_staff_link_made_by",
                table: "staff");

            migrationBuilder.DropIndex(
                name: "ix_staff_link_made_by",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "link_expires_at",
                table: "staff");

            migrationBuilder.DropColumn(
                name: "link_made_by",
                table: "staff");
        }
    }
}
