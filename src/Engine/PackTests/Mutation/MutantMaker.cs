using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.PackTests.Mutation;

/// <summary>
/// Makes the mutants of a pack: numbers ±1 in values, cells, amounts, thresholds and conditions; boundaries opened or closed; rows, absorptions
/// and <c>replaces</c> taken away; limits, rules, exits and parties of steps, and parts of what they and a flow's start depend on; <c>replaces</c> added where a reading of a question would add it. Warnings are left alone: they move nothing.
/// </summary>
internal sealed class MutantMaker
{
    private readonly List<Mutant> made = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> setByReadings;

    private MutantMaker(Pack pack) => setByReadings = [.. pack.Questions.SelectMany(q => q.Readings).SelectMany(r => r.Changes).Select(c => c.Path.Text)];

    /// <summary>All mutants, in the order of the files, without duplicates.</summary>
    /// <param name="pack">The pack, chosen readings applied.</param>
    public static IReadOnlyList<Mutant> Of(Pack pack)
    {
        var maker = new MutantMaker(pack);
        foreach (var table in pack.Tables) maker.Table(table);
        foreach (var counter in pack.Counters) maker.Counter(counter);
        foreach (var flow in pack.Flows) maker.Flow(flow);
        return maker.made;
    }

    private void Table(TableDefinition table)
    {
        Texts(table.Id, null, $"{table.Id}.when", table.When, boundaries: true);
        foreach (var absorbs in table.Absorbs)
            Add(table.Id, PartKey.Absorbs(table.Id, absorbs.Outcome.Text), $"{table.Id}.absorbs.{absorbs.Outcome.Text}", null, absorbs.Where);
        for (var i = 0; i < table.Versions.Count; i++)
        {
            var version = table.Versions[i];
            var path = ClauseBindings.Named(table.Id, version.From, i, table.Versions.Count);
            Values(table.Id, path, version.Values);
            Rows(table.Id, version.From, path, version.Rows);
        }
    }

    private void Counter(CounterDefinition counter)
    {
        Texts(counter.Id, null, $"{counter.Id}.when", counter.When, boundaries: true);
        Texts(counter.Id, null, $"{counter.Id}.adds", counter.Adds, boundaries: false);
        for (var i = 0; i < counter.Versions.Count; i++)
        {
            var version = counter.Versions[i];
            var path = ClauseBindings.Named(counter.Id, version.From, i, counter.Versions.Count);
            var then = new PartKey(counter.Id, version.From, PartKey.Threshold);
            Values(counter.Id, path, version.Values);
            if (version.Rows is { } rows) Rows(counter.Id, version.From, path, rows);
            Texts(counter.Id, then, $"{path}.every", version.Every, boundaries: false);
            Texts(counter.Id, then, $"{path}.reaches", version.Reaches, boundaries: false);
            foreach (var (column, formula) in version.Then)
                if (HasSum(column)) Texts(counter.Id, then, $"{path}.then.{Name(column)}", formula, boundaries: false);
            if (version.Replaces) Add(counter.Id, then, $"{path}.then.replaces", null, version.Where);
            else if (setByReadings.Contains($"{path}.then.replaces")) Add(counter.Id, then, $"{path}.then.replaces", "counted", version.Where);
        }
    }

    private void Flow(FlowDefinition flow)
    {
        if (flow is { When: { } start, StartsOn.Count: > 0 })
            foreach (var other in TextMutations.Parts(start.Text)) Add(flow.Id, null, $"{flow.Id}.when", other, start.Where);
        for (var i = 0; i < flow.Versions.Count; i++)
        {
            var version = flow.Versions[i];
            var path = ClauseBindings.Named(flow.Id, version.From, i, flow.Versions.Count);
            foreach (var step in version.Steps)
                foreach (var (key, to, at) in FlowMutations.Of(version, step)) Add(flow.Id, PartKey.Step(flow.Id, version.From, step.Id), $"{path}.steps.{step.Id}.{key}", to, at.Where);
        }
    }

    private void Values(string control, string path, IReadOnlyList<NamedValue> values)
    {
        foreach (var value in values) Texts(control, null, $"{path}.values.{value.Name}", value.Formula, boundaries: true);
    }

    private void Rows(string control, LocalDate from, string path, RowSet set)
    {
        foreach (var row in set.Rows)
        {
            var part = new PartKey(control, from, row.Id);
            for (var c = 0; c < set.Conditions.Count; c++) Texts(control, part, $"{path}.rows.{row.Id}.{set.Conditions[c].Text}", row.Cells[c], boundaries: true);
            for (var r = 0; r < set.Results.Count; r++)
                if (HasSum(set.Results[r])) Texts(control, part, $"{path}.rows.{row.Id}.{Name(set.Results[r])}", row.Results[r], boundaries: false);
            Add(control, part, $"{path}.rows.{row.Id}", null, row.Where);
        }
    }

    private void Texts(string control, PartKey? part, string path, Sourced? text, bool boundaries)
    {
        if (text is not { } written) return;
        foreach (var other in TextMutations.Numbers(written.Text)) Add(control, part, path, other, written.Where);
        foreach (var other in boundaries ? TextMutations.Boundaries(written.Text) : []) Add(control, part, path, other, written.Where);
    }

    private void Add(string control, PartKey? part, string path, string? to, SourceSpan where)
    {
        var change = new Change(new Sourced(path, where), to is null ? null : new Sourced(to, where));
        if (seen.Add(change.ToString())) made.Add(new Mutant(change, control, part, where));
    }

    private static bool HasSum(ResultColumn column) => column is ResultColumn.Amount or ResultColumn.Reward or ResultColumn.Points or ResultColumn.Days;

    private static string Name(ResultColumn column) => column.ToString().ToLowerInvariant();
}
