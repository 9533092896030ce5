using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Forms;

/// <summary>Something to mend in a filled form.</summary>
/// <param name="Path">Path of the value: <c>days</c>, <c>items.0.amount</c>; the field itself for a table of details as a whole.</param>
/// <param name="Code">Stable, dotted: <c>form.required</c>.</param>
/// <param name="Message">The value found, the rule it meets, what to do next.</param>
public sealed record FormMessage(string Path, string Code, Phrase Message);

/// <summary>What checking a form gave.</summary>
/// <param name="Values">Values by path in the form they are kept: trimmed, days as <c>2014-04-01</c>, rows renumbered, hidden fields left out, computed ones worked out. What could not be read stands as typed.</param>
/// <param name="Messages">Everything to mend, in the order of the form.</param>
/// <param name="Hidden">Paths whose condition does not hold: they are not shown and hold nothing. One whose condition cannot be told yet is not among them.</param>
public sealed record FormResult(IReadOnlyDictionary<string, string> Values, IReadOnlyList<FormMessage> Messages, IReadOnlySet<string> Hidden)
{
    /// <summary>True when nothing is to mend.</summary>
    public bool IsSound => Messages.Count == 0;
}
