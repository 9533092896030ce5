using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Forms;

/// <summary>What conditions over a form may name, and how the values of a form become a frame for them.</summary>
/// <param name="Scope">Names of the form: its fields; <c>off.first</c>, <c>off.last</c>, <c>off.days</c> of a period; <c>items.amount</c> and <c>items.count</c> of a table of details.</param>
/// <param name="Frame">Makes the frame from values by path. What nobody has filled, or cannot be read, is unknown.</param>
public sealed record FormSlots(Scope Scope, Func<IReadOnlyDictionary<string, string>, Value[]> Frame);
