namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>Somebody a punch file may speak of.</summary>
/// <param name="Ordinal">Number within the organisation, as punches carry it.</param>
/// <param name="Number">The person's number (工号).</param>
/// <param name="Name">The person's name.</param>
/// <param name="DeviceNumber">Number the device knows the person by; null when it is the person's own.</param>
public sealed record PunchPerson(int Ordinal, string Number, string Name, string? DeviceNumber = null);

/// <summary>
/// Finds people by number or name. A number is compared as written first, then without leading noughts, because devices and spreadsheets drop or add
/// them. A name alone is enough only when nobody else bears it.
/// </summary>
public sealed class PunchPeople
{
    private static readonly PunchPerson Several = new(-1, "", "");

    private readonly Dictionary<string, PunchPerson> byNumber = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PunchPerson> byBareNumber = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PunchPerson> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PunchPerson>.AlternateLookup<ReadOnlySpan<char>> numbers;
    private readonly Dictionary<string, PunchPerson>.AlternateLookup<ReadOnlySpan<char>> bareNumbers;
    private readonly Dictionary<string, PunchPerson>.AlternateLookup<ReadOnlySpan<char>> names;

    /// <summary>Gathers the people of an organisation.</summary>
    public PunchPeople(IEnumerable<PunchPerson> people)
    {
        foreach (var person in people)
        {
            foreach (var number in (string?[])[person.DeviceNumber, person.Number])
            {
                if (string.IsNullOrEmpty(number)) continue;
                Add(byNumber, number, person);
                Add(byBareNumber, number.TrimStart('0'), person);
            }
            Add(byName, person.Name, person);
        }
        numbers = byNumber.GetAlternateLookup<ReadOnlySpan<char>>();
        bareNumbers = byBareNumber.GetAlternateLookup<ReadOnlySpan<char>>();
        names = byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal PersonMatch Find(ReadOnlySpan<char> number, ReadOnlySpan<char> name)
    {
        if (number.IsEmpty)
        {
            if (name.IsEmpty) return new(PersonFinding.NotGiven, null);
            return names.TryGetValue(name, out var named) ? Settle(named, PersonFinding.NameShared) : new(PersonFinding.UnknownName, null);
        }
        if (!numbers.TryGetValue(number, out var found) && !bareNumbers.TryGetValue(number.TrimStart('0'), out found))
            return new(PersonFinding.UnknownNumber, names.TryGetValue(name, out var named) && named != Several ? named : null);
        if (found == Several) return new(PersonFinding.NumberShared, null);
        return name.IsEmpty || name.SequenceEqual(found.Name) ? new(PersonFinding.Found, found) : new(PersonFinding.OtherName, found);
    }

    private static PersonMatch Settle(PunchPerson person, PersonFinding otherwise) =>
        person == Several ? new(otherwise, null) : new(PersonFinding.Found, person);

    private static void Add(Dictionary<string, PunchPerson> index, string key, PunchPerson person)
    {
        if (!index.TryAdd(key, person) && index[key].Ordinal != person.Ordinal) index[key] = Several;
    }
}

internal readonly record struct PersonMatch(PersonFinding Finding, PunchPerson? Person);

internal enum PersonFinding
{
    Found,
    NotGiven,
    UnknownNumber,
    UnknownName,
    NumberShared,
    NameShared,
    OtherName,
}
