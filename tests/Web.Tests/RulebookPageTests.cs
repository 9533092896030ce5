using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Ledger.TryProposal;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Web.Tests;

public sealed class RulebookPageTests
{
    private const string Book = "/rulebook/wastewater.operators";

    [Fact]
    public async Task A_late_of_twelve_minutes_costs_what_its_row_says_by_its_clause()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");

        var page = await Read(worker, $"{Book}/attendance.late?try=fine&fine.kind=late&fine.minutes=12&fine.on=2026-11-20");

        Assert.Contains("扣 ¥10", page, StringComparison.Ordinal);
        Assert.Contains("迟到 12 分钟，满 10 分钟、不到 60 分钟，扣 10 元。", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Book}/attendance.late\">attendance.late</a>", page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "class=\"row-met\""));
        Assert.Contains("从 60 分钟起：旷工", page, StringComparison.Ordinal);
        Assert.Contains("个全部通过", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_is_wrong_is_refused_at_its_field()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");

        Assert.Contains("还缺：分钟数", await Read(worker, $"{Book}/attendance.late?try=fine&fine.kind=late&fine.on=2026-11-20"), StringComparison.Ordinal);
        var wrong = await Read(worker, $"{Book}/attendance.late?try=fine&fine.kind=late&fine.minutes=2000&fine.on=2026-11-31");
        Assert.Contains("id=\"f-fine-minutes-error\"", wrong, StringComparison.Ordinal);
        Assert.Contains("“2026-11-31”不是日期", wrong, StringComparison.Ordinal);
        Assert.Contains("value=\"2000\"", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_book_is_open_to_everybody_and_what_if_to_whoever_keeps_the_rules()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var (worker, admin) = (await PeoplePageTests.SignIn(plant, "worker@demo"), await PeoplePageTests.SignIn(plant, "admin@demo"));

        foreach (var path in new[] { "/rulebook", Book, Book + "?q=%E6%97%B7%E5%B7%A5", Book + "/questions", Book + "/duty", Book + "/closing.interpretation" })
            Assert.Equal(HttpStatusCode.OK, (await worker.Get(path)).StatusCode);
        foreach (var path in new[] { "/rulebook/no.such", Book + "/no.such", "/rulebook/no.such/questions" })
            Assert.Equal(HttpStatusCode.NotFound, (await worker.Get(path)).StatusCode);
        foreach (var path in new[] { "/what-if", Book + "/questions/conversion", Book + "/activate" })
            Assert.Equal(HttpStatusCode.Forbidden, (await worker.Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/what-if")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get(Book + "/activate")).StatusCode);
    }

    [Fact]
    public async Task A_reading_is_decided_with_its_reason_and_then_activated()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        const string Question = Book + "/questions/conversion";

        var refused = await admin.Send(Question, "decide", ("answer", "replace"), ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await admin.Send(Question, "decide", ("answer", "replace"), ("reason", "三次已经扣过"))).StatusCode);
        var page = await Read(admin, Book + "/questions");
        Assert.Contains("（理由：三次已经扣过）", page, StringComparison.Ordinal);
        Assert.Contains("有一种读法还没有启用", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await admin.Send(Book + "/activate", "activate")).StatusCode);
        Assert.DoesNotContain("有一种读法还没有启用", await Read(admin, Book + "/questions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_shows_the_figures_of_the_trial_keeps_them_and_opens_them_again()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        var (first, last) = await FactMonths(plant);
        var asked = $"/what-if?pack=wastewater.operators&run=1&n.fine.rows.late.amount:0=15&from={first:uuuu-MM}&to={last:uuuu-MM}";
        var access = Access.OfSystem((await PeoplePageTests.Of(plant, "admin@demo")).OrganisationId, "test");
        var draft = new ProposalDraft("", [new RuleChange("fine.rows.late.amount", "15")], first.OnDayOfMonth(1), last.ToDateInterval().End);
        var report = (await new ProposalTrial(plant.Database, new RulesInForce(), SystemClock.Instance).Try(access, "wastewater.operators", draft)).Value.Report!;

        var page = await Read(admin, asked);

        Assert.NotEqual(report.Before.Net, report.After.Net);
        Assert.Contains(Figures.Money(report.Before.Net), page, StringComparison.Ordinal);
        Assert.Contains(Figures.Money(report.After.Net), page, StringComparison.Ordinal);
        Assert.Contains(Figures.SignedMoney(report.After.Net - report.Before.Net), page, StringComparison.Ordinal);
        Assert.Contains("value=\"15\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Send(asked, "keep", ("name", "迟到扣十五"), ("reason", ""))).StatusCode);
        var kept = await admin.Send(asked, "keep", ("name", "迟到扣十五"), ("reason", "十元太少"));
        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        var opened = await Read(admin, kept.Headers.Location!.IsAbsoluteUri ? kept.Headers.Location.PathAndQuery : kept.Headers.Location.OriginalString);
        Assert.Contains("value=\"15\"", opened, StringComparison.Ordinal);
        Assert.Contains("十元太少", opened, StringComparison.Ordinal);
        Assert.Contains(Figures.SignedMoney(report.After.Net - report.Before.Net), opened, StringComparison.Ordinal);
    }

    private static async Task<string> Read(Visitor visitor, string path)
    {
        var answer = await visitor.Get(path);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<(YearMonth First, YearMonth Last)> FactMonths(GivenPlant plant)
    {
        await using var db = plant.Database.OpenWhole();
        var days = db.Set<Modules.Facts.Fact>().IgnoreQueryFilters().Where(f => f.Word == "deviation").Select(f => f.Occurred);
        return ((await days.MinAsync()).ToYearMonth(), (await days.MaxAsync()).ToYearMonth());
    }
}
