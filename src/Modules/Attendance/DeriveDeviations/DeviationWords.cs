using System.Globalization;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Attendance.DeriveDeviations;

/// <summary>How the regulations in force speak of deviations: those that know a kind say how its fact is written.</summary>
internal sealed class DeviationWords
{
    /// <summary>The source of facts that come from punches.</summary>
    public const string Source = "attendance";

    private const int MostKept = 20_000;

    private readonly List<(Word Word, DeviationFacts Facts)> speaking = [];
    private readonly Dictionary<(DeviationKind Kind, int? Minutes, string? Approval), (string Word, IReadOnlyDictionary<string, string> Fields)?> written = [];

    public DeviationWords(IReadOnlyList<Rules> rules)
    {
        foreach (var rule in rules)
            if (DeviationFacts.In(rule.Written.Words) is { } facts) speaking.Add((rule.Written.Words.Words[facts.Word], facts));
    }

    /// <summary>False while no regulation in force speaks of being late: then nothing becomes a fact.</summary>
    public bool Speak => speaking.Count > 0;

    /// <summary>The fact of a deviation; null when no regulation speaks of its kind.</summary>
    public NewFact? FactOf(in Deviation deviation, Id<Person> person)
    {
        if (Written(deviation) is not var (word, fields)) return null;
        var minute = DeviationFacts.MinuteOf(deviation);
        return new NewFact
        {
            Word = word, Person = person, Occurred = deviation.Day, At = minute < 0 ? null : NodaTime.LocalTime.FromMinutesSinceMidnight(minute),
            Fields = fields, Source = Source, Key = KeyOf(deviation),
        };
    }

    // Deviations say the same over and over: each saying is written once, and facts share it.
    private (string Word, IReadOnlyDictionary<string, string> Fields)? Written(in Deviation deviation)
    {
        var key = (deviation.Kind, deviation.Minutes, deviation.Approval);
        if (written.TryGetValue(key, out var known)) return known;
        known = Write(deviation);
        if (written.Count < MostKept) written[key] = known;
        return known;
    }

    private (string Word, IReadOnlyDictionary<string, string> Fields)? Write(in Deviation deviation)
    {
        foreach (var (word, facts) in speaking)
        {
            if (!facts.Speaks(deviation.Kind)) continue;
            var values = facts.FieldsOf(deviation);
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < values.Length; i++)
                if (FieldText.Write(word.Fields[i], values[i]) is { } text) fields[word.Fields[i].Id] = text;
            return (word.Id, fields);
        }

        return null;
    }

    /// <summary>What a deviation is called, so that working it out again finds its fact again.</summary>
    public static string KeyOf(in Deviation deviation) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Source}/{deviation.Person}/{deviation.Day.Year:0000}{deviation.Day.Month:00}{deviation.Day.Day:00}/{deviation.Slot}.{deviation.Stretch}.{deviation.Side}.{DeviationFacts.IdOf(deviation.Kind)}");
}
