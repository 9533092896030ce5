using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Web.Tests;

/// <summary>What was typed into a form whose sender was no longer signed in.</summary>
public sealed partial class UnsentFormTests
{
    [Fact]
    public async Task What_was_typed_before_a_session_ended_is_back_in_the_form_after_signing_in_and_nothing_was_saved()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var visitor = await PeoplePageTests.SignIn(plant, "admin@demo");
        var typed = Filled(Forms(await visitor.Page("/people/new")).Single(), "没存上的人");
        await SignOut(visitor);

        var answer = await visitor.Post("/people/new", typed);
        Assert.Equal("/sign-in?ReturnUrl=%2Fpeople%2Fnew", SignInTests.Where(answer));
        Assert.Contains("刚才填的内容会放回表单里", await visitor.Page("/sign-in"), StringComparison.Ordinal);

        await PeoplePageTests.SignIn(plant, "ops@demo", visitor);
        Assert.DoesNotContain("没存上的人", await visitor.Page("/rulebook"), StringComparison.Ordinal);
        await SignOut(visitor);
        await PeoplePageTests.SignIn(plant, "hr@demo", visitor);
        Assert.DoesNotContain("没存上的人", await visitor.Page("/people/new"), StringComparison.Ordinal);
        await SignOut(visitor);
        await PeoplePageTests.SignIn(plant, "admin@demo", visitor);
        var back = await visitor.Page("/people/new");
        Assert.Contains("上次没有提交成功，填的内容已放回表单", back, StringComparison.Ordinal);
        Assert.Contains("value=\"没存上的人\"", back, StringComparison.Ordinal);
        await using var db = plant.Database.OpenWhole();
        Assert.Equal(0, await db.Set<Person>().IgnoreQueryFilters().CountAsync(p => p.Name == "没存上的人"));

        // Once it is sent again, the form is an ordinary one.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.Post("/people/new", Filled(Forms(back).Single(), "再来一次"))).StatusCode);
        Assert.DoesNotContain("没存上的人", await visitor.Page("/people/new"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_form_gives_back_what_was_typed_into_it()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var visitor = await PeoplePageTests.SignIn(plant, "admin@demo");
        var tried = 0;
        foreach (var path in await Addresses(plant))
        {
            foreach (var form in Forms(await visitor.Page(path)).Where(f => TextFields().IsMatch(f)))
            {
                var typed = Filled(form, "没提交的字");
                await SignOut(visitor);
                Assert.StartsWith("/sign-in", SignInTests.Where(await visitor.Post(path, typed)), StringComparison.Ordinal);
                await PeoplePageTests.SignIn(plant, "admin@demo", visitor);
                var again = Forms(await visitor.Page(path)).Single(f => Handler(f) == Handler(form));
                Assert.True(TextFields().Count(form) == Regex.Count(again, "没提交的字"), $"{path} {Handler(form)}: {again}");
                tried++;
                await visitor.Post(path, ("_handler", "none"));
            }
        }

        Assert.InRange(tried, 14, 100);
    }

    [Fact]
    public async Task A_form_of_1100_fields_is_kept_and_one_too_large_for_it_is_said_so()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var visitor = await PeoplePageTests.SignIn(plant, "admin@demo");
        var form = Forms(await visitor.Page("/people/new")).Single();
        await SignOut(visitor);

        await visitor.Post("/people/new", [.. Filled(form, "一千一"), .. Enumerable.Range(0, 1100).Select(i => ($"more.{i}", $"{i % 3}"))]);
        await PeoplePageTests.SignIn(plant, "admin@demo", visitor);
        Assert.Contains("value=\"一千一\"", await visitor.Page("/people/new"), StringComparison.Ordinal);
        await SignOut(visitor);

        var noise = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(40_000));
        await visitor.Post("/people/new", [.. Filled(form, "太长"), ("more", noise)]);
        Assert.Contains("请用浏览器的后退回到表单，先复制出来", await visitor.Page("/sign-in"), StringComparison.Ordinal);
    }

    // One page of each form that has something typed into it.
    private static async Task<List<string>> Addresses(GivenPlant plant)
    {
        await using var db = plant.Database.OpenWhole();
        var worker = (await PeoplePageTests.Of(plant, "worker@demo")).PersonId!.Value;
        var assignment = await db.Set<Assignment>().IgnoreQueryFilters().Where(a => a.PersonId == worker).Select(a => a.AssignmentId).FirstAsync();
        var fact = await db.Set<Fact>().IgnoreQueryFilters().Where(f => f.Word == "deviation").MaxAsync(f => f.Number);
        var unit = await MonthPageTests.UnitOf(plant, "LAB");
        var post = await db.Set<Post>().IgnoreQueryFilters().Select(p => p.PostId).FirstAsync();
        return
        [
            "/people/new", $"/people/{worker}/edit", $"/people/{worker}/assign", $"/people/{worker}/value", $"/people/{worker}/leave", $"/people/{worker}/assignments/{assignment}",
            $"/facts/new?word=finding", $"/facts/{fact}", "/attendance/leave/new", $"/attendance/{worker}/{DateTime.UnixEpoch.AddDays(20_000):yyyy-MM-dd}", "/sites/posts", $"/sites/posts/{post}",
            "/sites/units/new", $"/sites/units/{unit}", "/settings", "/settings/accounts/new", "/clock-in", "/what-if",
        ];
    }

    internal static IEnumerable<string> Forms(string page) => PostForms().Matches(page).Select(m => m.Value);

    internal static string Handler(string form) => PeoplePageTests.Hidden(form, "_handler");

    // As it stands, with a word in every field that takes words.
    internal static (string, string)[] Filled(string form, string text) =>
    [
        .. HiddenFields().Matches(form).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))),
        .. TextFields().Matches(form).Select(m => (m.Groups["name"].Value, text)),
    ];

    private static Task<HttpResponseMessage> SignOut(Visitor visitor) => visitor.Post("/sign-out");

    [GeneratedRegex("<form method=\"post\" class=\"post-form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex PostForms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenFields();

    [GeneratedRegex("<(?:input[^>]*type=\"text\"|textarea)[^>]*name=\"(?<name>[^\"]*)\"")]
    private static partial Regex TextFields();
}
