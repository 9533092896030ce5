using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts;

/// <summary>The values of one field over many facts, stored as tightly as their type allows. A value that was not given is not known.</summary>
internal abstract class FactColumn(Field field)
{
    public Field Field { get; } = field;

    protected Value NotKnown { get; } = Value.Unknown(field.Id);

    public abstract void Add(in Value value);

    public abstract Value this[int row] { get; }

    public static FactColumn For(Field field) => field.Type switch
    {
        FieldType.Number or FieldType.Money => new NumberColumn(field),
        FieldType.YesNo => new CodeColumn(field, [Value.No, Value.Yes]),
        FieldType.Choice => new CodeColumn(field, Value.Choices([.. field.Options.Select(o => o.Id)])),
        FieldType.Date => new DayColumn(field),
        _ => new ObjectColumn(field),
    };
}

/// <summary>Figures, ten-thousandths in 64 bits; the few that do not fit are kept aside.</summary>
internal sealed class NumberColumn(Field field) : FactColumn(field)
{
    // A figure of a clerk's file nearly always fits 63 bits with its scale; the rest goes aside.
    private readonly List<long> figures = [];
    private readonly Dictionary<int, decimal> large = [];

    /// <summary>The figure of a fact that gave none.</summary>
    public const long Missing = long.MinValue;

    /// <summary>The figure of a number kept aside.</summary>
    public const long Aside = long.MinValue + 1;

    public override void Add(in Value value)
    {
        if (value.Kind != ValueKind.Number)
        {
            figures.Add(Missing);
            return;
        }
        if (Whole(value.AsNumber) is { } whole)
        {
            figures.Add(whole * 10_000L);
            return;
        }
        var scaled = value.AsNumber * 10_000m;
        if (scaled == decimal.Truncate(scaled) && Math.Abs(scaled) < 9e18m) figures.Add((long)scaled);
        else
        {
            large[figures.Count] = value.AsNumber;
            figures.Add(Aside);
        }
    }

    // Whole figures below 2^31 are nearly all there are; their bits tell without decimal arithmetic.
    private static long? Whole(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return (bits[1] | bits[2] | bits[3]) == 0 && bits[0] >= 0 ? bits[0] : null;
    }

    /// <summary>Ten-thousandths of the number; <see cref="Missing"/> or <see cref="Aside"/> when it is none.</summary>
    public long FigureAt(int row) => figures[row];

    public override Value this[int row]
    {
        get
        {
            var figure = figures[row];
            if (figure == Missing) return NotKnown;
            if (figure == Aside) return Value.Of(large[row]);
            var (whole, rest) = Math.DivRem(figure, 10_000L);
            return Value.Of(rest == 0 ? whole : new decimal(figure) / 10_000m);
        }
    }
}

/// <summary>Options of a choice, or yes and no, by their place.</summary>
internal sealed class CodeColumn(Field field, Value[] options) : FactColumn(field)
{
    private readonly List<short> codes = [];

    public override void Add(in Value value) => codes.Add(value.Kind switch
    {
        ValueKind.Boolean => value.AsBoolean ? (short)1 : (short)0,
        ValueKind.Text when value.Ordinal >= 0 => (short)value.Ordinal,
        _ => -1,
    });

    /// <summary>The place of the option; -1 when none was given.</summary>
    public int CodeAt(int row) => codes[row];

    public override Value this[int row] => codes[row] is >= 0 and var code ? options[code] : NotKnown;
}

internal sealed class DayColumn(Field field) : FactColumn(field)
{
    private readonly List<int> days = [];

    public override void Add(in Value value) => days.Add(value.Kind == ValueKind.Date ? value.DayNumber : -1);

    public override Value this[int row] => days[row] is >= 0 and var day ? Value.Day(day) : NotKnown;
}

internal sealed class ObjectColumn(Field field) : FactColumn(field)
{
    private readonly List<object?> objects = [];

    public override void Add(in Value value) => objects.Add(value.Kind switch
    {
        ValueKind.Text => value.AsText,
        ValueKind.Boxed => value.AsBoxed,
        _ => null,
    });

    public override Value this[int row] => objects[row] switch
    {
        null => NotKnown,
        string text => Value.Of(text),
        var other => Value.Box(other),
    };
}
