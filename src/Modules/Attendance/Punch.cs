namespace Yunzhang.Modules.Attendance;

/// <summary>Somebody held a card, a finger or a face to a device.</summary>
/// <param name="Person">Ordinal of the person within the organisation.</param>
/// <param name="Micros">Moment, in microseconds since 1970-01-01T00:00Z.</param>
public readonly record struct Punch(int Person, long Micros);
