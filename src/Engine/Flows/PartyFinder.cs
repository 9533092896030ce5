using System.Collections.Immutable;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Flows;

/// <summary>What a party is looked up for.</summary>
public sealed record Asking
{
    /// <summary>Id of the flow, which delegations may be limited to.</summary>
    public required string Flow { get; init; }

    /// <summary>Key of the starter; null when a control started the case.</summary>
    public string? Starter { get; init; }

    /// <summary>The form, by path.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Key of whoever acted in a step last; null when nobody did.</summary>
    public Func<string, string?> DoneBy { get; init; } = _ => null;

    /// <summary>People who may not act.</summary>
    public IReadOnlySet<string> Excluded { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Who acts when nobody is found; null: the head above.</summary>
    public Party? Vacant { get; init; }

    /// <summary>False where only holders count: a vacancy lets nobody else begin a case.</summary>
    public bool HasSubstitutes { get; init; } = true;

    /// <summary>False where nobody may act for another, because the word is his alone.</summary>
    public bool FollowsDelegations { get; init; } = true;

    /// <summary>How roles and posts are called.</summary>
    public Func<Party, Phrase> NameOf { get; init; } = p => Phrase.Same(p is Party.InRole r ? r.Role : p is Party.InPost q ? q.Code : "");
}

/// <summary>Who was found.</summary>
/// <param name="People">The people to ask, each once; empty when nobody could be found.</param>
/// <param name="IsAnyone">True when everybody employed may act, whoever comes first.</param>
/// <param name="Why">Whom the party means, in words; where nobody was found, what is lacking.</param>
public sealed record Found(IReadOnlyList<Asked> People, bool IsAnyone, Phrase Why);

/// <summary>
/// Finds the people of a party in a snapshot of the staff. Nobody is made up: where a post is vacant or its holder may not act, the search goes
/// to the head above, or to the party the flow names for that; at the top it comes back empty, and somebody has to be named.
/// </summary>
public sealed class PartyFinder
{
    private readonly StaffIndex staff;
    private readonly Delegates delegates;

    /// <summary>Over one snapshot.</summary>
    public PartyFinder(Staff staff)
    {
        this.staff = new StaffIndex(staff);
        delegates = new Delegates(this.staff);
    }

    internal StaffIndex Index => staff;

    /// <summary>Who is asked for <paramref name="party"/>.</summary>
    public Found Find(Party party, Asking asking)
    {
        if (party is Party.Anyone) return new Found([], true, new Phrase("任何在职人员", "anybody employed"));
        if (party is Party.Outside outside) return Outside(outside, asking);
        var first = Direct(party, asking);
        if (first.Keys.Count > 0) return Answer(first.Keys, first.Why, asking);
        if (!asking.HasSubstitutes) return Nobody(first.Why);
        if (asking.Vacant is Party.Anyone) return Find(asking.Vacant, asking);
        if (asking.Vacant is { } named)
        {
            var instead = Direct(named, asking);
            var why = new Phrase($"{first.Why.Zh}空缺或须回避，由{instead.Why.Zh}办理", $"nobody can act as {first.Why.En}, so {instead.Why.En} does");
            return instead.Keys.Count > 0 ? Answer(instead.Keys, why, asking) : Nobody(why);
        }
        return Climb(first, asking);
    }

    /// <summary>Whoever may act today in the place of somebody who is away; he himself when nobody does.</summary>
    public string StandIn(string person, string flow, IReadOnlySet<string> excluded) => delegates.Of(person, flow, excluded).Person;

    // Nobody inside takes the place of somebody outside.
    private static Found Outside(Party.Outside party, Asking asking)
    {
        var field = asking.NameOf(party) is { Zh.Length: > 0 } known ? known : Phrase.Same(party.Field);
        if (asking.Values.GetValueOrDefault(party.Field) is not { Length: > 0 } name) return Nobody(new Phrase($"表单上的“{field.Zh}”没有填", $"\"{field.En}\" on the form is empty"));
        var why = new Phrase($"表单上“{field.Zh}”所填的外部人员{name}", $"{name}, from outside, in \"{field.En}\" on the form");
        return new Found([new Asked(CaseTask.Outside(party.Field), null, why)], false, why);
    }

    private Found Climb(Candidates first, Asking asking)
    {
        foreach (var unit in staff.Upwards(first.Base))
        {
            var heads = staff.HeadsOf(unit).Where(h => !asking.Excluded.Contains(h) && h != first.Self).ToList();
            if (heads.Count == 0 || staff.HeadsOf(unit).Any(h => h == first.Self)) continue;
            var why = new Phrase($"{first.Why.Zh}空缺或须回避，由{unit.Name.Zh}负责人办理", $"nobody can act as {first.Why.En}, so the head of {unit.Name.En} does");
            return Answer(heads, why, asking);
        }
        return Nobody(first.Why);
    }

    private static Found Nobody(Phrase why) => new([], false, new Phrase($"找不到可以办理的人：{why.Zh}。请管理员指定一人。", $"Nobody can be found: {why.En}. An administrator must name somebody."));

    private Found Answer(IReadOnlyList<string> keys, Phrase why, Asking asking)
    {
        var people = new List<Asked>();
        foreach (var key in keys)
        {
            var (person, instead, note) = asking.FollowsDelegations ? delegates.Of(key, asking.Flow, asking.Excluded) : (key, null, null);
            if (people.Exists(p => p.Person == person && p.For == instead)) continue;
            people.Add(new Asked(person, instead, note is { } said ? new Phrase($"{why.Zh}（{said.Zh}）", $"{why.En} ({said.En})") : why));
        }
        return new Found(people, false, why);
    }

    private Candidates Direct(Party party, Asking asking) => party switch
    {
        Party.Starter => Personal(asking.Starter, new Phrase("发起人", "the starter"), asking),
        Party.InField field => Personal(asking.Values.GetValueOrDefault(field.Field), InForm(field, asking), asking),
        Party.DoneBy step => Personal(asking.DoneBy(step.Step), new Phrase($"“{step.Step}”一步的经办人", $"whoever acted in \"{step.Step}\""), asking),
        Party.HeadOf head => Heads(head, asking),
        // A post is held at some unit; only a role can be held for the whole organisation, which is above every unit.
        Party.InPost post => Nearest(post.At, asking, asking.NameOf(post), unit => staff.InPost(post.Code, unit.Key), () => post.At is null ? staff.InPost(post.Code, null) : []),
        Party.InRole role => Nearest(role.At, asking, asking.NameOf(role), unit => staff.InRole(role.Role, unit.Key), () => staff.InRole(role.Role, all: role.At is null)),
        _ => new Candidates([], null, null, Phrase.Same("")),
    };

    private Candidates Personal(string? key, Phrase why, Asking asking)
    {
        string[] keys = key is { Length: > 0 } && staff.IsEmployed(key) && !asking.Excluded.Contains(key) ? [key] : [];
        return new Candidates(keys, null, null, why);
    }

    private Candidates Heads(Party.HeadOf head, Asking asking)
    {
        var (at, self) = Locate(head.Of, asking);
        var up = staff.Upwards(at).Skip(head.Above).ToList();
        // A head is never his own head, and his deputy in the same unit is not above him.
        var unit = up.Find(u => self is null || !u.Heads.Contains(self));
        if (unit is null) return new Candidates([], null, self, Above(head, at));
        var keys = staff.HeadsOf(unit).Where(h => !asking.Excluded.Contains(h)).ToList();
        return new Candidates(keys, unit, self, new Phrase($"{unit.Name.Zh}负责人", $"the head of {unit.Name.En}"));
    }

    private static Phrase Above(Party.HeadOf head, StaffUnit? at) => at is null
        ? new Phrase("负责人（所在单位不明）", "the head (the unit is not known)")
        : head.Above == 0
            ? new Phrase($"{at.Name.Zh}负责人的上级", $"whoever is above the head of {at.Name.En}")
            : new Phrase($"{at.Name.Zh}往上 {head.Above} 级的负责人", $"the head {head.Above} above {at.Name.En}");

    private Candidates Nearest(Place? place, Asking asking, Phrase name, Func<StaffUnit, IEnumerable<string>> at, Func<IEnumerable<string>> anywhere)
    {
        var (unit, _) = place is null ? (asking.Starter is { } starter ? staff.UnitOf(starter) : null, null) : Locate(place, asking);
        if (place is not null)
        {
            foreach (var above in staff.Upwards(unit))
            {
                var keys = at(above).Where(k => !asking.Excluded.Contains(k)).ToList();
                if (keys.Count > 0) return new Candidates(keys, above, null, new Phrase($"{above.Name.Zh}的{name.Zh}", $"{name.En} at {above.Name.En}"));
            }
        }
        return new Candidates([.. anywhere().Where(k => !asking.Excluded.Contains(k))], unit, null, name);
    }

    /// <summary>The unit of a place, and the person it was derived from.</summary>
    private (StaffUnit? Unit, string? Self) Locate(Place place, Asking asking)
    {
        switch (place)
        {
            case Place.OfStarter: return asking.Starter is { } starter ? (staff.UnitOf(starter), starter) : (null, null);
            case Place.OfUnit unit: return (staff.UnitByCode(unit.Code), null);
            case Place.OfField field when asking.Values.GetValueOrDefault(field.Field) is { Length: > 0 } key:
                return staff.Unit(key) is { } named ? (named, null) : (staff.UnitOf(key), key);
            default: return (null, null);
        }
    }

    private static Phrase InForm(Party.InField field, Asking asking)
    {
        var name = asking.NameOf(field) is { Zh.Length: > 0 } known ? known : Phrase.Same(field.Field);
        return new Phrase($"表单上“{name.Zh}”所填的人", $"the person in \"{name.En}\" on the form");
    }

    /// <param name="Keys">Those who may act.</param>
    /// <param name="Base">Where the way up begins when there is nobody; null where a person is meant and no other can take his place.</param>
    /// <param name="Self">The person the unit was derived from, who is never his own head.</param>
    /// <param name="Why">Whom the party means.</param>
    private sealed record Candidates(IReadOnlyList<string> Keys, StaffUnit? Base, string? Self, Phrase Why);
}
