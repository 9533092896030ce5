using System.Globalization;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>From one kind to another.</summary>
internal static class ConversionFunctions
{
    public static BuiltIn[] All { get; } =
    [
        new("number", [new("from", Accepts.Text), new("grouping separator", Accepts.Text, Optional: true, Nullable: true),
            new("decimal separator", Accepts.Text, Optional: true, Nullable: true)], _ => FeelType.Number, (a, site) => Number(a, site)),
        new("string", [new("from", Accepts.Anything)], _ => FeelType.Text, (a, _) => Value.Of(ValueText.Of(a[0]))),
        new("not", [new("negand", Accepts.Boolean, Nullable: true)], null, (a, _) => a[0].IsNull ? a[0] : Value.Of(!a[0].AsBoolean)),
    ];

    private static Value Number(ReadOnlySpan<Value> a, Site site)
    {
        var grouping = a.Length > 1 && !a[1].IsNull ? a[1].AsText : "";
        var point = a.Length > 2 && !a[2].IsNull ? a[2].AsText : "";
        if (grouping is not ("" or " " or "," or "."))
            return site.Fail("feel.separator", $"千位分隔只能是空格、逗号或点，不能是“{grouping}”。", $"The grouping separator is a blank, a comma or a full stop, not \"{grouping}\".");
        if (point is not ("" or "," or ".") || (point == grouping && point.Length > 0))
            return site.Fail("feel.separator", $"小数点只能是点或逗号，且不同于千位分隔，不能是“{point}”。",
                $"The decimal separator is a full stop or a comma, other than the grouping separator; it cannot be \"{point}\".");
        var text = a[0].AsText;
        if (grouping.Length > 0) text = text.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",") text = text.Replace(',', '.');
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number)
            ? Value.Of(number)
            : site.Fail("feel.not-a-number", $"“{a[0].AsText}”不是一个数。", $"\"{a[0].AsText}\" is not a number.");
    }
}
