using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Yunzhang.Modules.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sign_in_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    password_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    one_time_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    failed_sign_ins = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    two_factor = table.Column<bool>(type: "boolean", nullable: false),
                    authenticator_key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    recovery_codes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_disabled = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => new { x.organisation_id, x.account_id });
                });

            migrationBuilder.CreateTable(
                name: "assignments",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    assignment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    is_main = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assignments", x => new { x.organisation_id, x.assignment_id });
                });

            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    worked_as = table.Column<int>(type: "integer", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => new { x.organisation_id, x.unit_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "calendars",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rest_days = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    clocking = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendars", x => new { x.organisation_id, x.unit_id });
                });

            migrationBuilder.CreateTable(
                name: "case_drafts",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    flow_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    values = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_drafts", x => new { x.organisation_id, x.account_id, x.pack_id, x.flow_id });
                });

            migrationBuilder.CreateTable(
                name: "case_forms",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_forms", x => new { x.organisation_id, x.form_id });
                });

            migrationBuilder.CreateTable(
                name: "case_readers",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_readers", x => new { x.organisation_id, x.case_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "case_series",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    series = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_series", x => new { x.organisation_id, x.series });
                });

            migrationBuilder.CreateTable(
                name: "case_tasks",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_for_anyone = table.Column<bool>(type: "boolean", nullable: false),
                    is_outside = table.Column<bool>(type: "boolean", nullable: false),
                    for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sort_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_tasks", x => new { x.organisation_id, x.task_id });
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pack_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    flow_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rule_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    flow_version = table.Column<DateOnly>(type: "date", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    open_steps = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_with_starter = table.Column<bool>(type: "boolean", nullable: false),
                    due = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    next_tick = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    waits = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ending = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    meaning = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => new { x.organisation_id, x.case_id });
                });

            migrationBuilder.CreateTable(
                name: "changed_months",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stamp = table.Column<long>(type: "bigint", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changed_months", x => new { x.organisation_id, x.stamp, x.person_id, x.unit_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "covers",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cover_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    approval = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    allowed_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_withdrawn = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_covers", x => new { x.organisation_id, x.cover_id });
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delegation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    on_leave_only = table.Column<bool>(type: "boolean", nullable: false),
                    flows = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_withdrawn = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => new { x.organisation_id, x.delegation_id });
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    delivery_id = table.Column<Guid>(type: "uuid", nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false, collation: "C"),
                    target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    leased_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    done_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    problem_zh = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    problem_en = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => new { x.organisation_id, x.delivery_id });
                });

            migrationBuilder.CreateTable(
                name: "delivery_settings",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    base_address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mail_host = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mail_port = table.Column<int>(type: "integer", nullable: false),
                    mail_security = table.Column<string>(type: "text", nullable: false),
                    mail_user = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    mail_password = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    mail_from = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delivery_settings", x => x.organisation_id);
                });

            migrationBuilder.CreateTable(
                name: "entry_cases",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    flow_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    month = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reward = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    certified = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_cases", x => new { x.organisation_id, x.entry_id, x.flow_id });
                });

            migrationBuilder.CreateTable(
                name: "fact_clocks",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fact_clocks", x => x.organisation_id);
                });

            migrationBuilder.CreateTable(
                name: "fact_names",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fact_names", x => new { x.organisation_id, x.person_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<long>(type: "bigint", nullable: false),
                    word = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    occurred = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<int>(type: "integer", nullable: true),
                    known_on = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fields = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    replaces = table.Column<long>(type: "bigint", nullable: true),
                    is_withdrawal = table.Column<bool>(type: "boolean", nullable: false),
                    is_correction = table.Column<bool>(type: "boolean", nullable: false),
                    ended_by = table.Column<long>(type: "bigint", nullable: true),
                    key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    witness = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    photo = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facts", x => new { x.organisation_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    sent_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files", x => new { x.organisation_id, x.file_id });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    with_below = table.Column<bool>(type: "boolean", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: true),
                    to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_grants", x => new { x.organisation_id, x.grant_id });
                });

            migrationBuilder.CreateTable(
                name: "group_channels",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    host = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    secret = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tells = table.Column<int>(type: "integer", nullable: false),
                    is_off = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_channels", x => new { x.organisation_id, x.channel_id });
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stream = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    prev_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal", x => new { x.organisation_id, x.stream, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "journal_heads",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stream = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_heads", x => new { x.organisation_id, x.stream });
                });

            migrationBuilder.CreateTable(
                name: "ledger_entries",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    control = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    row = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    occasion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    standing = table.Column<string>(type: "text", nullable: false),
                    hold = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    reward = table.Column<long>(type: "bigint", nullable: false),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    days = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    card = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    gate = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    mark = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    mark_option = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lifts = table.Column<bool>(type: "boolean", nullable: false),
                    clauses = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fact = table.Column<long>(type: "bigint", nullable: true),
                    missing = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    adjusts = table.Column<Guid>(type: "uuid", nullable: true),
                    adjusts_month = table.Column<int>(type: "integer", nullable: true),
                    waits = table.Column<bool>(type: "boolean", nullable: false),
                    uncounted = table.Column<bool>(type: "boolean", nullable: false),
                    is_pending = table.Column<bool>(type: "boolean", nullable: false),
                    owed = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entries", x => new { x.organisation_id, x.entry_id });
                });

            migrationBuilder.CreateTable(
                name: "ledger_months",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    known_through = table.Column<long>(type: "bigint", nullable: false),
                    known_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rules = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reviewed_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reviewed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closed_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    carried_over = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    owed = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_months", x => new { x.organisation_id, x.unit_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "mail_choices",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    code_sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    code_tries = table.Column<int>(type: "integer", nullable: false),
                    tells = table.Column<int>(type: "integer", nullable: false),
                    pace = table.Column<string>(type: "text", nullable: false),
                    daily_at = table.Column<int>(type: "integer", nullable: false),
                    quiet_from = table.Column<int>(type: "integer", nullable: false),
                    quiet_to = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mail_choices", x => new { x.organisation_id, x.account_id });
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    notice_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    month = table.Column<int>(type: "integer", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_read = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => new { x.organisation_id, x.notice_id });
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    next_ordinal = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.organisation_id);
                });

            migrationBuilder.CreateTable(
                name: "pack_editions",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_zh = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_editions", x => new { x.organisation_id, x.edition_id });
                });

            migrationBuilder.CreateTable(
                name: "pack_files",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_files", x => new { x.organisation_id, x.edition_id, x.path });
                });

            migrationBuilder.CreateTable(
                name: "passkeys",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    credential_id = table.Column<byte[]>(type: "bytea", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    public_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sign_count = table.Column<long>(type: "bigint", nullable: false),
                    transports = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_user_verified = table.Column<bool>(type: "boolean", nullable: false),
                    is_backup_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    is_backed_up = table.Column<bool>(type: "boolean", nullable: false),
                    attestation_object = table.Column<byte[]>(type: "bytea", nullable: false),
                    client_data_json = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passkeys", x => new { x.organisation_id, x.credential_id });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    initials = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    hired_on = table.Column<DateOnly>(type: "date", nullable: true),
                    left_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => new { x.organisation_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "person_values",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_value_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_values", x => new { x.organisation_id, x.person_value_id });
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posts", x => new { x.organisation_id, x.post_id });
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    changes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    replay_from = table.Column<DateOnly>(type: "date", nullable: true),
                    replay_to = table.Column<DateOnly>(type: "date", nullable: true),
                    group_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    assumes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    net_before = table.Column<long>(type: "bigint", nullable: true),
                    net_after = table.Column<long>(type: "bigint", nullable: true),
                    pay_more = table.Column<int>(type: "integer", nullable: true),
                    pay_less = table.Column<int>(type: "integer", nullable: true),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    author = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    author_name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => new { x.organisation_id, x.saved_proposal_id });
                });

            migrationBuilder.CreateTable(
                name: "punch_batches",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    batch = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rows = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_punch_batches", x => new { x.organisation_id, x.batch });
                });

            migrationBuilder.CreateTable(
                name: "punch_horizons",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    site_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_punch_horizons", x => new { x.organisation_id, x.site_id });
                });

            migrationBuilder.CreateTable(
                name: "punch_months",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    packed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_punch_months", x => new { x.organisation_id, x.person, x.month });
                });

            migrationBuilder.CreateTable(
                name: "reading_decisions",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reading_decision_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    question = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    answer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rule_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reading_decisions", x => new { x.organisation_id, x.reading_decision_id });
                });

            migrationBuilder.CreateTable(
                name: "role_holdings",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    for_unit = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_holdings", x => new { x.organisation_id, x.holder_id });
                });

            migrationBuilder.CreateTable(
                name: "roster_entries",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    shift_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_entries", x => new { x.organisation_id, x.entry_id });
                });

            migrationBuilder.CreateTable(
                name: "roster_lines",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false),
                    target_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    pattern_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_lines", x => new { x.organisation_id, x.line_id });
                });

            migrationBuilder.CreateTable(
                name: "roster_patterns",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pattern_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    anchor = table.Column<DateOnly>(type: "date", nullable: false),
                    cycle = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    follows_calendar = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roster_patterns", x => new { x.organisation_id, x.pattern_id });
                });

            migrationBuilder.CreateTable(
                name: "rule_versions",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_version_id = table.Column<Guid>(type: "uuid", nullable: false),
                    pack_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    readings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    recorded_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    activated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    activated_by = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_versions", x => new { x.organisation_id, x.rule_version_id });
                });

            migrationBuilder.CreateTable(
                name: "settlement_rows",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    month_unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    owed = table.Column<long>(type: "bigint", nullable: false),
                    due = table.Column<long>(type: "bigint", nullable: false),
                    adjusted = table.Column<long>(type: "bigint", nullable: false),
                    pending = table.Column<long>(type: "bigint", nullable: false),
                    pendings = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    days = table.Column<long>(type: "bigint", nullable: false),
                    waits = table.Column<int>(type: "integer", nullable: false),
                    kept = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlement_rows", x => new { x.organisation_id, x.month, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "shift_versions",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    times = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shift_versions", x => new { x.organisation_id, x.shift_id, x.from });
                });

            migrationBuilder.CreateTable(
                name: "shifts",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shifts", x => new { x.organisation_id, x.shift_id });
                });

            migrationBuilder.CreateTable(
                name: "signing_links",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    link_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    task = table.Column<int>(type: "integer", nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    wrong_codes = table.Column<int>(type: "integer", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_links", x => new { x.organisation_id, x.link_id });
                });

            migrationBuilder.CreateTable(
                name: "standing_marks",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_marks", x => x.organisation_id);
                });

            migrationBuilder.CreateTable(
                name: "struck_punches",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    micros = table.Column<long>(type: "bigint", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_struck_punches", x => new { x.organisation_id, x.person_id, x.micros });
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_en = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    time_zone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => new { x.organisation_id, x.unit_id });
                    table.ForeignKey(
                        name: "FK_units_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "organisation_id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_person_id",
                table: "accounts",
                columns: new[] { "organisation_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_sign_in_name",
                table: "accounts",
                column: "sign_in_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assignments_person_id_from",
                table: "assignments",
                columns: new[] { "organisation_id", "person_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_assignments_unit_id",
                table: "assignments",
                columns: new[] { "organisation_id", "unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_readers_person_id_case_id",
                table: "case_readers",
                columns: new[] { "organisation_id", "person_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_case_id_number",
                table: "case_tasks",
                columns: new[] { "organisation_id", "case_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_for_id_is_open_sort_at_task_id",
                table: "case_tasks",
                columns: new[] { "organisation_id", "for_id", "is_open", "sort_at", "task_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_tasks_person_id_is_open_sort_at_task_id",
                table: "case_tasks",
                columns: new[] { "organisation_id", "person_id", "is_open", "sort_at", "task_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_changed_at_case_id",
                table: "cases",
                columns: new[] { "organisation_id", "changed_at", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_due",
                table: "cases",
                columns: new[] { "organisation_id", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_meaning_case_id",
                table: "cases",
                columns: new[] { "organisation_id", "meaning", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_next_tick",
                table: "cases",
                columns: new[] { "organisation_id", "next_tick" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_number",
                table: "cases",
                columns: new[] { "organisation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_pack_id_flow_id_case_id",
                table: "cases",
                columns: new[] { "organisation_id", "pack_id", "flow_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_pack_id_flow_id_meaning_case_id",
                table: "cases",
                columns: new[] { "organisation_id", "pack_id", "flow_id", "meaning", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_running",
                table: "cases",
                columns: new[] { "organisation_id", "pack_id", "flow_id", "rule_version_id", "flow_version", "case_id" },
                filter: "ending IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_started_at_case_id",
                table: "cases",
                columns: new[] { "organisation_id", "started_at", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_starter_id_case_id",
                table: "cases",
                columns: new[] { "organisation_id", "starter_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_unit_id_case_id",
                table: "cases",
                columns: new[] { "organisation_id", "unit_id", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_waits",
                table: "cases",
                columns: new[] { "organisation_id", "case_id" },
                filter: "waits IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_covers_person_id_from",
                table: "covers",
                columns: new[] { "organisation_id", "person_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_covers_to",
                table: "covers",
                columns: new[] { "organisation_id", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_person_id",
                table: "delegations",
                columns: new[] { "organisation_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_to_id",
                table: "delegations",
                columns: new[] { "organisation_id", "to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_event_target",
                table: "deliveries",
                columns: new[] { "organisation_id", "event", "target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_message_id",
                table: "deliveries",
                columns: new[] { "organisation_id", "message_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_state_delivery_id",
                table: "deliveries",
                columns: new[] { "organisation_id", "state", "delivery_id" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_state_due_at",
                table: "deliveries",
                columns: new[] { "organisation_id", "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_entry_cases_case_id",
                table: "entry_cases",
                columns: new[] { "organisation_id", "case_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_entry_cases_gone",
                table: "entry_cases",
                columns: new[] { "organisation_id", "case_id" },
                filter: "state = 'Gone'");

            migrationBuilder.CreateIndex(
                name: "ix_entry_cases_month",
                table: "entry_cases",
                columns: new[] { "organisation_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_fact_names_number",
                table: "fact_names",
                columns: new[] { "organisation_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_facts_key_revision",
                table: "facts",
                columns: new[] { "organisation_id", "key", "revision" },
                unique: true,
                filter: "\"key\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_facts_occurred",
                table: "facts",
                columns: new[] { "organisation_id", "occurred" });

            migrationBuilder.CreateIndex(
                name: "ix_facts_person_id_occurred",
                table: "facts",
                columns: new[] { "organisation_id", "person_id", "occurred" });

            migrationBuilder.CreateIndex(
                name: "ix_facts_replaces",
                table: "facts",
                columns: new[] { "organisation_id", "replaces" },
                filter: "\"replaces\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_files_until",
                table: "files",
                columns: new[] { "organisation_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_grants_account_id",
                table: "grants",
                columns: new[] { "organisation_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_at",
                table: "journal",
                columns: new[] { "organisation_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_kind_at",
                table: "journal",
                columns: new[] { "organisation_id", "kind", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_adjustments",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "entry_id" },
                filter: "kind = 'Adjustment'");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_begins",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "entry_id" },
                filter: "hold = 3");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_fines",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "entry_id" },
                filter: "owed <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_month_month_unit_id",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "month", "month_unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_owed_entry_id",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "owed", "entry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_pending",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "entry_id" },
                filter: "is_pending");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_person_id_month",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "person_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_rewards",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "entry_id" },
                filter: "due <> 0");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_uncounted",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "entry_id" },
                filter: "uncounted");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_unit_id_entry_id",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "unit_id", "entry_id" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entries_waits",
                table: "ledger_entries",
                columns: new[] { "organisation_id", "entry_id" },
                filter: "waits");

            migrationBuilder.CreateIndex(
                name: "ix_notices_account_id_is_read_notice_id",
                table: "notices",
                columns: new[] { "organisation_id", "account_id", "is_read", "notice_id" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_event_account_id",
                table: "notices",
                columns: new[] { "organisation_id", "event", "account_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_pack_editions_pack_id_hash",
                table: "pack_editions",
                columns: new[] { "organisation_id", "pack_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_passkeys_account_id",
                table: "passkeys",
                columns: new[] { "organisation_id", "account_id" });

            migrationBuilder.CreateIndex(
                name: "ix_people_initials_number",
                table: "people",
                columns: new[] { "organisation_id", "initials", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_people_number",
                table: "people",
                columns: new[] { "organisation_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_ordinal",
                table: "people",
                columns: new[] { "organisation_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_unit_id_number",
                table: "people",
                columns: new[] { "organisation_id", "unit_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_person_values_person_id_field_from",
                table: "person_values",
                columns: new[] { "organisation_id", "person_id", "field", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_posts_code",
                table: "posts",
                columns: new[] { "organisation_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposals_pack_id_recorded_at",
                table: "proposals",
                columns: new[] { "organisation_id", "pack_id", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reading_decisions_pack_id_decided_at",
                table: "reading_decisions",
                columns: new[] { "organisation_id", "pack_id", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_role_holdings_pack_id_role",
                table: "role_holdings",
                columns: new[] { "organisation_id", "pack_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_role_holdings_person_id",
                table: "role_holdings",
                columns: new[] { "organisation_id", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_roster_entries_day",
                table: "roster_entries",
                columns: new[] { "organisation_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_roster_entries_person_id_day",
                table: "roster_entries",
                columns: new[] { "organisation_id", "person_id", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_roster_lines_target_id_from",
                table: "roster_lines",
                columns: new[] { "organisation_id", "target_id", "from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_roster_patterns_name",
                table: "roster_patterns",
                columns: new[] { "organisation_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rule_versions_pack_id_activated_at",
                table: "rule_versions",
                columns: new[] { "organisation_id", "pack_id", "activated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_settlement_rows_month_unit_id_month",
                table: "settlement_rows",
                columns: new[] { "organisation_id", "month_unit_id", "month" });

            migrationBuilder.CreateIndex(
                name: "ix_shifts_name",
                table: "shifts",
                columns: new[] { "organisation_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_signing_links_case_id_task",
                table: "signing_links",
                columns: new[] { "organisation_id", "case_id", "task" });

            migrationBuilder.CreateIndex(
                name: "ix_units_code",
                table: "units",
                columns: new[] { "organisation_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "assignments");

            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropTable(
                name: "calendars");

            migrationBuilder.DropTable(
                name: "case_drafts");

            migrationBuilder.DropTable(
                name: "case_forms");

            migrationBuilder.DropTable(
                name: "case_readers");

            migrationBuilder.DropTable(
                name: "case_series");

            migrationBuilder.DropTable(
                name: "case_tasks");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "changed_months");

            migrationBuilder.DropTable(
                name: "covers");

            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "delivery_settings");

            migrationBuilder.DropTable(
                name: "entry_cases");

            migrationBuilder.DropTable(
                name: "fact_clocks");

            migrationBuilder.DropTable(
                name: "fact_names");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "files");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "group_channels");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "journal_heads");

            migrationBuilder.DropTable(
                name: "ledger_entries");

            migrationBuilder.DropTable(
                name: "ledger_months");

            migrationBuilder.DropTable(
                name: "mail_choices");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "pack_editions");

            migrationBuilder.DropTable(
                name: "pack_files");

            migrationBuilder.DropTable(
                name: "passkeys");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "person_values");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "punch_batches");

            migrationBuilder.DropTable(
                name: "punch_horizons");

            migrationBuilder.DropTable(
                name: "punch_months");

            migrationBuilder.DropTable(
                name: "reading_decisions");

            migrationBuilder.DropTable(
                name: "role_holdings");

            migrationBuilder.DropTable(
                name: "roster_entries");

            migrationBuilder.DropTable(
                name: "roster_lines");

            migrationBuilder.DropTable(
                name: "roster_patterns");

            migrationBuilder.DropTable(
                name: "rule_versions");

            migrationBuilder.DropTable(
                name: "settlement_rows");

            migrationBuilder.DropTable(
                name: "shift_versions");

            migrationBuilder.DropTable(
                name: "shifts");

            migrationBuilder.DropTable(
                name: "signing_links");

            migrationBuilder.DropTable(
                name: "standing_marks");

            migrationBuilder.DropTable(
                name: "struck_punches");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "organisations");
        }
    }
}
