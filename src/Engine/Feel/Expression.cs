using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Instructions;

namespace Yunzhang.Engine.Feel;

/// <summary>A compiled expression. Immutable; safe to evaluate on many threads.</summary>
public sealed class Expression
{
    internal Expression(string text, FeelType type, Instruction code, IReadOnlySet<string> reads, Gathered gathered)
    {
        Text = text;
        Type = type;
        Code = code;
        Reads = reads;
        Numbers = gathered.Numbers;
        Names = gathered.Names;
    }

    /// <summary>The static type of the result.</summary>
    public FeelType Type { get; }

    /// <summary>The text as written.</summary>
    public string Text { get; }

    /// <summary>The fields read, through named formulas too.</summary>
    public IReadOnlySet<string> Reads { get; }

    /// <summary>The names written in this expression itself: fields, constants, formulas.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>The number literals written in this expression itself, not in formulas it names.</summary>
    public IReadOnlyList<WrittenNumber> Numbers { get; }

    /// <summary>True when the value is the same whatever the frame holds.</summary>
    public bool IsConstant => Code is Constant;

    /// <summary>The value when <see cref="IsConstant"/>; otherwise null without a reason.</summary>
    public Value ConstantValue => Code is Constant constant ? constant.Value : default;

    internal Instruction Code { get; }

    /// <summary>
    /// The value over <paramref name="frame"/>, which must be as long as the highest declared slot asks for. Never throws: a mistake
    /// such as a division by zero is a null with its <see cref="Value.Fault"/>; a missing fact makes the result unknown unless the
    /// other side of <c>and</c> / <c>or</c> decides. Allocates nothing for numbers, yes/no, days and options.
    /// </summary>
    public Value Evaluate(Value[] frame) => Code.Run(frame);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>A number literal, and where it stands.</summary>
/// <param name="Number">The number.</param>
/// <param name="Where">Where it is written.</param>
public sealed record WrittenNumber(decimal Number, SourceSpan Where);

/// <summary>What the binder notes about one text while it reads it.</summary>
internal sealed class Gathered
{
    public List<WrittenNumber> Numbers { get; } = [];

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Reads { get; } = new(StringComparer.Ordinal);
}
