using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>What must hold between the files of a pack: every clause, role, control, reading and day named exists.</summary>
/// <param name="pack">The pack as read.</param>
/// <param name="bag">Where findings go.</param>
/// <param name="controlsRead">False when a control could not be read, so that a name may be missing for that reason alone.</param>
internal sealed class PackChecks(Pack pack, DiagnosticBag bag, bool controlsRead)
{
    private readonly HashSet<string> clauses = [.. pack.Issues.SelectMany(i => i.Clauses).Select(c => c.Id)];
    private readonly ControlDefinition[] controls = [.. pack.Tables, .. pack.Counters, .. pack.Flows];

    public void Run(IEnumerable<Sourced> signers, bool wordsRead, bool issuesRead, IReadOnlyList<(Sourced Field, IReadOnlyList<Sourced> Values)> audience)
    {
        if (wordsRead)
        {
            var asked = pack.Words.People.Concat(pack.Words.Words.SelectMany(w => w.Fields)).Where(f => f.AskedOf is not null).Select(f => f.AskedOf!);
            foreach (var role in signers.Concat(asked)) CheckRole(role);
            foreach (var (field, values) in audience) CheckAudience(field, values);
            CheckAbsorbs();
        }
        if (issuesRead && clauses.Count > 0) CheckClauses();
        if (issuesRead && pack.Issues.Count > 0) CheckVersions();
        if (!controlsRead) return;
        new ReferenceChecks(pack, bag).Run();
        if (wordsRead) new FlowChecks(pack, bag).Run();
    }

    private void CheckRole(Sourced role)
    {
        if (pack.Words.Roles.Any(r => r.Id == role.Text)) return;
        bag.Error("pack.unknown-role", role.Where, new Phrase($"没有“{role.Text}”这个角色。", $"There is no role \"{role.Text}\"."),
            Suggestion.DidYouMean(role.Text, pack.Words.Roles.Select(r => r.Id)) ?? new Phrase("请把它写进 words.yaml 的 roles。", "Add it under roles in words.yaml."));
    }

    private void CheckAudience(Sourced name, IReadOnlyList<Sourced> values)
    {
        if (pack.Words.People.FirstOrDefault(f => f.Id == name.Text) is not { } field)
        {
            bag.Error("pack.unknown-field", name.Where, new Phrase($"applies_to 里的“{name.Text}”不是人员的字段。", $"\"{name.Text}\" under applies_to is no field of people."),
                Suggestion.DidYouMean(name.Text, pack.Words.People.Select(f => f.Id)) ?? new Phrase("请把它写进 words.yaml 的 people。", "Add it under people in words.yaml."));
            return;
        }
        if (field.Type != FieldType.Choice) return;
        foreach (var value in values.Where(v => field.Options.All(o => o.Id != v.Text)))
        {
            var options = field.Options.Select(o => o.Id).ToArray();
            bag.Error("pack.unknown-value", value.Where, new Phrase($"“{field.Id}”没有“{value.Text}”这个值，可以写：{string.Join("、", options)}。", $"\"{field.Id}\" has no value \"{value.Text}\"; it takes: {string.Join(", ", options)}."),
                Suggestion.DidYouMean(value.Text, options));
        }
    }

    private void CheckAbsorbs()
    {
        var outcomes = pack.Words.Outcomes.Select(o => o.Id).ToArray();
        foreach (var outcome in pack.Tables.SelectMany(t => t.Absorbs).SelectMany(a => a.Takes.Prepend(a.Outcome)).Where(o => !outcomes.Contains(o.Text)))
        {
            bag.Error("pack.unknown-outcome", outcome.Where, new Phrase($"没有“{outcome.Text}”这个结果，可以写：{string.Join("、", outcomes)}。", $"There is no outcome \"{outcome.Text}\"; it takes: {string.Join(", ", outcomes)}."),
                Suggestion.DidYouMean(outcome.Text, outcomes));
        }
    }

    private void CheckClauses()
    {
        var rows = pack.Tables.SelectMany(t => t.Versions).Select(v => v.Rows).Concat(pack.Counters.SelectMany(c => c.Versions).Where(v => v.Rows is not null).Select(v => v.Rows!));
        var named = controls.SelectMany(c => c.Clauses.Concat(c.Helps))
            .Concat(rows.SelectMany(r => r.Rows).SelectMany(r => r.Clauses))
            .Concat(pack.Flows.SelectMany(f => f.Versions).SelectMany(v => v.Steps).SelectMany(s => s.Clauses))
            .Concat(pack.Questions.SelectMany(q => q.Clauses))
            .Concat(pack.Handled.Select(h => h.Clause)).Concat(pack.Planned.Select(p => p.Clause))
            .Concat(pack.Tests.SelectMany(t => t.Timeline).OfType<TestExpectation>().SelectMany(e => e.Because));
        foreach (var clause in named) CheckClause(clause, orQuestion: false);
        foreach (var clause in pack.Tables.SelectMany(t => t.Absorbs).SelectMany(a => a.Clauses)) CheckClause(clause, orQuestion: true);
    }

    private void CheckClause(Sourced clause, bool orQuestion)
    {
        if (clauses.Contains(clause.Text) || orQuestion && pack.Questions.Any(q => q.Id == clause.Text)) return;
        bag.Error("pack.unknown-clause", clause.Where, new Phrase($"正文里没有条款“{clause.Text}”。", $"The text has no clause \"{clause.Text}\"."),
            Suggestion.DidYouMean(clause.Text, clauses) ?? new Phrase("请核对正文行末的 {#编号}。", "See the {#id} at the ends of the lines of the text."));
    }

    private void CheckVersions()
    {
        foreach (var table in pack.Tables)
            foreach (var version in table.Versions) CheckVersion(table.Id, version.From, version.Where);
        foreach (var counter in pack.Counters)
            foreach (var version in counter.Versions) CheckVersion(counter.Id, version.From, version.Where);
        foreach (var flow in pack.Flows)
            foreach (var version in flow.Versions) CheckVersion(flow.Id, version.From, version.Where);
    }

    private void CheckVersion(string id, LocalDate from, SourceSpan where)
    {
        if (pack.Issues.Any(i => i.Effective == from)) return;
        var listed = string.Join(", ", pack.Issues.Select(i => i.Effective.ToString("uuuu-MM-dd", null)));
        bag.Error("pack.version-without-issue", where, new Phrase($"“{id}”从 {from:uuuu-MM-dd} 起的版本没有对应的正文版本；正文的生效日有：{listed}。", $"\"{id}\" has a version from {from:uuuu-MM-dd}, but no issue takes effect that day; issues take effect on: {listed}."),
            new Phrase("请改正 from，或在 pack.yaml 的 issues 里加上那天的正文。", "Correct \"from\", or add the issue of that day to pack.yaml."));
    }
}
