using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Web.Tests;

public sealed partial class PeoplePageTests
{
    [Fact]
    public async Task A_person_of_another_unit_is_not_there_whoever_types_his_address()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var east = await SignIn(plant, "east@demo");
        var other = (await Of(plant, "west@demo")).PersonId;

        foreach (var path in new[] { $"/people/{other}", $"/people/{Guid.CreateVersion7():N}", "/people/nobody" })
        {
            var answer = await east.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("没有这个页面", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, (await east.Get($"/people/{(await Of(plant, "east@demo")).PersonId}")).StatusCode);
    }

    [Fact]
    public async Task Worker_sees_himself_and_neither_the_list_nor_his_neighbour()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var worker = await SignIn(plant, "worker@demo");
        Assert.Equal(HttpStatusCode.OK, (await worker.Get($"/people/{(await Of(plant, "worker@demo")).PersonId}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await worker.Get($"/people/{(await Of(plant, "worker2@demo")).PersonId}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Get("/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await worker.Get("/people.xlsx")).StatusCode);
    }

    [Fact]
    public async Task The_form_of_a_new_person_sent_twice_adds_one_and_leads_to_him_both_times()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await SignIn(plant, "admin@demo");
        var page = await admin.Page("/people/new");
        (string, string)[] fields =
        [
            ("_handler", "person"), ("__RequestVerificationToken", Visitor.Token(page)), ("person", Hidden(page, "person")), ("number", "Z900"), ("name", "新来的"),
            ("unit", Option(page, "f-unit")), ("post", Option(page, "f-post")), ("from", "2026-01-05"),
        ];

        var first = await admin.Post("/people/new", fields);
        var second = await admin.Post("/people/new", fields);

        Assert.Equal($"/people/{Hidden(page, "person")}", first.Headers.Location!.IsAbsoluteUri ? first.Headers.Location.PathAndQuery : first.Headers.Location.OriginalString);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        await using var db = plant.Database.OpenWhole();
        Assert.Equal(1, await db.Set<Person>().IgnoreQueryFilters().CountAsync(p => p.Number == "Z900"));
    }

    [Fact]
    public async Task What_is_wrong_with_a_new_person_is_shown_at_its_field_with_what_was_typed()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await SignIn(plant, "admin@demo");

        var answer = await admin.Send("/people/new", "person", ("number", ""), ("name", "新来的"), ("from", "2026-02-30"), ("unit", "x"), ("post", ""));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("请填写工号。", page, StringComparison.Ordinal);
        Assert.Contains("到岗日期“2026-02-30”不是日期。", page, StringComparison.Ordinal);
        Assert.Contains("value=\"新来的\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_filtered_by_initials_ordered_and_paged_without_losing_anybody()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await SignIn(plant, "admin@demo");
        await using var db = plant.Database.OpenWhole();
        var everybody = await db.Set<Person>().IgnoreQueryFilters().OrderBy(p => p.Number).ToListAsync();
        var somebody = everybody[3];

        Assert.Contains(somebody.Number, await admin.Page($"/people?q={somebody.Initials}"), StringComparison.Ordinal);
        Assert.Contains("没有符合条件的记录", await admin.Page("/people?q=qqqqqq"), StringComparison.Ordinal);
        foreach (var sort in new[] { "", "sort=-name", "sort=unit", "sort=-number" })
        {
            var seen = new List<string>();
            for (string? next = "/people?state=all&" + sort; next is not null;)
            {
                var page = await admin.Page(next);
                seen.AddRange(Person().Matches(page).Select(m => m.Groups[1].Value));
                next = Next().Match(page) is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
            }
            Assert.Equal(everybody.Select(p => p.PersonId.ToString()).Order(), seen.Order());
        }
    }

    [Fact]
    public async Task A_list_of_staff_is_looked_at_first_then_imported_and_its_failed_rows_come_back_as_a_file()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await SignIn(plant, "admin@demo");
        const string Text = "工号,姓名,单位,岗位,入职日期\nZ901,甲,没有的厂,运行工,2026-01-05\nZ902,乙,没有的厂,运行工,2026-01-99\n";

        var preview = await (await admin.Upload("/import/people", "people", "file", "名册.csv", Encoding.UTF8.GetBytes(Text), ("make", "1"))).Content.ReadAsStringAsync();
        Assert.Contains("还没有导入，先核对", preview, StringComparison.Ordinal);
        Assert.Contains("新增 1，更改 0，没有变化 0，不能导入 1", preview, StringComparison.Ordinal);

        var fields = new[] { ("_handler", "people"), ("__RequestVerificationToken", Visitor.Token(preview)), ("packed", Hidden(preview, "packed")), ("make", "1") };
        var outcome = await (await admin.Post("/import/people", fields)).Content.ReadAsStringAsync();
        Assert.Contains("已导入", outcome, StringComparison.Ordinal);

        var errors = await admin.Post("/import/people/errors", ("__RequestVerificationToken", Visitor.Token(outcome)), ("file", Hidden(outcome, "file")), ("make", "1"));
        var rows = (await errors.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, rows.Length);
        Assert.StartsWith("Z902,乙,没有的厂,运行工,2026-01-99,", rows[1], StringComparison.Ordinal);
        Assert.Contains("这一天", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_exported_is_a_workbook_that_imports_again_unchanged()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await SignIn(plant, "admin@demo");
        var file = await (await admin.Get("/people.xlsx?state=all")).Content.ReadAsByteArrayAsync();

        var preview = await (await admin.Upload("/import/people", "people", "file", "人员.xlsx", file)).Content.ReadAsStringAsync();

        Assert.Contains("新增 0，更改 0，没有变化", preview, StringComparison.Ordinal);
        Assert.Contains("不能导入 0", preview, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_change_stands_in_the_audit_page_in_words_and_its_chain_holds()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var admin = await SignIn(plant, "admin@demo");
        var person = (await Of(plant, "worker@demo")).PersonId!.Value;
        var sent = await admin.Send($"/people/{person}/value", "value", ("field", "day_wage"), ("from", "2026-11-01"), ("text", "199"));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);

        var page = await admin.Page($"/audit?stream=person/{person}");
        Assert.Contains("从 2026-11-01 起，day_wage 为 199", page, StringComparison.Ordinal);
        Assert.Contains("这条记录链完好", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.Get("/audit.xlsx?kind=person.value-set")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await SignIn(plant, "worker@demo")).Get("/audit")).StatusCode);
    }

    [Theory]
    [InlineData("/sites")]
    [InlineData("/sites/posts")]
    [InlineData("/sites/units/new")]
    [InlineData("/settings")]
    [InlineData("/settings/accounts")]
    [InlineData("/settings/accounts/new")]
    [InlineData("/import/units")]
    [InlineData("/account")]
    public async Task Opens(string path)
    {
        await using var plant = await GivenPlant.New(demo: true);
        Assert.Equal(HttpStatusCode.OK, (await (await SignIn(plant, "admin@demo")).Get(path)).StatusCode);
    }

    internal static async Task<Account> Of(GivenPlant plant, string signInName)
    {
        await using var db = plant.Database.OpenWhole();
        return await db.Set<Account>().IgnoreQueryFilters().SingleAsync(a => a.SignInName == signInName);
    }

    internal static async Task<Visitor> SignIn(GivenPlant plant, string signInName, Visitor? again = null)
    {
        var visitor = again ?? plant.Visitor();
        var token = Visitor.Token(await visitor.Page("/sign-in"));
        await visitor.Post("/demo/sign-in", ("account", (await Of(plant, signInName)).AccountId.ToString()), ("__RequestVerificationToken", token));
        return visitor;
    }

    internal static string Hidden(string page, string name) => WebUtility.HtmlDecode(Regex.Match(page, $"name=\"{name}\" value=\"([^\"]*)").Groups[1].Value);

    private static string Option(string page, string select) => Regex.Match(page, $"<select[^>]*id=\"{select}\".*?<option value=\"([^\"]+)\"", RegexOptions.Singleline).Groups[1].Value;

    [GeneratedRegex("<a href=\"/people/([0-9a-f]{32})\">")]
    private static partial Regex Person();

    [GeneratedRegex("rel=\"next\" href=\"([^\"]*)\"")]
    private static partial Regex Next();
}
