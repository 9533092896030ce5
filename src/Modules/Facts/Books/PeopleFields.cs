using NodaTime;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Facts.Books;

/// <summary>
/// What a pack's fields of people hold of a person, day by day. A value said of the person wins; <c>post</c> is otherwise the main post's code, and a
/// field of type unit the person's unit or the nearest above it of the kind the field is called (<c>team</c>, <c>site</c>, <c>department</c>).
/// </summary>
internal sealed class PeopleFields(IReadOnlyList<Field> fields, Register register)
{
    private const string PostField = "post";

    public IReadOnlyList<Field> Fields => fields;

    /// <summary>States in the order of their days, each with one text a field; null where nobody has said.</summary>
    public IReadOnlyList<(LocalDate From, string?[] Texts)> StatesOf(RegisteredPerson person)
    {
        var days = person.Assignments.Select(a => a.From)
            .Concat(person.Assignments.Where(a => a.To is not null).Select(a => a.To!.Value.PlusDays(1)))
            .Concat(person.Values.Where(v => fields.Any(f => f.Id == v.Field)).Select(v => v.From)).Distinct().Order().ToList();
        if (days.Count == 0) days.Add(LocalDate.MinIsoValue);
        var states = new List<(LocalDate From, string?[] Texts)>(days.Count);
        foreach (var day in days)
        {
            var texts = fields.Select(f => TextOf(person, f, day)).ToArray();
            if (states.Count == 0 || !texts.AsSpan().SequenceEqual(states[^1].Texts)) states.Add((day, texts));
        }

        return states;
    }

    /// <summary>The values of a state. A post the pack has no option for stays as it is: such a person is surely not the one meant.</summary>
    public Value[] ValuesOf(IReadOnlyList<string?> texts)
    {
        var values = new Value[fields.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var parsed = FieldText.Parse(fields[i], texts[i]);
            values[i] = !parsed.IsNull ? parsed : texts[i] is { Length: > 0 } other && fields[i].Type == FieldType.Choice ? Value.Of(other) : Value.Unknown(fields[i].Id);
        }

        return values;
    }

    private string? TextOf(RegisteredPerson person, Field field, LocalDate day)
    {
        if (person.Values.Where(v => v.Field == field.Id && v.From <= day).MaxBy(v => v.From) is { } said) return said.Text;
        if (field.Id == PostField) return person.On(day) is { } held && register.Posts.TryGetValue(held.PostId, out var post) ? Option(field, post) : null;
        return field.Type == FieldType.Unit ? UnitOf(person, field.Id, day) : null;
    }

    // Packs name posts by code; where a code is none of the options, the post's name may be.
    private static string Option(Field field, Post post) =>
        field.Type != FieldType.Choice || field.Options.Any(o => o.Id == post.Code) ? post.Code
        : field.Options.FirstOrDefault(o => o.Name.Zh == post.Name || (post.NameEn is not null && o.Name.En == post.NameEn))?.Id ?? post.Code;

    private string? UnitOf(RegisteredPerson person, string field, LocalDate day)
    {
        var own = register.Find(person.UnitOn(day));
        var steps = 0;
        for (var unit = own; unit is not null && steps < register.Units.Count; unit = unit.ParentId is { } parent ? register.Find(parent) : null, steps++)
            if (string.Equals(unit.Kind.ToString(), field, StringComparison.OrdinalIgnoreCase)) return unit.Code;
        return own?.Code;
    }
}
