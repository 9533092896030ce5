using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;
using Yunzhang.Platform.Ui.Lists;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Cases.ListCases;

/// <summary>A line of the list of cases.</summary>
internal sealed record ListedCase(Case Case, Phrase Flow, string Starter, Phrase Unit, Phrase State, Tone Tone);

/// <summary>Lists the cases somebody may read, newest first unless asked otherwise, a page at a time or all of them for a file.</summary>
internal sealed class CaseList(Database database, FlowsInForce flows)
{
    private const int Rows = 50;

    public static IReadOnlyList<string> Sorts { get; } = ["started"];

    public static string[] Filters { get; } = ["q", "flow", "state", "unit", "from", "to"];

    public static IReadOnlyList<Choice> States { get; } =
    [
        new("open", new("办理中", "Under way")), new("granted", new("批准", "Granted")), new("refused", new("没有批准", "Refused")), new("void", new("作废或终止", "Void or stopped")),
    ];

    public Task<(ListPage<ListedCase> Page, IReadOnlyList<Choice> Flows, Structure Structure)> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var structure = await Structure.Kept(db);
        var matching = Matching(db, me, query, structure);
        var rising = OldestFirst(query) != query.Before is not null;
        var read = await Ordered(matching, rising, Id<Case>.TryParse(query.Before ?? query.After, null, out var at) ? at : null).Take(Rows + 1).ToListAsync();
        var page = ReadPage<Case>.Of(read, Rows, query, c => c.CaseId.ToString());
        return (page.With(await Said(db, page.Rows, structure), Total.Of(await matching.Take(Total.Cap + 1).CountAsync())), await FlowChoices(db), structure);
    });

    /// <summary>Everything the query matches, in its order.</summary>
    public Task<IReadOnlyList<ListedCase>> All(SignedIn me, ListQuery query, int most) => database.Read(me.Access, async db =>
    {
        var structure = await Structure.Kept(db);
        return (IReadOnlyList<ListedCase>)await Said(db, await Ordered(Matching(db, me, query, structure), OldestFirst(query), null).Take(most).ToListAsync(), structure);
    });

    private static IQueryable<Case> Matching(AppDbContext db, SignedIn me, ListQuery query, Structure structure)
    {
        var cases = db.Set<Case>().AsNoTracking();
        if (query["q"] is { Length: > 0 } text)
        {
            var starters = db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).FoundBy(text.ToLowerInvariant()).Select(p => (Id<Person>?)p.PersonId);
            cases = cases.Where(c => c.Number.Contains(text) || c.TitleZh.Contains(text) || c.TitleEn.Contains(text) || starters.Contains(c.StarterId));
        }
        if (query["flow"].Split('/') is [var pack, var flow]) cases = cases.Where(c => c.PackId == pack && c.FlowId == flow);
        if (Id<Unit>.TryParse(query["unit"], null, out var unit))
        {
            var units = structure.Tree.WithBelow(unit).ToArray();
            cases = cases.Where(c => units.Contains(c.UnitId));
        }
        var zone = DateTimeZoneProviders.Tzdb[me.TimeZone];
        if (LocalDatePattern.Iso.Parse(query["from"]) is { Success: true, Value: var first } && zone.AtStartOfDay(first).ToInstant() is var start) cases = cases.Where(c => c.StartedAt >= start);
        if (LocalDatePattern.Iso.Parse(query["to"]) is { Success: true, Value: var last } && zone.AtStartOfDay(last.PlusDays(1)).ToInstant() is var end) cases = cases.Where(c => c.StartedAt < end);
        return query["state"] switch
        {
            "open" => cases.Where(c => c.Meaning == null),
            "granted" => cases.Where(c => c.Meaning == EndingMeaning.Granted),
            "refused" => cases.Where(c => c.Meaning == EndingMeaning.Refused),
            "void" => cases.Where(c => c.Meaning == EndingMeaning.Void),
            _ => cases,
        };
    }

    // Ids are made in the order in which cases are started, near enough for a list.
    private static IQueryable<Case> Ordered(IQueryable<Case> cases, bool rising, Id<Case>? at)
    {
        if (!rising) return (at is { } after ? cases.Where(c => c.CaseId < after) : cases).OrderByDescending(c => c.CaseId);
        return (at is { } before ? cases.Where(c => c.CaseId > before) : cases).OrderBy(c => c.CaseId);
    }

    private static bool OldestFirst(ListQuery query) => query is { SortBy: "started", Descending: false };

    private async Task<IReadOnlyList<Choice>> FlowChoices(AppDbContext db)
    {
        var kinds = await db.Set<Case>().AsNoTracking().Select(c => new { c.PackId, c.FlowId }).Distinct().OrderBy(c => c.PackId).ThenBy(c => c.FlowId).ToListAsync();
        var known = (await flows.On(db, LocalDate.MaxIsoValue)).ToDictionary(f => f.Path, StringComparer.Ordinal);
        return [.. kinds.Select(k => $"{k.PackId}/{k.FlowId}").Select(path => new Choice(path, known.TryGetValue(path, out var flow) ? new($"{flow.Definition.Name.Zh}（{flow.Rules.Written.Name.Zh}）", $"{flow.Definition.Name.En} ({flow.Rules.Written.Name.En})") : Phrase.Same(path)))];
    }

    private async Task<List<ListedCase>> Said(AppDbContext db, List<Case> cases, Structure structure)
    {
        var of = await flows.Of(db, cases);
        var names = await Lookups.Read(db, default, cases.Select(c => c.StarterId?.ToString()));
        return cases.ConvertAll(c =>
        {
            var (state, tone) = CaseStates.Of(c, of[c.CaseId]);
            return new ListedCase(c, of[c.CaseId].Definition.Name, names.PersonName(c.StarterId?.ToString()), structure.UnitName(c.UnitId), state, tone);
        });
    }
}

/// <summary>How the state of a case reads.</summary>
internal static class CaseStates
{
    public static (Phrase Text, Tone Tone) Of(Case row, RuledFlow flow)
    {
        if (row.Ending is { } ending) return (flow.EndingName(ending), row.Meaning switch { EndingMeaning.Granted => Tone.Success, EndingMeaning.Refused => Tone.Error, _ => Tone.Neutral });
        if (row.IsWithStarter) return (new("退回发起人", "With its starter"), Tone.Warning);
        var steps = row.OpenSteps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(flow.StepName).ToList();
        return (new(string.Join("、", steps.Select(s => s.Zh)), string.Join(", ", steps.Select(s => s.En))), Tone.Info);
    }
}
