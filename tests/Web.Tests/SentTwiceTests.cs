using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Audit.ReadJournal;
using Yunzhang.Modules.Audit.Words;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

/// <summary>A form sent twice, as by a double click or by going back: what it creates is there once, and the second answer is that of the first.</summary>
public sealed partial class SentTwiceTests
{
    // What changes by itself after something was sent: the ledger follows the facts a second later, and tells of it.
    private static readonly HashSet<string> Following = ["changed_months", "fact_clocks", "ledger_entries", "ledger_months", "notices", "journal", "journal_heads"];

    // Forms that create nothing: they set something to what they say, end it or take it away, so that a second time finds it so.
    private static readonly HashSet<string> CreateNothing =
    [
        "AccountPage:act", "AccountPage:take-back", "ActivatePage:activate", "AssignmentPage:end", "AssignmentPage:withdraw", "CalendarPage:clock", "CalendarPage:remove", "CalendarPage:rest",
        "CloseMonthPage:close", "DayPage:strike", "DelegationsPage:withdraw", "EditPersonPage:person", "EndEmploymentPage:leave", "FactPage:withdraw", "LinePage:end", "LinePage:remove",
        "MonthActions:month", "NoticesPage:notices", "PatternPage:remove", "RolesPage:end", "SettingsPage:settings", "ShiftPage:end", "ShiftPage:name", "UnitPage:close", "UnitPage:edit", "UnitPage:move",
        "WithdrawCoverPage:withdraw",
        // One's own account and the way in.
        "AccountPage:language", "CodePage:code", "FirstRunPage:first-run", "PasswordPage:password", "SecondStepPage:codes", "SecondStepPage:off", "SecondStepPage:on", "SignInPage:sign-in",
        // Acting on a case has tests of its own: what came between is told, and a form sent twice acts once.
        "CasePage:decide", "MoreActions:more", "MovePage:move", "TodoPage:bulk",
        // A link is shown once, and signed with once: see its own tests.
        "MakeLinkPage:link", "SignPage:code", "SignPage:sign",
        // Files are imported again without changing anything: see the tests of each import.
        "ImportCalendarsPage:calendar", "ImportPeoplePage:people", "ImportPunchesPage:punches", "ImportRostersPage:rosters", "ImportUnitsPage:units",
        // How one is told, and by what: each says how it shall be, or has something sent again.
        "ChannelPage:trial", "ChannelsPage:mail", "DeliveryPage:decide", "MailPage:address", "MailPage:confirm", "MailPage:end", "MailPage:wish", "UndeliveredPage:again",
        // Shows the parts that forms are made of.
        "KitForm:kit",
    ];

    [Fact]
    public async Task Whatever_a_form_creates_is_created_once_however_often_it_is_sent()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var tried = new List<string>();
        foreach (var trial in await Trials(plant))
        {
            var visitor = await PeoplePageTests.SignIn(plant, trial.As + "@demo");
            var form = FilledForm.Of(await visitor.Page(trial.Path), trial.Handler, trial.Typed);
            var before = await Rows(plant);
            var first = await visitor.Post(trial.Path, form);
            Assert.True(first.StatusCode == trial.Answer, $"{trial.Form} {trial.Path}: {first.StatusCode} {Problems(await first.Content.ReadAsStringAsync())}");
            var once = await Rows(plant);
            Assert.True(once.Except(before).Any(), $"{trial.Form} created nothing.");

            var second = await visitor.Post(trial.Path, form);

            var twice = await Rows(plant);
            Assert.True(second.StatusCode == first.StatusCode && SignInTests.Where(second) == SignInTests.Where(first), $"{trial.Form} the second time: {second.StatusCode} {SignInTests.Where(second)} {Problems(await second.Content.ReadAsStringAsync())}");
            Assert.True(once.SequenceEqual(twice), $"{trial.Form} sent twice: {string.Join(", ", twice.Except(once))}");
            tried.Add(trial.Form);
        }

        await AllReads(plant);
        var written = Written().ToList();
        Assert.True(written.Count > 50, $"{written.Count} forms were found");
        Assert.True(written.Except(CreateNothing).Except(tried).ToList() is [], $"Say what becomes of these when they are sent twice: {string.Join(", ", written.Except(CreateNothing).Except(tried))}");
        Assert.Empty(CreateNothing.Concat(tried).Except(written));
    }

    // What was done by all of these stands in the audit trail in words, without a gap where something should be named.
    private static async Task AllReads(GivenPlant plant)
    {
        await using var db = plant.Database.OpenWhole();
        var lines = await db.Set<JournalEntry>().IgnoreQueryFilters().ToListAsync();
        var names = await plant.Database.Read(Access.OfSystem(lines[0].OrganisationId, "test"), read => StreamNames.Of(read, [.. lines.Select(l => l.Stream)]));
        foreach (var line in lines)
        {
            Assert.NotEqual(line.Stream, names.Of(line.Stream).Zh);
            var said = JournalText.Of(line.Kind, line.Body);
            Assert.True(JournalText.Kinds.Any(k => k.Kind == line.Kind) && (line.Body.Contains('—', StringComparison.Ordinal) || !(said.Zh + said.En).Contains('—', StringComparison.Ordinal)), $"{line.Kind}: {said.Zh} {line.Body}");
        }
    }

    private static async Task<List<Trial>> Trials(GivenPlant plant)
    {
        var (worker, mate) = ((await PeoplePageTests.Of(plant, "worker@demo")).PersonId!.Value, (await PeoplePageTests.Of(plant, "worker2@demo")).PersonId!.Value);
        var account = (await PeoplePageTests.Of(plant, "audit@demo")).AccountId;
        await using var db = plant.Database.OpenWhole();
        var (number, mates) = (await NumberOf(worker), await NumberOf(mate));
        var today = SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]).Date;
        var (ahead, later, before) = ($"{today.PlusDays(40):uuuu-MM-dd}", $"{today.PlusDays(50):uuuu-MM-dd}", $"{today.PlusDays(-1):uuuu-MM-dd}");
        var fact = await db.Set<Fact>().IgnoreQueryFilters().Standing().Where(f => f.Source == "observed").MaxAsync(f => f.Number);
        var post = await db.Set<Post>().IgnoreQueryFilters().Where(p => p.Code == "analyst").Select(p => p.PostId).SingleAsync();
        var (top, east) = (await MonthPageTests.UnitOf(plant, "TOP"), await MonthPageTests.UnitOf(plant, "EAST"));
        (string, string)[] hours = [("start", "06:00"), ("end", "14:00"), ("from", "2020-01-01")];
        return
        [
            new("AddPersonPage", "person", "/people/new", ("number", "Z900"), ("name", "新来的"), ("unit", $"{east}"), ("post", $"{post}")),
            new("AssignPersonPage", "assign", $"/people/{worker}/assign", ("post", $"{post}"), ("kind", "beside")),
            new("SetPersonValuePage", "value", $"/people/{worker}/value", ("field", "day_wage"), ("from", $"{today.With(DateAdjusters.StartOfMonth):uuuu-MM-dd}"), ("text", "199")),
            new("AddUnitPage", "unit", "/sites/units/new", ("name", "城南厂"), ("code", "SOUTH")),
            new("PostsPage", "post", "/sites/posts", ("name", "仓管"), ("code", "store")),
            new("OpenAccountPage", "account", "/settings/accounts/new", ("sign_in_name", "outside"), ("role", "Auditor")) { Answer = HttpStatusCode.OK },
            new("AccountPage", "grant", $"/settings/accounts/{account}", ("role", "Clerk"), ("unit", $"{east}")),
            new("DayPage", "enter", $"/attendance/{worker}/{before}", ("time", "03:33"), ("reason", "考勤机断电")),
            new("ClockInPage", "clock", "/clock-in") { As = "worker" },
            new("NewCoverPage", "cover", "/attendance/leave/new", ("person", number), ("from_day", ahead), ("to_day", ahead), ("reason", "家里有事")),
            new("NewFactPage", "fact", "/facts/new?word=deviation", ("person", number), ("day", before), ("time", "10:00"), ("f.kind", "asleep")),
            new("FactPage", "correct", $"/facts/{fact}", ("reason", "看错了"), ("f.kind", "asleep")),
            new("AddShiftPage", "shift", "/sites/shifts/new", [("name", "早班"), .. hours]),
            new("VersionPage", "version", $"/sites/shifts/{await Shift("白班")}/times", ("from", ahead), ("start", "07:30")),
            new("PatternPage", "pattern", "/sites/rosters/patterns/new", ("name", "白休"), ("cycle", "白班，休"), ("anchor", "2020-01-01")),
            new("AddLinePage", "line", "/sites/rosters/new", ("pattern", $"{await Pattern()}"), ("unit", $"{await MonthPageTests.UnitOf(plant, "LAB")}"), ("from", ahead)),
            new("SetDayPage", "day", $"/attendance/roster/{worker}/{await RosterPageTests.WorkingDay(plant, worker, today.PlusDays(40)):uuuu-MM-dd}", ("wish", "Rest"), ("reason", "调休")),
            new("CalendarsPage", "start", "/sites/calendars", ("unit", $"{east}")),
            new("CalendarPage", "put", $"/sites/calendars/{top}", ("name", "元旦"), ("from", ahead)),
            new("DecidePage", "decide", "/rulebook/wastewater.operators/questions/conversion", ("answer", "replace"), ("reason", "三次已经扣过")),
            new("WhatIfPage", "keep", $"/what-if?pack=wastewater.operators&run=1&n.fine.rows.late.amount:0=15&from={today:uuuu-MM}&to={today:uuuu-MM}", ("name", "迟到扣十五"), ("reason", "试一试")),
            new("NewCasePage", "case", "/cases/new/wastewater.operators/leave", ("_op", "send"), ("f.kind", "leave"), ("f.off.first", later), ("f.reason", "家里有事"), ("f.stand_in", mates)) { As = "worker" },
            new("ChannelPage", "channel", "/settings/channels/new", ("kind", "WeCom"), ("name", "城东厂管理群"), ("address", "https://robots.example/send?key=1")),
            new("DelegationsPage", "delegate", "/delegations", ("for", mates), ("to", number)),
            new("RolesPage", "name", "/settings/roles", ("role", "wastewater.operators/company"), ("person", number), ("from", "2026-01-01")),
        ];

        Task<string> NumberOf(Id<Person> person) => db.Set<Person>().IgnoreQueryFilters().Where(p => p.PersonId == person).Select(p => p.Number).SingleAsync();

        async Task<Id<Modules.Attendance.Kept.KeptShift>> Shift(string name) => await db.Set<Modules.Attendance.Kept.KeptShift>().IgnoreQueryFilters().Where(s => s.Name == name).Select(s => s.ShiftId).SingleAsync();

        async Task<Id<Modules.Attendance.Kept.KeptPattern>> Pattern() => await db.Set<Modules.Attendance.Kept.KeptPattern>().IgnoreQueryFilters().Where(p => p.Name == "五天行政班").Select(p => p.PatternId).SingleAsync();
    }

    // Rows of each table, and the lines people have written into the journal: a second line would say that something was done twice.
    private static async Task<List<string>> Rows(GivenPlant plant)
    {
        await using var db = plant.Database.OpenWhole();
        var rows = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Where(t => !Following.Contains(t)).Distinct().Order(StringComparer.Ordinal))
        {
            var count = $"SELECT count(*) AS \"Value\" FROM \"{table}\"";
            rows.Add($"{table}: {await db.Database.SqlQueryRaw<int>(count).SingleAsync()}");
        }


        var lines = db.Set<JournalEntry>().IgnoreQueryFilters().Where(j => j.ActorKey.StartsWith("account:") && j.Kind != "account.password-reset");
        rows.Add($"journal: {await lines.CountAsync()}");
        return rows;
    }

    // Every form of every page, by its page and its name.
    private static IEnumerable<string> Written() =>
        from file in Directory.EnumerateFiles(Path.Combine(SourceFolder.Root, "src"), "*.razor", SearchOption.AllDirectories)
        from Match form in FormNames().Matches(File.ReadAllText(file))
        group form by $"{Path.GetFileNameWithoutExtension(file)}:{form.Groups[1].Value}" into named
        select named.Key;

    private static string Problems(string page) => string.Join(" ", Errors().Matches(page).Select(m => m.Value));

    [GeneratedRegex("<PostForm Name=\"([^\"]+)\"")]
    private static partial Regex FormNames();

    [GeneratedRegex("(?<=<a href=\"[^\"]*#f-[^\"]*\">|<p class=\"form-error\">)[^<]*")]
    private static partial Regex Errors();

    /// <summary>A form that creates something, with what somebody types.</summary>
    private sealed record Trial(string Page, string Handler, string Path, params (string, string)[] Typed)
    {
        public string As { get; init; } = "admin";

        public HttpStatusCode Answer { get; init; } = HttpStatusCode.Found;

        public string Form => $"{Page}:{Handler}";
    }
}
