using System.Runtime.InteropServices;
using NodaTime;
using Yunzhang.Engine.Feel.Functions;

namespace Yunzhang.Engine.Feel;

/// <summary>What a <see cref="Value"/> holds.</summary>
public enum ValueKind : byte
{
    /// <summary>No value. <see cref="Value.Fault"/> says why when it came from a mistake.</summary>
    Null,

    /// <summary>Somebody must still say. Propagates; never read as "no".</summary>
    Unknown,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A decimal number or an amount of money.</summary>
    Number,

    /// <summary>Text, or one option of a choice.</summary>
    Text,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>Anything else: time, date-time, durations, list, context, range, function; the object tells which.</summary>
    Boxed,
}

/// <summary>
/// One value of the expression language: 32 bytes, no allocation for numbers, days, yes/no and choices.
/// <c>default</c> is null without a reason.
/// </summary>
[StructLayout(LayoutKind.Explicit)]
public readonly struct Value : IEquatable<Value>
{
    [FieldOffset(0)] private readonly object? reference;
    [FieldOffset(8)] private readonly decimal number;
    [FieldOffset(8)] private readonly long bits;
    [FieldOffset(24)] private readonly ValueKind kind;

    private Value(ValueKind kind, object? reference, long bits)
    {
        this.reference = reference;
        this.bits = bits;
        this.kind = kind;
    }

    private Value(decimal number)
    {
        this.number = number;
        kind = ValueKind.Number;
    }

    /// <summary>True.</summary>
    public static readonly Value Yes = new(ValueKind.Boolean, null, 1);

    /// <summary>False.</summary>
    public static readonly Value No = new(ValueKind.Boolean, null, 0);

    /// <summary>What is held.</summary>
    public ValueKind Kind => kind;

    /// <summary>True when there is no value.</summary>
    public bool IsNull => kind == ValueKind.Null;

    /// <summary>True when somebody must still say.</summary>
    public bool IsUnknown => kind == ValueKind.Unknown;

    /// <summary>The number; meaningful only for <see cref="ValueKind.Number"/>.</summary>
    public decimal AsNumber => number;

    /// <summary>The truth value; meaningful only for <see cref="ValueKind.Boolean"/>.</summary>
    public bool AsBoolean => bits != 0;

    /// <summary>The text; meaningful only for <see cref="ValueKind.Text"/>.</summary>
    public string AsText => (string)reference!;

    /// <summary>The place of the option in its choice, from 0; -1 for plain text.</summary>
    public int Ordinal => (int)bits - 1;

    /// <summary>The day; meaningful only for <see cref="ValueKind.Date"/>.</summary>
    public LocalDate AsDate => LocalDate.FromDateOnly(DateOnly.FromDayNumber((int)bits));

    /// <summary>Days since 0001-01-01; meaningful only for <see cref="ValueKind.Date"/>.</summary>
    public int DayNumber => (int)bits;

    /// <summary>The object behind <see cref="ValueKind.Boxed"/>; null for other kinds.</summary>
    public object? AsBoxed => kind == ValueKind.Boxed ? reference : null;

    /// <summary>Why there is no value, when a mistake led to it.</summary>
    public Fault? Fault => kind == ValueKind.Null ? (Fault?)reference : null;

    /// <summary>The name of the fact somebody must still give; meaningful only for <see cref="ValueKind.Unknown"/>.</summary>
    public string UnknownOf => kind == ValueKind.Unknown ? (string?)reference ?? "" : "";

    /// <summary>A number or an amount of money.</summary>
    public static Value Of(decimal number) => new(number);

    /// <summary>Yes or no.</summary>
    public static Value Of(bool value) => value ? Yes : No;

    /// <summary>Plain text.</summary>
    public static Value Of(string text) => new(ValueKind.Text, text, 0);

    /// <summary>One option of a choice, with its place so that tables need not compare text.</summary>
    public static Value Choice(string option, int ordinal) => new(ValueKind.Text, option, ordinal + 1);

    /// <summary>The options of a choice, each with its place.</summary>
    internal static Value[] Choices(IReadOnlyList<string> options)
    {
        var choices = new Value[options.Count];
        for (var i = 0; i < choices.Length; i++) choices[i] = Choice(options[i], i);
        return choices;
    }

    /// <summary>A calendar day.</summary>
    public static Value Of(LocalDate day) => new(ValueKind.Date, null, day.ToDateOnly().DayNumber);

    /// <summary>A calendar day by its number, days since 0001-01-01.</summary>
    public static Value Day(int dayNumber) => new(ValueKind.Date, null, dayNumber);

    /// <summary>A time, date-time, duration, list, context, range or function.</summary>
    public static Value Box(object value) => new(ValueKind.Boxed, value, 0);

    /// <summary>Not known: <paramref name="field"/> must still be given by somebody.</summary>
    public static Value Unknown(string field) => new(ValueKind.Unknown, field, 0);

    /// <summary>No value, because of a mistake.</summary>
    public static Value Failed(Fault fault) => new(ValueKind.Null, fault, 0);

    /// <summary>
    /// The same kind with the same content: numbers by amount, text and options by their words (not their place), lists item by item.
    /// Unlike <c>=</c> in an expression, unknown equals unknown and null equals null.
    /// </summary>
    public bool Equals(Value other) => kind == other.kind && kind switch
    {
        ValueKind.Null or ValueKind.Unknown => true,
        ValueKind.Number => number == other.number,
        ValueKind.Text => string.Equals(AsText, other.AsText, StringComparison.Ordinal),
        ValueKind.Boxed => Comparison.AreEqual(this, other) is true,
        _ => bits == other.bits,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => kind switch
    {
        ValueKind.Number => number.GetHashCode(),
        ValueKind.Text => AsText.GetHashCode(StringComparison.Ordinal),
        ValueKind.Boolean or ValueKind.Date => bits.GetHashCode(),
        _ => (int)kind,
    };

    /// <summary>Whether both hold the same; see <see cref="Equals(Value)"/>.</summary>
    public static bool operator ==(Value left, Value right) => left.Equals(right);

    /// <summary>Whether the two differ; see <see cref="Equals(Value)"/>.</summary>
    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>The value as an expression would write it: <c>12.5</c>, <c>true</c>, <c>2014-04-01</c>, <c>P1D</c>; <c>?</c> for unknown.</summary>
    public override string ToString() => ValueText.Of(this);
}
