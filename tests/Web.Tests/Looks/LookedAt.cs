namespace Yunzhang.Web.Tests.Looks;

/// <summary>Pages that are checked at every size, language and theme, and pictured when asked. A new page gets a line here.</summary>
public static class LookedAt
{
    public static IReadOnlyList<LookedAtPage> Pages { get; } =
    [
        new("kit", "/_kit"),
        new("kit-list", "/_kit/list?sort=-day"),
        new("kit-list-filtered", "/_kit/list?who=" + "%E9%99%88"),
        new("kit-list-no-match", "/_kit/list?who=x"),
        new("kit-list-empty", "/_kit/list?none=1"),
        new("kit-form", "/_kit/form"),
        new("kit-form-wrong", "/_kit/form", Press: ".form-buttons .btn-primary"),
        new("kit-bare", "/_kit/form", Viewer: null),
        new("not-found", "/nowhere"),
    ];

    /// <summary>Pages over the demonstration, each seen by one of its people.</summary>
    public static IReadOnlyList<LookedAtPage> OfTheDemo { get; } =
    [
        new("today-worker", "/today", "worker"),
        new("today-head", "/today", "east"),
        new("today-admin", "/today", "admin"),
        new("ledger", "/ledger", "admin"),
        new("ledger-entry", "/ledger/{entry}", "east"),
        new("months", "/ledger/months", "admin"),
        new("month-open", "/ledger/months/{month}", "hr"),
        new("month-closed", "/ledger/months/{closed}", "hr"),
        new("month-sheet", "/ledger/months/{closed}/sheet", "hr"),
        new("month-close", "/ledger/months/{month}/close", "hr"),
        new("people", "/people", "admin"),
        new("person", "/people/{person}", "admin"),
        new("accounts", "/settings/accounts", "admin"),
        new("audit", "/audit", "admin"),
        new("search", "/search?q=%E8%BF%9F%E5%88%B0", "admin"),
        new("search-empty", "/search", "worker"),
        new("notices", "/notices", "east"),
        new("notices-worker", "/notices", "worker"),
        new("sites", "/sites", "admin"),
        new("posts", "/sites/posts", "admin"),
        new("shifts", "/sites/shifts", "hr"),
        new("shifts-none", "/sites/shifts?q=x", "hr"),
        new("shift", "/sites/shifts/{shift}", "hr"),
        new("shift-new", "/sites/shifts/new", "hr"),
        new("shift-times", "/sites/shifts/{shift}/times", "hr"),
        new("patterns", "/sites/rosters", "hr"),
        new("all-patterns", "/sites/rosters/patterns", "hr"),
        new("pattern", "/sites/rosters/patterns/{pattern}", "hr"),
        new("pattern-new", "/sites/rosters/patterns/new", "hr"),
        new("pattern-hold", "/sites/rosters/new", "hr"),
        new("pattern-line", "/sites/rosters/{line}", "hr"),
        new("calendars", "/sites/calendars", "hr"),
        new("calendar", "/sites/calendars/{top}", "hr"),
        new("import-calendars", "/import/calendars", "hr"),
        new("roster", "/attendance/roster?month={of}", "east"),
        new("roster-none", "/attendance/roster?month=1995-01", "east"),
        new("roster-person", "/attendance/roster/{person}?month={of}", "east"),
        new("roster-day", "/attendance/roster/{day}", "east"),
        new("roster-day-wrong", "/attendance/roster/{day}", "east", Press: ".form-buttons .btn-primary"),
        new("shift-new-wrong", "/sites/shifts/new", "hr", Press: ".form-buttons .btn-primary"),
        new("import-rosters", "/import/rosters", "hr"),
        new("import-people", "/import/people", "admin"),
        new("attendance", "/attendance?month={of}", "east"),
        new("attendance-none", "/attendance?month=2013-01", "east"),
        new("attendance-person", "/attendance/{person}?month={of}", "east"),
        new("attendance-day", "/attendance/{day}", "hr"),
        new("clock-in", "/clock-in", "worker"),
        new("import-punches", "/import/punches", "hr"),
        new("punch-batches", "/import/punches/batches", "hr"),
        new("punch-batches-none", "/import/punches/batches?q=x", "hr"),
        new("leave", "/attendance/leave/new", "east"),
        new("fact", "/facts/{fact}", "east"),
        new("fact-new", "/facts/new", "east"),
        new("todo", "/todo", "east"),
        new("todo-bulk", "/todo", "ops"),
        new("todo-none", "/todo?view=others", "worker"),
        new("cases", "/cases", "ops"),
        new("cases-filtered", "/cases?state=open&sort=-changed&holder=x", "ops"),
        new("cases-worker", "/cases", "worker"),
        new("case-start", "/cases/start", "worker"),
        new("case-new", "/cases/new/wastewater.operators/leave", "worker"),
        new("case-new-refused", "/cases/new/wastewater.operators/leave", "worker", Press: ".form-buttons .btn-primary"),
        new("case-decide", "/cases/{waiting}", "east"),
        new("case-done", "/cases/{case}", "ops"),
        new("case-print", "/cases/{case}/print?history=1", "ops"),
        new("delegations", "/delegations", "east"),
        new("delegations-hr", "/delegations", "hr"),
        new("roles", "/settings/roles", "ops"),
        new("channels", "/settings/channels", "admin"),
        new("channel-new", "/settings/channels/new", "admin"),
        new("channel-new-wrong", "/settings/channels/new", "admin", Press: ".form-buttons .btn-primary"),
        new("undelivered", "/settings/undelivered", "admin"),
        new("undelivered-none", "/settings/undelivered?q=zzz", "admin"),
        new("undelivered-one", "/settings/undelivered/{failed}", "admin"),
        new("account-mail", "/account/mail", "worker"),
        new("account-mail-none", "/account/mail", "hr"),
        new("rulebook", "/rulebook", "worker"),
        new("regulation", "/rulebook/wastewater.operators", "worker"),
        new("clause", "/rulebook/wastewater.operators/attendance.late", "ops"),
        new("flows", "/rulebook/wastewater.operators/flows", "ops"),
        new("flow", "/rulebook/wastewater.operators/flows/leave", "ops"),
        new("flow-worker", "/rulebook/wastewater.operators/flows/sign-in", "worker"),
        new("flow-move-none", "/rulebook/wastewater.operators/flows/leave/cases", "ops"),
        new("questions", "/rulebook/wastewater.operators/questions", "ops"),
        new("what-if", "/what-if", "ops"),
        new("proposals", "/what-if/proposals", "ops"),
    ];
}

/// <summary>One page looked at.</summary>
/// <param name="Name">The picture's name.</param>
/// <param name="Path">Its address.</param>
/// <param name="Viewer">Who looks; null for nobody signed in. Over the demonstration, the account.</param>
/// <param name="Press">A button pressed before it is looked at.</param>
public sealed record LookedAtPage(string Name, string Path, string? Viewer = "head", string? Press = null)
{
    public override string ToString() => Name;
}
