using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Cases.ActOnCase;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Cases.SeeTodo;

/// <summary>Something to do, with the case it belongs to.</summary>
/// <param name="MayBulk">Whether it may be approved from the list, with others.</param>
public sealed record TodoRow(KeptTask Task, Case Case, Phrase Flow, Phrase Step, string Starter, string? For, bool IsOverdue, bool MayBulk);

/// <summary>A kind of case and how many of it wait.</summary>
internal sealed record TodoCount(string PackId, string FlowId, Phrase Flow, int Count, int Overdue);

/// <summary>What waits for somebody: what is overdue first, then what is due soonest, then what has waited longest.</summary>
internal sealed class TodoList(Database database, FlowsInForce flows, IClock clock)
{
    public const string Mine = "", ForOthers = "others", WaitFor = "waiting";

    /// <summary>On a page.</summary>
    public const int Rows = 30;


    /// <summary>Whose tasks a view shows.</summary>
    public async Task<ListPage<TodoRow>> Page(SignedIn me, ListQuery query)
    {
        var read = await database.ReadKept(me.Access, (nameof(TodoList), query.Asked), async db =>
            await Said(db, await Ordered(Matching(db, me, query), query.Before is not null, Place.Parse(query.Before ?? query.After)).Take(Rows + 1).ToListAsync()), Rows);
        var total = await database.ReadKept(me.Access, (nameof(TodoList), nameof(Total), query.Narrowed), db => Matching(db, me, query).Take(Total.Cap + 1).CountAsync());
        var page = ReadPage<TodoRow>.Of(read, Rows, query, r => Place.Of(r.Task));
        var now = clock.GetCurrentInstant();
        return page.With(page.Rows.ConvertAll(r => r with { IsOverdue = r.Task.Due < now }), Total.Of(total));
    }

    /// <summary>The first few of one's own.</summary>
    public Task<List<TodoRow>> First(SignedIn me, int most) => database.Read(me.Access, async db => await Said(db, await Ordered(Own(db, me), false, null).Take(most).ToListAsync()));

    /// <summary>One's own by kind.</summary>
    public ValueTask<List<TodoCount>> Counts(SignedIn me)
    {
        // To the minute: what is kept of it would otherwise never be asked for again.
        var now = Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds() / 60 * 60);
        return database.ReadKept(me.Access, (nameof(Counts), now), db => Counts(db, me, now));
    }

    private async Task<List<TodoCount>> Counts(AppDbContext db, SignedIn me, Instant now)
    {
        var counted = await Own(db, me).Join(db.Set<Case>(), t => t.CaseId, c => c.CaseId, (t, c) => new { c.PackId, c.FlowId, t.Due }).GroupBy(t => new { t.PackId, t.FlowId })
            .Select(g => new { g.Key.PackId, g.Key.FlowId, Count = g.Count(), Overdue = g.Count(t => t.Due != null && t.Due < now) }).OrderBy(g => g.PackId).ThenBy(g => g.FlowId).ToListAsync();
        var known = (await flows.On(db, me.Today(clock))).ToDictionary(f => f.Path, f => f.Definition.Name, StringComparer.Ordinal);
        return counted.ConvertAll(c => new TodoCount(c.PackId, c.FlowId, known.GetValueOrDefault($"{c.PackId}/{c.FlowId}", Phrase.Same(c.FlowId)), c.Count, c.Overdue));
    }

    /// <summary>What is next for somebody who has just done something; null when nothing is left.</summary>
    public Task<Id<Case>?> Next(SignedIn me, Id<Case> done) => database.Read(me.Access, async db =>
        await Ordered(Own(db, me).Where(t => t.CaseId != done), false, null).Select(t => (Id<Case>?)t.CaseId).FirstOrDefaultAsync());

    // His own he may see wherever they are.
    private static IQueryable<KeptTask> Own(AppDbContext db, SignedIn me) => db.Set<KeptTask>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(t => t.IsOpen && t.PersonId == me.Person && me.Person != null);

    private static IQueryable<KeptTask> Matching(AppDbContext db, SignedIn me, ListQuery query)
    {
        var open = query["view"] switch
        {
            ForOthers => Own(db, me).Where(t => t.ForId != null),
            WaitFor => db.Set<KeptTask>().AsNoTracking().Where(t => t.IsOpen && t.PersonId != me.Person && db.Set<Case>().Any(c => c.CaseId == t.CaseId && c.StarterId == me.Person)),
            _ => Own(db, me),
        };
        return query["flow"].Split('/') is [var pack, var flow] ? open.Where(t => db.Set<Case>().Any(c => c.CaseId == t.CaseId && c.PackId == pack && c.FlowId == flow)) : open;
    }

    private static IQueryable<KeptTask> Ordered(IQueryable<KeptTask> tasks, bool back, Place? at)
    {
        if (!back)
        {
            if (at is { } after) tasks = tasks.Where(t => t.SortAt >= after.At && (t.SortAt > after.At || t.TaskId > after.Id));
            return tasks.OrderBy(t => t.SortAt).ThenBy(t => t.TaskId);
        }
        if (at is { } before) tasks = tasks.Where(t => t.SortAt <= before.At && (t.SortAt < before.At || t.TaskId < before.Id));
        return tasks.OrderByDescending(t => t.SortAt).ThenByDescending(t => t.TaskId);
    }

    private async Task<List<TodoRow>> Said(AppDbContext db, List<KeptTask> tasks)
    {
        var ids = tasks.Select(t => t.CaseId).Distinct().ToArray();
        var cases = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.CaseId)).ToDictionaryAsync(c => c.CaseId);
        var of = await flows.Of(db, cases.Values);
        var names = await Lookups.Read(db, default, cases.Values.Select(c => c.StarterId?.ToString()).Concat(tasks.Select(t => t.ForId?.ToString())).Concat(tasks.Select(t => t.PersonId?.ToString())));
        var now = clock.GetCurrentInstant();
        return tasks.ConvertAll(t =>
        {
            var (row, flow) = (cases[t.CaseId], of[t.CaseId]);
            return new TodoRow(t, row, flow.Definition.Name, flow.StepName(t.Step), names.PersonName(row.StarterId?.ToString()), t.ForId is { } person ? names.PersonName(person.ToString()) : null, t.Due < now, BulkApprover.Takes(flow.Flow.Step(t.Step)));
        });
    }

    private readonly record struct Place(Instant At, Id<KeptTask> Id)
    {
        public static string Of(KeptTask task) => string.Create(CultureInfo.InvariantCulture, $"{task.SortAt.ToUnixTimeTicks()}_{task.TaskId}");

        public static Place? Parse(string? key) =>
            key?.Split('_') is [var at, var id] && long.TryParse(at, CultureInfo.InvariantCulture, out var ticks) && Id<KeptTask>.TryParse(id, null, out var task) ? new Place(Instant.FromUnixTimeTicks(ticks), task) : null;
    }
}
