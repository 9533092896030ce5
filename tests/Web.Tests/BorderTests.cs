using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;

namespace Yunzhang.Web.Tests;

/// <summary>Every address of the site, asked for by somebody who may do everything, but in one plant only. A new address is found by itself.</summary>
public sealed partial class BorderTests
{
    // What the whole organisation shares, or nobody in particular. A line of a roster names people only to those who may see them.
    private static readonly HashSet<string> Shared = new(StringComparer.OrdinalIgnoreCase) { "Pack", "Clause", "Question", "Post", "Code", "Shift", "Pattern", "Line", "Flow" };

    // Of the whole organisation: who administers one plant is let near none of them.
    private static readonly string[] OfTheWhole = ["Account", "Channel", "Delivery"];

    // A calendar names days and nobody: whoever keeps attendance may read every one.
    private const string Calendars = "/sites/calendars/";

    // Nobody outside is asked in the demonstration, and a link is its holder's: both have tests of their own.
    private static readonly string[] Links = ["/cases/{Of}/links/", "/sign/"];

    [Fact]
    public async Task Nothing_of_another_plant_is_reached_by_its_address()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var all = await AllOver(plant, "EAST");
        var (own, foreign) = (await Things(plant, "EAST", "east@demo"), await Things(plant, "WEST", "west@demo"));
        foreach (var (name, id) in await Undelivered(plant)) own[name] = foreign[name] = id;
        var tried = 0;
        foreach (var route in Asked(plant))
        {
            var names = route.RoutePattern.Parameters.Select(p => p.Name).Where(n => !Shared.Contains(n)).ToList();
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (names.Count == 0 || pattern.StartsWith(Calendars, StringComparison.Ordinal) || Array.Exists(Links, l => pattern.StartsWith(l, StringComparison.Ordinal))) continue;
            Assert.True(names.TrueForAll(foreign.ContainsKey), $"{pattern}: say in {nameof(Things)} what stands for {string.Join(", ", names)}, or in {nameof(Shared)} that everybody shares it.");

            var (mine, theirs) = (Address(route, own), Address(route, foreign));
            if (!names.Exists(OfTheWhole.Contains)) Assert.True(await Answer(all, mine) is HttpStatusCode.OK, $"{mine} is the plant's own, and answered {await Answer(all, mine)}");
            Assert.True(await Answer(all, theirs) is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{theirs} is another plant's, and answered {await Answer(all, theirs)}");
            tried++;
        }

        Assert.InRange(tried, 18, 200);
    }

    [Fact]
    public async Task No_form_changes_anything_of_another_plant_at_its_address()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var all = await AllOver(plant, "EAST");
        var (own, foreign) = (await Things(plant, "EAST", "east@demo"), await Things(plant, "WEST", "west@demo"));
        var before = await Lines(plant);
        var tried = 0;
        foreach (var route in Asked(plant).Where(r => r.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && r.RoutePattern.Parameters.Any(p => foreign.ContainsKey(p.Name))))
        {
            if (await Answer(all, Address(route, own)) is not HttpStatusCode.OK) continue;
            foreach (var form in UnsentFormTests.Forms(await all.Page(Address(route, own))))
            {
                var answer = await all.Post(Address(route, foreign), UnsentFormTests.Filled(form, "2026-01-01"));
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{Address(route, foreign)} {UnsentFormTests.Handler(form)}: {answer.StatusCode}");
                tried++;
            }
        }

        Assert.InRange(tried, 10, 200);
        Assert.Equal(before, await Lines(plant));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_list_and_no_file_names_anybody_of_another_plant(bool keeper)
    {
        await using var plant = await GivenPlant.New(demo: true);
        var visitor = keeper ? await AllOver(plant, "EAST") : await PeoplePageTests.SignIn(plant, "worker@demo");
        var strangers = await Strangers(plant, keeper ? null : "worker@demo");
        var opened = 0;
        foreach (var route in Asked(plant).Where(r => r.RoutePattern.Parameters.Count == 0))
        {
            var path = "/" + route.RoutePattern.RawText!.TrimStart('/');
            var answer = await visitor.Get(path);
            if (answer.StatusCode != HttpStatusCode.OK) continue;
            var text = Text(await answer.Content.ReadAsByteArrayAsync());
            Assert.True(strangers.TrueForAll(s => !text.Contains(s, StringComparison.Ordinal)), $"{path} names {strangers.Find(s => text.Contains(s, StringComparison.Ordinal))}");
            opened++;
        }

        Assert.InRange(opened, keeper ? 25 : 8, 200);
    }

    // The bell never ends; it is one number, of whoever listens.
    private static IEnumerable<RouteEndpoint> Asked(GivenPlant plant) => plant.Routes.Where(r => r.RoutePattern.RawText != NoticesModule.LivePath
        && (r.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
        && r.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null
        && r.RoutePattern.RawText is { } text && !text.Contains("**", StringComparison.Ordinal) && !text.StartsWith('_') && !text.StartsWith("/_", StringComparison.Ordinal));

    private static string Address(RouteEndpoint route, Dictionary<string, string> things) =>
        "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p => p switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => things.GetValueOrDefault(parameter.Name, "x"),
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        })))) + (things.TryGetValue(route.RoutePattern.RawText!.TrimStart('/'), out var query) ? query : "");

    private static async Task<HttpStatusCode> Answer(Visitor visitor, string path) => (await visitor.Get(path)).StatusCode;

    // The plant's head, given every role there is, over the plant and what is below it.
    private static async Task<Visitor> AllOver(GivenPlant plant, string unit)
    {
        var (account, at) = (await PeoplePageTests.Of(plant, "east@demo"), await MonthPageTests.UnitOf(plant, unit));
        await plant.Database.Write(Access.OfSystem(account.OrganisationId, "test"), async write =>
        {
            foreach (var role in Enum.GetValues<Role>()) write.Db.Add(new Grant(account.OrganisationId, Id<Grant>.New(), account.AccountId, role, at, true, null));
            await write.Journal("test", "grant.given", new { });
            return 0;
        });
        return await PeoplePageTests.SignIn(plant, "east@demo");
    }

    private static async Task<Dictionary<string, string>> Things(GivenPlant plant, string code, string head)
    {
        var unit = await MonthPageTests.UnitOf(plant, code);
        var account = await PeoplePageTests.Of(plant, head);
        await using var db = plant.Database.OpenWhole();
        var entry = await db.Set<LedgerEntry>().IgnoreQueryFilters().Where(e => e.MonthUnitId == unit && e.PersonId != null && e.Fact != null).OrderBy(e => e.EntryId).FirstAsync();
        var assignment = await db.Set<Assignment>().IgnoreQueryFilters().Where(a => a.PersonId == entry.PersonId).Select(a => a.AssignmentId).FirstAsync();
        var below = await db.Set<Unit>().IgnoreQueryFilters().Where(u => u.UnitId == unit || u.ParentId == unit).Select(u => u.UnitId).ToListAsync();
        var asked = await db.Set<Case>().IgnoreQueryFilters().Where(c => below.Contains(c.UnitId) && c.StarterId != null).OrderBy(c => c.CaseId).FirstAsync();
        var (cover, file, fact) = await Kept(plant, account, entry, asked);
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["Person"] = $"{entry.PersonId}", ["Entry"] = $"{entry.EntryId}", ["Unit"] = $"{unit}", ["Month"] = $"{entry.Month:uuuu-MM}", ["Day"] = $"{entry.Day:uuuu-MM-dd}",
            ["Assignment"] = $"{assignment}", ["Account"] = $"{account.AccountId}", ["Cover"] = $"{cover}", ["file"] = $"{file}", ["Number"] = $"{fact}", ["Of"] = $"{asked.CaseId}",
        };
    }

    // Leave of one of the plant, a punch file its head sent, which a case of the plant names too, and a fact with a photograph.
    private static async Task<Dictionary<string, string>> Undelivered(GivenPlant plant)
    {
        var failed = await GivenUndelivered.Add(plant);
        await using var db = plant.Database.OpenWhole();
        return new() { ["Delivery"] = $"{failed}", ["Channel"] = $"{(await db.Set<GroupChannel>().IgnoreQueryFilters().SingleAsync()).ChannelId}" };
    }

    private static async Task<(Id<KeptCover>, Id<StoredFile>, long)> Kept(GivenPlant plant, Account account, LedgerEntry entry, Case asked)
    {
        var (cover, file, photo) = (Id<KeptCover>.New(), Id<StoredFile>.New(), Id<StoredFile>.New());
        return await plant.Database.Write(Access.OfSystem(account.OrganisationId, "test"), async write =>
        {
            var own = account.OrganisationId;
            write.Db.Add(new KeptCover(own, cover, entry.PersonId!.Value, entry.UnitId, CoverKind.Leave, write.Now, write.Now + NodaTime.Duration.FromHours(8)) { Reason = "test" });
            write.Db.Add(new StoredFile(own, file, "punches.csv", "application/octet-stream", "工号,打卡时间\nX,2026-01-05 08:00\n"u8.ToArray()) { SentBy = $"account:{account.AccountId}", Until = write.Now + NodaTime.Duration.FromDays(1) });
            write.Db.Add(new StoredFile(own, photo, "photo.png", "image/png", [0x89, 0x50, 0x4e, 0x47]));
            await write.JournalText(Case.StreamOf(asked.CaseId), "case.commented", CaseEventJson.Write(new Commented(asked.StarterId!.Value.ToString(), "看附件", [], [file.ToString()])));
            var fact = await write.Db.Set<Fact>().AsTracking().SingleAsync(f => f.Number == entry.Fact);
            write.Db.Entry(fact).Property(f => f.Photo).CurrentValue = photo.ToString();
            return (cover, file, fact.Number);
        });
    }

    // People without an account: whoever has one may have done something, and is then rightly named as its doer.
    private static async Task<List<string>> Strangers(GivenPlant plant, string? only)
    {
        var self = only is null ? null : (await PeoplePageTests.Of(plant, only)).PersonId;
        var east = await MonthPageTests.UnitOf(plant, "EAST");
        await using var db = plant.Database.OpenWhole();
        var below = await db.Set<Unit>().IgnoreQueryFilters().Where(u => u.UnitId == east || u.ParentId == east).Select(u => u.UnitId).ToListAsync();
        var known = await db.Set<Account>().IgnoreQueryFilters().Where(a => a.PersonId != null).Select(a => a.PersonId!.Value).ToListAsync();
        var people = await db.Set<Person>().IgnoreQueryFilters().ToListAsync();
        var mine = people.Where(p => self is null ? below.Contains(p.UnitId) : p.PersonId == self || known.Contains(p.PersonId)).ToList();
        // Whoever has a case in common with somebody is rightly named in it.
        var cases = db.Set<CaseReader>().IgnoreQueryFilters();
        var together = self is null ? [] : await cases.Where(r => cases.Any(o => o.CaseId == r.CaseId && o.PersonId == self)).Select(r => r.PersonId).ToListAsync();
        var others = people.Except(mine).Where(p => !known.Contains(p.PersonId) && !together.Contains(p.PersonId)).ToList();
        Assert.NotEmpty(others);
        return [.. others.Select(p => p.Number), .. others.Select(p => p.Name).Except(mine.Select(p => p.Name))];
    }

    private static async Task<int> Lines(GivenPlant plant)
    {
        await using var db = plant.Database.OpenWhole();
        return await db.Set<JournalEntry>().IgnoreQueryFilters().CountAsync(j => j.ActorKey.StartsWith("account:"));
    }

    // A workbook is a zip of texts. The token of a form is chance, and may happen to hold somebody's number.
    private static string Text(byte[] body)
    {
        if (!body.AsSpan().StartsWith("PK"u8)) return WebUtility.HtmlDecode(Token().Replace(System.Text.Encoding.UTF8.GetString(body), ""));
        using var zip = new ZipArchive(new MemoryStream(body));
        return string.Concat(zip.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    [GeneratedRegex("<input[^>]*name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex Token();
}
