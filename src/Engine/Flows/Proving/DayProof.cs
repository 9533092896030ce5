using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows.Acts;
using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows.Proving;

/// <summary>Follows every possible starter of one day through the steps of a flow.</summary>
internal sealed class DayProof
{
    private static readonly Dictionary<string, string> NoValues = [];

    private readonly BoundFlow flow;
    private readonly Staff staff;
    private readonly PartyFinder finder;
    private readonly CaseDraft empty;

    public DayProof(BoundFlow flow, Staff staff)
    {
        (this.flow, this.staff, finder) = (flow, staff, new PartyFinder(staff));
        empty = Draft(CaseState.Empty);
    }

    private CaseDraft Draft(CaseState state) => new(flow, new CaseContext(staff, default, (_, from) => from, NoValues), finder, state);

    public IEnumerable<Counterexample> Find()
    {
        var found = new Dictionary<(string Code, string Step, string Unit), Counterexample>();
        foreach (var (starter, unit, values, alike) in Cases())
        {
            var draft = Draft(new CaseState { Flow = flow.Definition.Id, Starter = starter, Values = CaseState.Empty.Values.AddRange(values) });
            foreach (var step in flow.Steps.Where(s => s.IsOfPeople))
            {
                if (Wrong(draft, step) is not { } wrong) continue;
                var key = (wrong.Code, step.Id, unit);
                if (found.TryGetValue(key, out var first)) found[key] = first with { Alike = first.Alike + alike };
                else found[key] = new Counterexample(wrong.Code, wrong.Severity, staff.Day, unit, starter ?? "", step.Id, Words(starter, unit, step, wrong.Why), alike - 1);
            }
        }
        return found.Values;
    }

    private sealed record Gap(string Code, Severity Severity, Phrase Why);

    /// <summary>
    /// Everybody who may start a case, in his unit; where the form names units, with each unit in turn. A case of a control comes from any unit. Those of a
    /// unit whom nothing tells apart are followed once.
    /// </summary>
    private IEnumerable<(string? Starter, string Unit, IReadOnlyDictionary<string, string> Values, int Alike)> Cases()
    {
        var fields = flow.Steps.SelectMany(s => s.Parties.Select(p => p.Who)).Select(UnitFieldOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var starters = flow.StartsBy.Count == 0
            ? [null]
            : staff.People.Where(p => flow.StartsBy.Any(s => Starting.IsAmong(empty, s, p.Key, NoValues))).Select(p => (StaffPerson?)p).ToList();
        var own = PeopleOfTheirOwn();
        foreach (var group in starters.GroupBy(s => s is null || own.Contains(s.Key) ? (s?.Key, "") : ("", s.Unit)))
        {
            var (starter, alike) = (group.First(), group.Count());
            if (fields.Count == 0) yield return (starter?.Key, starter?.Unit ?? "", NoValues, alike);
            else if (starter is not null) yield return (starter.Key, starter.Unit, fields.ToDictionary(f => f, _ => starter.Unit, StringComparer.Ordinal), alike);
            else foreach (var unit in staff.Units) yield return (null, unit.Key, fields.ToDictionary(f => f, _ => unit.Key, StringComparer.Ordinal), alike);
        }
    }

    /// <summary>People who may be found somewhere in this flow, or are away: when one of them starts, others may be asked than when his neighbour does.</summary>
    private HashSet<string> PeopleOfTheirOwn()
    {
        var named = flow.Steps.SelectMany(s => s.Parties.Select(p => p.Who).Concat(s.Not).Append(s.Vacant)).OfType<Party.InPost>().Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        return [
            .. staff.Units.SelectMany(u => u.Heads), .. staff.Posts.Where(p => named.Contains(p.Post)).Select(p => p.Person), .. staff.Roles.Select(r => r.Person),
            .. staff.Delegations.SelectMany(d => new[] { d.From, d.To }), .. staff.Away,
        ];
    }

    /// <summary>A unit chosen on the form; for the proof, the starter's own, or each in turn.</summary>
    private string? UnitFieldOf(Party party) => PlaceOf(party) is Place.OfField field && flow.Form.Find(field.Field)?.Type == FormFieldType.Unit ? field.Field : null;

    private Gap? Wrong(CaseDraft draft, BoundStep step)
    {
        var eligibility = new Eligibility(draft);
        var gaps = new List<Gap>();
        var anybody = false;
        foreach (var party in step.Parties)
        {
            // Whom a person will choose, or who will have acted, is not known before; that he may act is checked when he is chosen.
            if (party.Who is Party.InField or Party.Outside or Party.DoneBy or Party.Anyone || PlaceOf(party.Who) is Place.OfField { Field: var f } && flow.Form.Find(f)?.Type == FormFieldType.Person)
            {
                anybody = true;
                continue;
            }
            var found = finder.Find(party.Who, eligibility.Asking(step, party.Who));
            if (found.People.Count == 0) gaps.Add(new Gap("flow.nobody-decides", Severity.Error, found.Why));
            else if (found.People.All(a => finder.Index.Away.Contains(a.Person))) gaps.Add(new Gap("flow.all-away", Severity.Warning, Away(found.People[0].Person)));
            else anybody = true;
        }
        var any = step.Definition.Rule.Kind == DecideKind.Any && step.Kind != StepKind.Sign;
        return any && anybody ? null : gaps.MaxBy(g => g.Severity) ?? TooFew(draft, step, eligibility);
    }

    private static Gap? TooFew(CaseDraft draft, BoundStep step, Eligibility eligibility)
    {
        if (step.Definition.Rule.Kind != DecideKind.Count || step.Parties.Any(p => p.Who is Party.InField or Party.Outside or Party.DoneBy or Party.Anyone)) return null;
        var count = step.Parties.SelectMany(p => draft.Finder.Find(p.Who, eligibility.Asking(step, p.Who)).People).Select(a => a.Person).Distinct(StringComparer.Ordinal).Count();
        return count >= step.Definition.Rule.Count ? null : new Gap("flow.too-few-deciders", Severity.Error,
            new Phrase($"要 {step.Definition.Rule.Count} 人同意，只找得到 {count} 人。", $"{step.Definition.Rule.Count} must approve, and only {count} can be found."));
    }

    private static Place? PlaceOf(Party party) => party switch { Party.HeadOf head => head.Of, Party.InPost post => post.At, Party.InRole role => role.At, _ => null };

    private Phrase Away(string person) => new(
        $"{finder.Index.NameOf(person)}不在岗，也没有委托别人。", $"{finder.Index.NameOf(person)} is away and has asked nobody to act for him.");

    private Phrase Words(string? starter, string unit, BoundStep step, Phrase why)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Format(staff.Day);
        var site = finder.Index.Unit(unit)?.Name ?? Phrase.Same(unit);
        var (zh, en) = starter is null
            ? ($"{site.Zh}的一件由系统发起的“{flow.Definition.Name.Zh}”", $"a case of \"{flow.Definition.Name.En}\" that a control starts at {site.En}")
            : ($"{site.Zh}的{finder.Index.NameOf(starter)}发起“{flow.Definition.Name.Zh}”", $"{finder.Index.NameOf(starter)} at {site.En} starts \"{flow.Definition.Name.En}\"");
        return new Phrase($"{day}，{zh}，到“{step.Definition.Name.Zh}”这一步会卡住：{why.Zh}", $"On {day}, {en}; it would get stuck in \"{step.Definition.Name.En}\". {why.En}");
    }
}
