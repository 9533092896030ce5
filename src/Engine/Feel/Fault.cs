using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Feel;

/// <summary>Why an expression has no value: a stable code, the place in the expression, and a sentence that says what to do.</summary>
/// <param name="Code">Stable, dotted: <c>feel.divide-by-zero</c>.</param>
/// <param name="Where">The part of the expression meant.</param>
/// <param name="Message">The value found and the rule it meets.</param>
public sealed record Fault(string Code, SourceSpan Where, Phrase Message);
