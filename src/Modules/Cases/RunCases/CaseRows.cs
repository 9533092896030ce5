using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.AwaitFacts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>Makes the rows of a case say what its state says.</summary>
internal static class CaseRows
{
    private static readonly string[] Units = [AppDbContext.UnitFilter];
    private static readonly KeptQuery<Id<Case>, KeptTask> TasksOf = new((db, id) => db.Set<KeptTask>().IgnoreQueryFilters(Units).AsTracking().Where(t => t.CaseId == id));

    public static async Task Follow(Write write, Case row, RuledFlow flow, CaseState state, Instant? nextTick, CaseState before)
    {
        row.OpenSteps = string.Join(' ', state.Open.Select(s => s.Id));
        row.IsWithStarter = state.WithStarter;
        row.Due = state.Open.Min(s => s.Due);
        row.NextTick = state.Ended is null ? nextTick : null;
        row.Waits = AwaitedFacts.Words(flow, state);
        row.ChangedAt = write.Now;
        if (state.Ended is { } ending && row.Ending is null) (row.Ending, row.Meaning, row.EndedAt) = (ending, flow.Flow.MeaningOf(ending), write.Now);
        await Tasks(write, row, state, before == CaseState.Empty);
        await Readers(write, row, state, before);
    }

    private static async Task Tasks(Write write, Case row, CaseState state, bool isNew)
    {
        var kept = isNew ? [] : (await TasksOf.List(write.Db, row.CaseId)).ToDictionary(t => t.Number);
        var open = state.OpenTasks.Select(t => t.Number).ToHashSet();
        foreach (var task in state.Tasks)
        {
            if (!kept.TryGetValue(task.Number, out var line))
            {
                write.Db.Add(line = new KeptTask(write.Access.Organisation, Id<KeptTask>.New(), row.CaseId, task.Number, task.Step, row.UnitId)
                {
                    PersonId = Keys.Person(task.To), IsForAnyone = task.To == CaseTask.Anyone, IsOutside = task.IsOutside, ForId = Keys.Person(task.For), OpenedAt = write.Now,
                });
            }

            line.IsOpen = open.Contains(task.Number);
            line.Due = line.IsOpen ? state.OpenStepOf(task.Step)?.Due : line.Due;
            line.SortAt = line.Due ?? KeptTask.Never;
            line.DoneAt = task.IsOpen ? null : line.DoneAt ?? write.Now;
        }
    }

    // Whom a case has named by now may read it from then on. Of one that was started on an entry there are more: whom the entry is about.
    private static async Task Readers(Write write, Case row, CaseState state, CaseState before)
    {
        var known = row.EntryId is null || before == CaseState.Empty ? Named(before) : (await Of<CaseReader>(write).Where(r => r.CaseId == row.CaseId).Select(r => r.PersonId).ToListAsync()).ToHashSet();
        foreach (var person in Named(state).Order())
            if (known.Add(person)) write.Db.Add(new CaseReader(write.Access.Organisation, row.CaseId, person, row.UnitId));
    }

    private static HashSet<Id<Person>> Named(CaseState state) =>
        state.Tasks.SelectMany(t => new[] { t.To, t.For, t.Answer?.By }).Concat(state.Told).Append(state.Starter).Select(Keys.Person).OfType<Id<Person>>().ToHashSet();

    private static IQueryable<T> Of<T>(Write write)
        where T : class => write.Db.Set<T>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking();
}
