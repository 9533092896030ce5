using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.AwaitFacts;

/// <summary>Whether a fact that a case waits for has come: it stands, it is about the right one, says what it must, and is not from before the case.</summary>
internal static class AwaitedFacts
{
    /// <summary>The first open step whose fact is there; null while none is.</summary>
    public static async Task<string?> Come(AppDbContext db, Case row, RuledFlow flow, CaseState state)
    {
        var steps = flow.Flow.Open(state, StepKind.Wait).ToList();
        if (steps.Count == 0) return null;
        db.DependOnMore();
        var from = (await db.Home()).DayOf(row.StartedAt);
        foreach (var step in steps)
            if (await IsThere(db, row, flow, state, step, from)) return step.Id;
        return null;
    }

    /// <summary>The words a case waits for, a blank between; null when it waits for none.</summary>
    public static string? Words(RuledFlow flow, CaseState state) =>
        flow.Flow.Open(state, StepKind.Wait).Select(s => s.Definition.Awaits!.Text).Distinct().ToArray() is { Length: > 0 } words ? string.Join(' ', words) : null;

    private static async Task<bool> IsThere(AppDbContext db, Case row, RuledFlow flow, CaseState state, BoundStep step, LocalDate from)
    {
        var word = flow.Rules.Written.Words.Words.Single(w => w.Id == step.Definition.Awaits!.Text);
        var frame = flow.Flow.Slots.Frame(state.Values);
        var must = step.AwaitsFields.Select(f => (f.Name, Text: FactTexts.Of(f.Value.Evaluate(frame)))).ToList();
        // What it must say is not known yet.
        if (must.Exists(m => m.Text is null)) return false;
        var facts = db.Set<Fact>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Standing().Where(f => f.Word == word.Id && f.Occurred >= from);
        var about = step.Definition.AwaitsAbout?.Text;
        if (word.About == FactSubject.Person)
        {
            if (Keys.Person(about is null or "starter" ? state.Starter : state.Values.GetValueOrDefault(about)) is not { } person) return false;
            facts = facts.Where(f => f.PersonId == person);
        }
        else
        {
            var unit = about is null ? row.UnitId : Keys.Unit(state.Values.GetValueOrDefault(about));
            if (unit is not { } of) return false;
            facts = facts.Where(f => f.PersonId == null && f.UnitId == of);
        }

        if (must.Count == 0) return await facts.AnyAsync();
        foreach (var said in await facts.OrderBy(f => f.Number).Select(f => f.Fields).ToListAsync())
        {
            var fields = FactFields.Read(said);
            if (must.TrueForAll(m => fields.GetValueOrDefault(m.Name) == m.Text)) return true;
        }

        return false;
    }
}
