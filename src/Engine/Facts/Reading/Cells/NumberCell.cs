using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading.Cells;

/// <summary>A number or an amount of money, within the field's range when it has one.</summary>
internal sealed class NumberCell : CellType
{
    private readonly Field field;
    private readonly (decimal? Low, bool LowIn, decimal? High, bool HighIn)[]? ranges;

    // Whole figures within these are surely in range; anything else is looked at closely.
    private readonly (int Low, int High)? whole;

    public NumberCell(Field field)
    {
        this.field = field;
        whole = (int.MinValue, int.MaxValue);
        if (field.Range is not { } range) return;
        var bag = new DiagnosticBag();
        var cell = FeelCompiler.CompileCell(range, new Scope(), FeelType.Number, bag);
        if (cell is null || cell.Negated) throw new ArgumentException($"The range {range.Text} of {field.Id} is none: {string.Join(' ', bag.All)}");
        ranges = cell.IsAny ? null : [.. cell.Ranges.Select(r => (r.Low?.AsNumber, r.LowIncluded, r.High?.AsNumber, r.HighIncluded))];
        if (ranges is not null) whole = ranges is [(var low, _, var high, _)] ? Inside(low, high) : null;
    }

    private static (int Low, int High) Inside(decimal? low, decimal? high) => (
        low is { } l ? (int)Math.Clamp(Math.Floor(l) + 1, int.MinValue, int.MaxValue) : int.MinValue,
        high is { } h ? (int)Math.Clamp(Math.Ceiling(h) - 1, int.MinValue, int.MaxValue) : int.MaxValue);

    private bool IsMoney => @field.Type == FieldType.Money || @field.Unit == "CNY";

    public override bool TryRead(ReadOnlySpan<char> cell, out Value value)
    {
        if (whole is { } bounds && NumberText.TryParseWhole(cell, out var figure) && figure >= bounds.Low && figure <= bounds.High)
        {
            value = Value.Of(figure);
            return true;
        }
        var isNumber = NumberText.TryParse(cell, out var number);
        value = isNumber ? Value.Of(number) : default;
        return isNumber && (ranges is null || IsWithin(number));
    }

    private bool IsWithin(decimal number)
    {
        foreach (var (low, lowIn, high, highIn) in ranges!)
            if ((low is null || (lowIn ? number >= low : number > low)) && (high is null || (highIn ? number <= high : number < high))) return true;
        return false;
    }

    public override Complaint Explain(string cell)
    {
        var unit = UnitName();
        if (NumberText.TryParse(cell, out _))
        {
            return new("file.out-of-range",
                new($"写的是 {cell}，超出了允许的范围 {field.Range?.Text}{In(unit.Zh, "（", "）")}。", $"{cell} is outside the range {field.Range?.Text}{In(unit.En, " (", ")")}."),
                new("请核对这个数；如果确实是这么多，请让规章的负责人放宽 range。", "Check the figure; if it is right, ask the owner of the regulation to widen its range."));
        }
        var what = IsMoney ? new Phrase("金额", "an amount") : new Phrase("数字", "a number");
        return new("file.not-a-number",
            new($"要的是{what.Zh}{In(unit.Zh, "（", "）")}，写的是“{cell}”。", $"{what.En}{In(unit.En, " (", ")")} is expected, found \"{cell}\"."), Hint(cell, unit));
    }

    private Phrase Hint(string cell, Phrase unit)
    {
        if (!IsMoney && LooksLikeMoney(cell))
        {
            return new($"这一列记的是{(unit.Zh.Length > 0 ? unit.Zh : "数量")}，不是钱；钱由规章来算。请只写数字。",
                $"This column holds {(unit.En.Length > 0 ? unit.En : "a count")}, not money; the regulation works out the money. Write the figure only.");
        }
        var figure = Figures(cell);
        return figure.Length > 0
            ? new($"请只写数字，例如 {figure}。", $"Write the figure only, such as {figure}.")
            : new("请只写数字；不知道就留空。", "Write the figure only; leave the cell empty when it is not known.");
    }

    private static bool LooksLikeMoney(string cell) =>
        cell.AsSpan().IndexOfAny("元¥￥$块") >= 0 || cell.Contains("yuan", StringComparison.OrdinalIgnoreCase) || cell.Contains("CNY", StringComparison.OrdinalIgnoreCase);

    // The half-width figures a cell such as "１０ 分" or "约10分钟" holds, to show how it is meant.
    private static string Figures(string cell)
    {
        var figures = new string([.. cell.Select(HalfWidth).Where(c => c is >= '0' and <= '9' or '.' or '-')]);
        return NumberText.TryParse(figures, out _) ? figures : "";
    }

    private static char HalfWidth(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFF01' + '!') : c;

    private static string In(string unit, string open, string close) => unit.Length > 0 ? open + unit + close : "";

    private Phrase UnitName() => (IsMoney ? "CNY" : field.Unit) switch
    {
        "min" => new("分钟", "minutes"),
        "h" => new("小时", "hours"),
        "day" => new("天", "days"),
        "time" => new("次", "times"),
        "item" => new("项", "items"),
        "month" => new("月", "months"),
        "year" => new("年", "years"),
        "m" => new("米", "metres"),
        "km" => new("公里", "kilometres"),
        "CNY" => new("元", "yuan"),
        null => new("", ""),
        var other => Phrase.Same(other),
    };
}
