using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Attendance.Days;

/// <summary>One shift of a day, or a day without one, with the reasons why it was judged as it was.</summary>
/// <param name="Record">What came of it; null for a day of rest without punches.</param>
/// <param name="Deviations">What departs from the roster.</param>
/// <param name="Steps">The reasons, in order, in both languages.</param>
public sealed record ShiftReasons(DayRecord? Record, IReadOnlyList<Deviation> Deviations, IReadOnlyList<Phrase> Steps);

/// <summary>Names that only the organisation and its packs know.</summary>
/// <param name="Asked">Who is asked for what is not known: a name or a post, such as 厂长.</param>
/// <param name="Approval">The name of a rank of approval, by its id in the pack.</param>
public sealed record ReasonNames(Func<DeviationQuestion, Phrase> Asked, Func<string, Phrase> Approval);
