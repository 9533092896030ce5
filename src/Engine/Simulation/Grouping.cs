using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Simulation;

/// <summary>Groups people by fields of theirs.</summary>
internal sealed class Grouping(FactBook book, ReplayPeriod period)
{
    private const int FewestShown = 5;
    private static readonly Phrase NotKnown = new("未登记", "not known");
    private readonly Lazy<int[]> latest = new(() => LatestFacts(book, period));

    /// <summary>The fields asked for; reports names that are none, and fields that say something else of nearly everyone.</summary>
    public static IReadOnlyList<Field> Fields(Vocabulary words, IReadOnlyList<Sourced> names, DiagnosticBag bag)
    {
        var found = new List<Field>();
        var fit = words.People.Where(IsFit).Select(f => f.Id).ToList();
        foreach (var name in names)
        {
            var field = words.People.FirstOrDefault(f => f.Id == name.Text);
            if (field is not null && IsFit(field)) found.Add(field);
            else if (field is not null)
                bag.Error("proposal.cannot-group-by", name.Where, new Phrase(
                    $"不能按“{name.Text}”分组；可以按：{Listed(fit, "、", "（没有）")}。", $"People cannot be grouped by \"{name.Text}\"; they can by: {Listed(fit, ", ", "(none)")}."));
            else
                bag.Error("proposal.unknown-field", name.Where, new Phrase(
                    $"人员没有“{name.Text}”这个字段；可以按：{Listed(fit, "、", "（没有）")}。", $"People have no field \"{name.Text}\"; they can be grouped by: {Listed(fit, ", ", "(none)")}."),
                    Suggestion.DidYouMean(name.Text, fit));
        }
        return found;
    }

    /// <summary>The table of one field.</summary>
    public GroupTable By(Field field, IReadOnlyList<Concerned> people)
    {
        var slot = book.Layout.SlotOfPeople(field);
        var frame = book.Layout.NewFrame();
        var shifts = new Dictionary<string, Shift>(StringComparer.Ordinal);
        var unknown = Shift.None;
        foreach (var one in people)
        {
            if (ValueOf(one.Person, slot, frame) is not { } value) unknown = unknown.With(one.Before, one.After);
            else shifts[value] = shifts.GetValueOrDefault(value, Shift.None).With(one.Before, one.After);
        }
        var groups = shifts.Select(s => (Group: new Group(s.Key, NameOf(field, s.Key), s.Value), Place: PlaceOf(field, s.Key)))
            .OrderBy(g => g.Place).ThenBy(g => g.Group.Value, StringComparer.Ordinal).Select(g => g.Group).ToList();
        if (unknown.People > 0) groups.Add(new Group(null, NotKnown, unknown));
        return Merge(field, groups);
    }

    private static GroupTable Merge(Field field, List<Group> groups)
    {
        var small = groups.Where(g => g.Shift.People < FewestShown).ToList();
        if (small.Count == 0) return new GroupTable(field, groups, null);
        var shown = groups.Except(small).ToList();
        while (small.Sum(g => g.Shift.People) < FewestShown && shown.Count > 0)
        {
            var next = shown.MinBy(g => g.Shift.People)!;
            shown.Remove(next);
            small.Add(next);
        }
        var merged = small.Aggregate(Shift.None, (sum, g) => sum.And(g.Shift));
        return new GroupTable(field, shown, new SmallGroups(small.Count, merged.People, merged.People < FewestShown ? null : merged));
    }

    // The last fact about somebody says what they were then, and may carry the field itself; who has no fact is taken as of the last day.
    private string? ValueOf(Person person, int slot, Value[] frame)
    {
        if (person.Index < latest.Value.Length && latest.Value[person.Index] is >= 0 and var fact)
        {
            book.Fill(frame, fact);
            if (Text(frame[slot]) is { } then) return then;
        }
        book.FillPerson(frame, person, period.To.ToDateOnly().DayNumber);
        return Text(frame[slot]);
    }

    private static int[] LatestFacts(FactBook book, ReplayPeriod period)
    {
        var found = new int[book.People.All.Count];
        Array.Fill(found, -1);
        foreach (var fact in book.InEventOrder(int.MaxValue))
        {
            if (book.WordOf(fact).About != FactSubject.Person) continue;
            if (book.DayOf(fact) >= period.From.ToDateOnly().DayNumber && book.DayOf(fact) <= period.To.ToDateOnly().DayNumber) found[book.SubjectOf(fact)] = fact;
        }
        return found;
    }

    private static string? Text(in Value value) => value.Kind switch
    {
        ValueKind.Text => value.AsText,
        ValueKind.Boolean => value.AsBoolean ? "yes" : "no",
        _ => null,
    };

    private static Phrase NameOf(Field field, string value) =>
        field.Type == FieldType.YesNo ? value == "yes" ? new Phrase("是", "yes") : new Phrase("否", "no")
        : field.Options.FirstOrDefault(o => o.Id == value)?.Name ?? Phrase.Same(value);

    private static int PlaceOf(Field field, string value)
    {
        for (var i = 0; i < field.Options.Count; i++)
            if (field.Options[i].Id == value) return i;
        return value == "yes" ? 0 : field.Options.Count + 1;
    }

    private static bool IsFit(Field field) => field.Type is FieldType.Choice or FieldType.YesNo or FieldType.Unit or FieldType.Person or FieldType.Text;

    private static string Listed(List<string> names, string separator, string none) => names.Count == 0 ? none : string.Join(separator, names);
}
