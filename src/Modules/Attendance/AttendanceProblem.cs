using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Attendance;

/// <summary>What is wrong with a shift, a roster or an entry: the value found, the rule, the next step.</summary>
/// <param name="Code">Stable and dotted: <c>shift.break-outside</c>.</param>
/// <param name="Message">The sentence for a person.</param>
public sealed record AttendanceProblem(string Code, Phrase Message);
