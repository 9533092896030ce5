namespace Yunzhang.Engine.Flows.Proving;

/// <summary>Whom somebody may choose on a form, as far as the place he is of matters: one of each unit, and units that nothing tells apart together.</summary>
internal sealed class ChosenPeople
{
    private readonly Dictionary<string, StaffPerson> people = new(StringComparer.Ordinal);

    /// <param name="staff">The people of the day.</param>
    /// <param name="own">Those of whom more depends than the unit they are of; another of the unit is taken first.</param>
    /// <param name="posts">Codes of the posts the flow names.</param>
    public ChosenPeople(Staff staff, IReadOnlySet<string> own, IReadOnlySet<string> posts)
    {
        var heads = staff.Units.ToDictionary(u => u.Key, u => u.Heads, StringComparer.Ordinal);
        foreach (var person in staff.People.OrderBy(p => own.Contains(p.Key)))
            if (heads.TryGetValue(person.Unit, out var of) && !of.Contains(person.Key)) people.TryAdd(person.Unit, person);
        HashSet<string> marked = [.. staff.Units.Where(u => u.Heads.Count > 0).Select(u => u.Key), .. staff.Posts.Where(p => posts.Contains(p.Post)).Select(p => p.Unit), .. staff.Roles.Select(r => r.Unit).OfType<string>()];
        Alike = [.. staff.Units.Where(u => people.ContainsKey(u.Key)).GroupBy(u => marked.Contains(u.Key) ? (u.Key, null) : ("", u.Parent)).Select(g => g.Select(u => people[u.Key]).ToArray())];
    }

    /// <summary>One of each unit; those of units from which the same people are found are together. A unit in which nobody but its head works has none.</summary>
    public IReadOnlyList<IReadOnlyList<StaffPerson>> Alike { get; }

    /// <summary>The one of a unit; null when there is none.</summary>
    public StaffPerson? Of(string unit) => people.GetValueOrDefault(unit);
}
