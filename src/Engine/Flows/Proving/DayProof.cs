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
        var (own, posts) = (PeopleOfTheirOwn(), PostsNamed());
        var cases = Cases(own).ToList();
        foreach (var one in cases)
        {
            var draft = Draft(one);
            foreach (var step in flow.Steps.Where(s => s.IsOfPeople))
                if (Wrong(draft, step) is { } wrong) Keep(found, wrong, one, step, null);
        }
        var choices = Choices();
        if (choices.Count == 0 || cases.Count == 0) return found.Values;
        var people = new ChosenPeople(staff, own, posts);
        foreach (var (step, field) in choices)
        {
            foreach (var alike in people.Alike)
            {
                // Most units stand or fall together; only where one falls is each looked at, for its own words.
                if (Stuck(cases, own, step, field, alike[0]) is null) continue;
                foreach (var person in alike)
                    if (Stuck(cases, own, step, field, person) is var (one, wrong)) Keep(found, wrong, one, step, new Choice(field, person));
            }
            foreach (var one in cases)
                if (people.Of(one.Unit) is { } near && near.Key != one.Starter && WrongWith(one, step, field, near) is { } wrong) Keep(found, wrong, one, step, new Choice(field, near));
        }
        return found.Values;
    }

    private void Keep(Dictionary<(string Code, string Step, string Unit), Counterexample> found, Gap wrong, Begun one, BoundStep step, Choice? choice)
    {
        var unit = choice?.Person.Unit ?? one.Unit;
        var key = (wrong.Code, step.Id, unit);
        if (found.TryGetValue(key, out var first)) found[key] = first with { Alike = first.Alike + one.Alike };
        else found[key] = new Counterexample(wrong.Code, wrong.Severity, staff.Day, unit, one.Starter ?? "", step.Id, Words(one, step, choice, wrong.Why), one.Alike - 1);
    }

    /// <summary>A case somebody may start, and how many others start one like it.</summary>
    private sealed record Begun(string? Starter, string Unit, IReadOnlyDictionary<string, string> Values, int Alike);

    /// <summary>Somebody chosen on the form, whose unit is where a step looks for its people.</summary>
    private sealed record Choice(string Field, StaffPerson Person);

    /// <summary>Steps that look for somebody at the unit of a person chosen on the form, with the field that holds him.</summary>
    private List<(BoundStep Step, string Field)> Choices() =>
        [.. flow.Steps.Where(s => s.IsOfPeople).SelectMany(s => s.Parties.Select(p => PersonFieldOf(p.Who)).OfType<string>().Distinct(StringComparer.Ordinal).Select(f => (s, f)))];

    /// <summary>
    /// The case that gets stuck because somebody is chosen: one that somebody without a part in the flow starts; where only people with a part in it may start, all of theirs have to.
    /// Whom anybody may choose is asked once for all starters; what is special about one is looked at with the people of his own unit.
    /// </summary>
    private (Begun Case, Gap Gap)? Stuck(List<Begun> cases, HashSet<string> own, BoundStep step, string field, StaffPerson person)
    {
        var plain = cases.Find(c => c.Starter is null ? c.Unit == person.Unit || c.Unit.Length == 0 : !own.Contains(c.Starter));
        (Begun, Gap)? stuck = null;
        foreach (var one in plain is null ? cases : [plain])
        {
            if (WrongWith(one, step, field, person) is not { } wrong) return null;
            stuck ??= (one, wrong);
        }
        return stuck;
    }

    /// <summary>What goes wrong in a step once somebody is chosen, and did not before.</summary>
    private Gap? WrongWith(Begun one, BoundStep step, string field, StaffPerson person) =>
        Wrong(Draft(one with { Values = new Dictionary<string, string>(one.Values, StringComparer.Ordinal) { [field] = person.Key } }), step) is { } wrong && Wrong(Draft(one), step) is null ? wrong : null;

    private CaseDraft Draft(Begun one) => Draft(new CaseState { Flow = flow.Definition.Id, Starter = one.Starter, Values = CaseState.Empty.Values.AddRange(one.Values) });

    private sealed record Gap(string Code, Severity Severity, Phrase Why);

    /// <summary>
    /// Everybody who may start a case, in his unit; where the form names units, with each unit in turn. A case of a control comes from any unit. Those of a
    /// unit whom nothing tells apart are followed once.
    /// </summary>
    private IEnumerable<Begun> Cases(HashSet<string> own)
    {
        var fields = flow.Steps.SelectMany(s => s.Parties.Select(p => p.Who)).Select(UnitFieldOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var starters = flow.StartsBy.Count == 0
            ? [null]
            : staff.People.Where(p => flow.StartsBy.Any(s => Starting.IsAmong(empty, s, p.Key, NoValues))).Select(p => (StaffPerson?)p).ToList();
        foreach (var group in starters.GroupBy(s => s is null || own.Contains(s.Key) ? (s?.Key, "") : ("", s.Unit)))
        {
            var (starter, alike) = (group.First(), group.Count());
            if (fields.Count == 0) yield return new(starter?.Key, starter?.Unit ?? "", NoValues, alike);
            else if (starter is not null) yield return new(starter.Key, starter.Unit, fields.ToDictionary(f => f, _ => starter.Unit, StringComparer.Ordinal), alike);
            else foreach (var unit in staff.Units) yield return new(null, unit.Key, fields.ToDictionary(f => f, _ => unit.Key, StringComparer.Ordinal), alike);
        }
    }

    /// <summary>People who may be found somewhere in this flow, or are away: when one of them starts, others may be asked than when his neighbour does.</summary>
    private HashSet<string> PeopleOfTheirOwn()
    {
        var named = PostsNamed();
        return [
            .. staff.Units.SelectMany(u => u.Heads), .. staff.Posts.Where(p => named.Contains(p.Post)).Select(p => p.Person), .. staff.Roles.Select(r => r.Person),
            .. staff.Delegations.SelectMany(d => new[] { d.From, d.To }), .. staff.Away,
        ];
    }

    private HashSet<string> PostsNamed() =>
        flow.Steps.SelectMany(s => s.Parties.Select(p => p.Who).Concat(s.Not).Append(s.Vacant)).OfType<Party.InPost>().Select(p => p.Code).ToHashSet(StringComparer.Ordinal);

    /// <summary>A unit chosen on the form; for the proof, the starter's own, or each in turn.</summary>
    private string? UnitFieldOf(Party party) => PlaceOf(party) is Place.OfField field && flow.Form.Find(field.Field)?.Type == FormFieldType.Unit ? field.Field : null;

    /// <summary>The field of a person whose unit is the place; null where the place is another.</summary>
    private string? PersonFieldOf(Party party) => PlaceOf(party) is Place.OfField field && flow.Form.Find(field.Field)?.Type == FormFieldType.Person ? field.Field : null;

    private Gap? Wrong(CaseDraft draft, BoundStep step)
    {
        var eligibility = new Eligibility(draft);
        var gaps = new List<Gap>();
        var anybody = false;
        foreach (var party in step.Parties)
        {
            // Whom a person will choose, or who will have acted, is not known before; that he may act is checked when he is chosen.
            if (IsChosenLater(draft, party.Who))
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

    private bool IsChosenLater(CaseDraft draft, Party party) =>
        party is Party.InField or Party.Outside or Party.DoneBy or Party.Anyone || PersonFieldOf(party) is { } field && !draft.State.Values.ContainsKey(field);

    private Gap? TooFew(CaseDraft draft, BoundStep step, Eligibility eligibility)
    {
        if (step.Definition.Rule.Kind != DecideKind.Count || step.Parties.Any(p => IsChosenLater(draft, p.Who))) return null;
        var count = step.Parties.SelectMany(p => draft.Finder.Find(p.Who, eligibility.Asking(step, p.Who)).People).Select(a => a.Person).Distinct(StringComparer.Ordinal).Count();
        return count >= step.Definition.Rule.Count ? null : new Gap("flow.too-few-deciders", Severity.Error,
            new Phrase($"要 {step.Definition.Rule.Count} 人同意，只找得到 {count} 人。", $"{step.Definition.Rule.Count} must approve, and only {count} can be found."));
    }

    private static Place? PlaceOf(Party party) => party switch { Party.HeadOf head => head.Of, Party.InPost post => post.At, Party.InRole role => role.At, _ => null };

    private Phrase Away(string person) => new(
        $"{finder.Index.NameOf(person)}不在岗，也没有委托别人。", $"{finder.Index.NameOf(person)} is away and has asked nobody to act for him.");

    private Phrase Words(Begun one, BoundStep step, Choice? choice, Phrase why)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Format(staff.Day);
        var site = NameOf(one.Unit.Length > 0 ? one.Unit : choice?.Person.Unit ?? "");
        var (zh, en) = one.Starter is not { } starter
            ? ($"{site.Zh}的一件由系统发起的“{flow.Definition.Name.Zh}”", $"a case of \"{flow.Definition.Name.En}\" that a control starts at {site.En}")
            : ($"{site.Zh}的{finder.Index.NameOf(starter)}发起“{flow.Definition.Name.Zh}”", $"{finder.Index.NameOf(starter)} at {site.En} starts \"{flow.Definition.Name.En}\"");
        if (choice is var (field, person) && flow.Form.Find(field) is { } asked)
        {
            var unit = NameOf(person.Unit);
            (zh, en) = ($"{zh}，“{asked.Name.Zh}”选{unit.Zh}的{person.Name}", $"{en}, with {person.Name} at {unit.En} as \"{asked.Name.En}\"");
        }
        return new Phrase($"{day}，{zh}，到“{step.Definition.Name.Zh}”这一步会卡住：{why.Zh}", $"On {day}, {en}; it would get stuck in \"{step.Definition.Name.En}\". {why.En}");
    }

    private Phrase NameOf(string unit) => finder.Index.Unit(unit)?.Name ?? Phrase.Same(unit);
}
