using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.FindStaff;
using Yunzhang.Modules.Cases.ListCases;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Cases.MoveCases;

/// <summary>A step at which running cases of older versions stand.</summary>
/// <param name="Id">Its id there.</param>
/// <param name="Name">Its name there.</param>
/// <param name="IsThere">Whether the version in force has a step of that id.</param>
internal sealed record OldStep(string Id, Phrase Name, bool IsThere);

/// <summary>What would come of moving one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Moved">What comes of it.</param>
/// <param name="Refused">Why it cannot be moved; empty when it can.</param>
/// <param name="State">Where it stands.</param>
internal sealed record MovableCase(OpenedCase Case, MovedCase Moved, IReadOnlyList<Error> Refused, Phrase State)
{
    public Case Row => Case.Row;
}

/// <summary>What the page of a move shows.</summary>
/// <param name="To">The version in force.</param>
/// <param name="Old">The versions running cases keep.</param>
/// <param name="Steps">The steps these stand at.</param>
/// <param name="Page">One page of the cases, oldest first.</param>
/// <param name="Names">Who is named in them.</param>
internal sealed record MovePreview(RuledFlow To, IReadOnlyList<OldVersion> Old, IReadOnlyList<OldStep> Steps, ListPage<MovableCase> Page, Lookups Names);

/// <summary>Works out what would come of moving cases, a page at a time. Nothing is kept.</summary>
internal sealed class MoveReader(Database database, FlowsInForce flows, OldVersions versions, IClock clock)
{
    public const int Rows = 20;

    /// <summary>In the address, the starter in place of a step; no step can be called so.</summary>
    public const string Starter = "-";

    /// <summary>Null when there is no such flow in force, or he may not move cases.</summary>
    public async Task<MovePreview?> Read(SignedIn me, string pack, string flow, Func<IReadOnlyList<OldStep>, ListQuery> ask)
    {
        if (!OldVersions.MayMove(me)) return null;
        return await database.Read(me.Access, async db =>
        {
            if (await flows.Find(db, pack, flow, me.Today(clock)) is not { } to) return null;
            var old = await versions.Of(db, to);
            var steps = await Steps(db, to, old);
            var query = ask(steps);
            var page = ReadPage<Case>.Of(await Cases(db, old, query), Rows, query, c => c.CaseId.ToString());
            var cases = await Work(db, to, page.Rows, Chosen(steps, query));
            var names = await Lookups.Read(db, default, cases.SelectMany(Keys));
            return new MovePreview(to, old, steps, page.With(cases, Total.Of(old.Sum(v => v.Count))), names);
        });
    }

    /// <summary>Where cases go on as the address says it.</summary>
    public static Dictionary<string, string> Chosen(IReadOnlyList<OldStep> steps, ListQuery query) =>
        steps.Where(s => query[FilterOf(s.Id)].Length > 0).ToDictionary(s => s.Id, s => query[FilterOf(s.Id)] is Starter ? "" : query[FilterOf(s.Id)], StringComparer.Ordinal);

    public static string FilterOf(string step) => "at." + step;

    private static async Task<IReadOnlyList<OldStep>> Steps(AppDbContext db, RuledFlow to, IReadOnlyList<OldVersion> old)
    {
        var found = new Dictionary<string, OldStep>(StringComparer.Ordinal);
        foreach (var version in old)
            foreach (var open in await OldVersions.Under(db, version.Flow).Select(c => c.OpenSteps).Distinct().OrderBy(s => s).ToListAsync())
                foreach (var id in open.Split(' ', StringSplitOptions.RemoveEmptyEntries)) found[id] = new OldStep(id, version.Flow.StepName(id), to.Flow.Step(id) is not null);
        // What must be chosen comes first.
        return [.. found.Values.OrderBy(s => s.IsThere).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    private static async Task<List<Case>> Cases(AppDbContext db, IReadOnlyList<OldVersion> old, ListQuery query)
    {
        var (back, at) = (query.Before is not null, Id<Case>.TryParse(query.Before ?? query.After, null, out var key) ? key : (Id<Case>?)null);
        var found = new List<Case>();
        foreach (var version in old)
        {
            var cases = OldVersions.Under(db, version.Flow);
            if (at is { } place) cases = back ? cases.Where(c => c.CaseId < place) : cases.Where(c => c.CaseId > place);
            found.AddRange(await (back ? cases.OrderByDescending(c => c.CaseId) : cases.OrderBy(c => c.CaseId)).Take(Rows + 1).ToListAsync());
        }

        return [.. (back ? found.OrderByDescending(c => c.CaseId) : found.OrderBy(c => c.CaseId)).Take(Rows + 1)];
    }

    private async Task<List<MovableCase>> Work(AppDbContext db, RuledFlow to, List<Case> rows, Dictionary<string, string> chosen)
    {
        if (rows.Count == 0) return [];
        var (now, cases, calendars) = (clock.GetCurrentInstant(), new List<MovableCase>(), new Dictionary<Id<Unit>, DueTime>());
        var staff = await StaffReader.Read(db, to.Rules.PackId, now);
        foreach (var row in rows)
        {
            if (await OpenedCase.Read(db, flows, row.CaseId) is not { } opened) continue;
            if (!calendars.TryGetValue(row.UnitId, out var due)) calendars[row.UnitId] = due = CaseClock.By(await WorkCalendars.Of(db, row.UnitId, staff.Day));
            // What is due under the old version happens before, as it does when the case is moved.
            var state = new CaseRun(opened.Flow.Flow, CaseClock.Context(opened.Flow, staff, now, due)).Do(opened.State, "", new CaseAct.Tick()).State;
            var asked = new MoveAsked(null, "?", CaseMover.EditionOf(opened.Flow), CaseMover.EditionOf(to), chosen);
            var moved = new CaseMove(opened.Flow.Flow, to.Flow, to.Form, CaseClock.Context(to, staff, now, due)).Do(state, asked);
            var refused = moved.Answer.Refusals.Select(CaseErrors.Of).ToList();
            if (await AwaitedBy.Refusal(db, flows, opened, to) is { } awaited) refused.Add(awaited);
            cases.Add(new MovableCase(opened, moved, refused, CaseStates.Of(row, opened.Flow).Text));
        }

        return cases;
    }

    private static IEnumerable<string?> Keys(MovableCase row) => row.Moved.Words.Select(w => (string?)w.By).Concat(row.Moved.Answer.State.OpenTasks.SelectMany(t => new[] { t.To, t.For })).Append(row.Case.State.Starter)
        .Concat(row.Moved.Fields.SelectMany(f => new[] { f.Before, f.After }));
}
