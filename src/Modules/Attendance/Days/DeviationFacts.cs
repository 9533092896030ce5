using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>
/// Turns deviations into facts of a pack. The pack's word is the one about a person whose choice field <c>kind</c> has the option <c>late</c>. What
/// nobody has said stays unknown, so that the rule waits for it. A kind the pack does not speak of makes no fact.
/// </summary>
public sealed class DeviationFacts
{
    private static readonly string[] KindIds = ["late", "early", "no_show", "no_sign", "no_leave"];

    private readonly int word;
    private readonly Value[] unknown;
    private readonly int minutes;
    private readonly int excused;
    private readonly int explained;
    private readonly int approval;
    private readonly int kind;
    private readonly IReadOnlyList<Field> fields;

    private DeviationFacts(int word, IReadOnlyList<Field> fields)
    {
        (this.word, this.fields) = (word, fields);
        unknown = [.. fields.Select(f => Value.Unknown(f.Id))];
        (kind, minutes) = (IndexOf("kind", FieldType.Choice), IndexOf("minutes", FieldType.Number));
        (excused, explained, approval) = (IndexOf("excused", FieldType.YesNo), IndexOf("explained", FieldType.YesNo), IndexOf("approval", FieldType.Choice));
    }

    /// <summary>The pack's word for deviations; null when it speaks of none.</summary>
    public static DeviationFacts? In(Vocabulary words)
    {
        for (var i = 0; i < words.Words.Count; i++)
        {
            var word = words.Words[i];
            if (word.About == FactSubject.Person && word.Fields.Any(f => f is { Id: "kind", Type: FieldType.Choice } && f.Options.Any(o => o.Id == KindIds[0])))
                return new(i, word.Fields);
        }
        return null;
    }

    /// <summary>Index of the word in the vocabulary.</summary>
    public int Word => word;

    /// <summary>The id of a kind in packs: <c>late</c>, <c>early</c>, <c>no_show</c>, <c>no_sign</c>, <c>no_leave</c>.</summary>
    public static string IdOf(DeviationKind kind) => KindIds[(int)kind];

    /// <summary>Whether the pack speaks of a kind.</summary>
    public bool Speaks(DeviationKind of) => OptionOf(kind, IdOf(of)) >= 0;

    /// <summary>
    /// The fields of the fact for a deviation, one for each field of the word. An approval the pack has no option for stays unknown.
    /// </summary>
    /// <param name="deviation">A deviation of a kind the pack speaks of.</param>
    /// <param name="answer">What people have said since.</param>
    public Value[] FieldsOf(in Deviation deviation, DeviationAnswer answer = default)
    {
        var values = (Value[])unknown.Clone();
        values[kind] = Option(kind, IdOf(deviation.Kind));
        if (minutes >= 0 && deviation.Minutes is { } known) values[minutes] = Value.Of((decimal)known);
        if (excused >= 0 && answer.Excused is { } yes) values[excused] = Value.Of(yes);
        if (explained >= 0 && answer.Explained is { } signed) values[explained] = Value.Of(signed);
        if (approval >= 0 && (answer.Approval ?? deviation.Approval) is { } rank && OptionOf(approval, rank) >= 0) values[approval] = Option(approval, rank);
        return values;
    }

    /// <summary>
    /// Minute of the day for the fact, 0 to 1439; -1 when it happened on the day after the shift began, since a fact belongs to the shift's day.
    /// </summary>
    public static int MinuteOf(in Deviation deviation) =>
        deviation.Occurred.Date == deviation.Day ? deviation.Occurred.Hour * 60 + deviation.Occurred.Minute : -1;

    private int IndexOf(string id, FieldType type)
    {
        for (var i = 0; i < fields.Count; i++)
            if (fields[i].Id == id && fields[i].Type == type) return i;
        return -1;
    }

    private int OptionOf(int field, string id)
    {
        var options = fields[field].Options;
        for (var i = 0; i < options.Count; i++)
            if (options[i].Id == id) return i;
        return -1;
    }

    private Value Option(int field, string id) => Value.Choice(id, OptionOf(field, id));
}

/// <summary>What people have said about a deviation; null where nobody has.</summary>
/// <param name="Excused">Whether there was a good reason.</param>
/// <param name="Explained">Whether signing afterwards was allowed.</param>
/// <param name="Approval">Rank of the approval of leave.</param>
public readonly record struct DeviationAnswer(bool? Excused, bool? Explained, string? Approval);
