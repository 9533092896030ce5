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
/// <param name="Holders">Who has it now; empty unless asked for.</param>
internal sealed record ListedCase(Case Case, Phrase Flow, string Starter, Phrase Unit, Phrase State, Tone Tone, string Holders);

/// <summary>Lists the cases somebody may read, newest first unless asked otherwise, a page at a time or all of them for a file.</summary>
internal sealed class CaseList(Database database, FlowsInForce flows)
{
    private const int Rows = 50;

    private const int MostAtOnce = 500;

    // Of people whom a text may mean.
    private const int MostPeople = 50;

    public static IReadOnlyList<string> Sorts { get; } = ["started", "changed", "number"];

    public static string[] Filters { get; } = ["q", "flow", "state", "unit", "starter", "holder", "from", "to"];

    public static IReadOnlyList<Choice> States { get; } =
    [
        new("open", new("办理中", "Under way")), new("granted", new("批准", "Granted")), new("refused", new("没有批准", "Refused")), new("void", new("作废或终止", "Void or stopped")),
    ];

    public async Task<(ListPage<ListedCase> Page, IReadOnlyList<Choice> Flows, Structure Structure)> Page(SignedIn me, ListQuery query)
    {
        var (structure, order) = (await Structure.Kept(database, me.Access), CaseOrder.Of(query));
        var read = await database.ReadKept(me.Access, (nameof(Page), query.Asked), async db =>
        {
            var parts = CaseParts.Of(db, await Matching(db, me, query, structure)).Select(order.From);
            return await Said(db, await CaseParts.First([.. parts], order.Sorted, Rows + 1).ToListAsync(), structure);
        }, Rows);
        var total = await database.ReadKept(me.Access, (nameof(CaseList), query.Narrowed), async db => await CaseParts.Count(CaseParts.Of(db, await Matching(db, me, query, structure)), Total.Cap + 1));
        var flowChoices = await database.ReadKept(me.Access, (nameof(CaseList), nameof(FlowChoices)), FlowChoices);
        var page = ReadPage<ListedCase>.Of(read, Rows, query, c => order.KeyOf(c.Case));
        return (page.With(page.Rows, Total.Of(total)), flowChoices, structure);
    }

    /// <summary>Everything the query matches, in its order, with who has each now.</summary>
    public Task<IReadOnlyList<ListedCase>> All(SignedIn me, ListQuery query, int most) => database.Read(me.Access, async db =>
    {
        var structure = await Structure.Kept(db);
        var order = CaseOrder.Of(query) with { Key = null };
        var found = await CaseParts.First(CaseParts.Of(db, await Matching(db, me, query, structure)), order.Sorted, most).ToListAsync();
        return (IReadOnlyList<ListedCase>)await Said(db, found, structure, await Holders(db, found));
    });

    private static async Task<IQueryable<Case>> Matching(AppDbContext db, SignedIn me, ListQuery query, Structure structure)
    {
        var cases = db.Seen<Case>().AsNoTracking();
        if (query["q"] is { Length: > 0 } text) cases = await Called(db, cases, text);
        if (query["flow"].Split('/') is [var pack, var flow]) cases = cases.Where(c => c.PackId == pack && c.FlowId == flow);
        if (query["starter"] is { Length: > 0 } starter)
        {
            var starters = await People(db, starter);
            cases = cases.Where(c => starters.Contains(c.StarterId));
        }
        if (query["holder"] is { Length: > 0 } holder)
        {
            var holders = await People(db, holder);
            var held = db.Set<KeptTask>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(t => t.IsOpen && holders.Contains(t.PersonId)).Select(t => t.CaseId);
            cases = cases.Where(c => held.Contains(c.CaseId));
        }
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

    // By the beginning of its number, or by who started it: both are found by an index, however many cases there are.
    private static async Task<IQueryable<Case>> Called(AppDbContext db, IQueryable<Case> cases, string text)
    {
        foreach (var begins in new[] { text, text.ToUpperInvariant() }.Distinct())
        {
            var after = begins + '\uffff';
            var numbered = cases.Where(c => string.Compare(c.Number, begins) >= 0 && string.Compare(c.Number, after) < 0);
            if (await numbered.AnyAsync()) return numbered;
        }

        var starters = await People(db, text);
        return cases.Where(c => starters.Contains(c.StarterId));
    }

    // As they stand in suggestions, or part of a name or number; also those who have left.
    private static async Task<List<Id<Person>?>> People(AppDbContext db, string text)
    {
        var people = db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking();
        if (PeopleTyped.NumberIn(text) is { } number) return await people.Where(p => p.Number == number).Select(p => (Id<Person>?)p.PersonId).ToListAsync();
        return await people.FoundBy(text.ToLowerInvariant()).OrderBy(p => p.Number).Select(p => (Id<Person>?)p.PersonId).Take(MostPeople).ToListAsync();
    }

    private static async Task<ILookup<Id<Case>, Id<Person>?>> Holders(AppDbContext db, List<Case> cases)
    {
        var found = new List<(Id<Case> Case, Id<Person>? Person)>();
        foreach (var chunk in cases.Where(c => !c.IsEnded).Select(c => c.CaseId).Chunk(MostAtOnce))
            found.AddRange((await db.Set<KeptTask>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(t => chunk.Contains(t.CaseId) && t.IsOpen).OrderBy(t => t.CaseId).ThenBy(t => t.Number).Select(t => new { t.CaseId, t.PersonId }).ToListAsync()).Select(t => (t.CaseId, t.PersonId)));
        return found.ToLookup(t => t.Case, t => t.Person);
    }

    // Of the rules in force: which kinds there are cases of would take going through all of them.
    private async Task<IReadOnlyList<Choice>> FlowChoices(AppDbContext db) =>
        [.. (await flows.On(db, LocalDate.MaxIsoValue)).Select(f => new Choice(f.Path, new($"{f.Definition.Name.Zh}（{f.Rules.Written.Name.Zh}）", $"{f.Definition.Name.En} ({f.Rules.Written.Name.En})")))];

    private async Task<List<ListedCase>> Said(AppDbContext db, List<Case> cases, Structure structure, ILookup<Id<Case>, Id<Person>?>? holders = null)
    {
        var of = await flows.Of(db, cases);
        var names = await Lookups.Read(db, default, cases.Select(c => c.StarterId?.ToString()).Concat(holders?.SelectMany(h => h).Select(p => p?.ToString()) ?? []));
        return cases.ConvertAll(c =>
        {
            var (state, tone) = CaseStates.Of(c, of[c.CaseId]);
            return new ListedCase(c, of[c.CaseId].Definition.Name, names.PersonName(c.StarterId?.ToString()), structure.UnitName(c.UnitId), state, tone, string.Join("、", holders?[c.CaseId].Select(p => names.PersonName(p?.ToString())).Distinct() ?? []));
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
