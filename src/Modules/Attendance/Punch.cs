namespace Yunzhang.Modules.Attendance;

/// <summary>Somebody held a card, a finger or a face to a device.</summary>
/// <param name="Person">Ordinal of the person within the organisation.</param>
/// <param name="Micros">Moment, in microseconds since 1970-01-01T00:00Z.</param>
public readonly record struct Punch(int Person, long Micros)
{
    /// <summary>The first and last moment of some punches, at least one, in any order.</summary>
    internal static (long First, long Last) SpanOf(List<Punch> punches)
    {
        var (first, last) = (punches[0].Micros, punches[0].Micros);
        foreach (var punch in punches)
        {
            if (punch.Micros < first) first = punch.Micros;
            else if (punch.Micros > last) last = punch.Micros;
        }

        return (first, last);
    }
}
