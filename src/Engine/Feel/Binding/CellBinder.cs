using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel.Binding;

/// <summary>Reduces one cell of a decision table to ranges of constants of the column's type.</summary>
internal sealed class CellBinder(SourceText source, Scope scope, FeelType input, DiagnosticBag bag)
{
    private readonly Binder binder = new(source, scope, bag);
    private bool wrong;

    public CellTest? Bind(CellNode cell)
    {
        if (cell.Tests is null) return new CellTest(source.Text, input, null, false, binder.Gathered);
        var ranges = new ValueRange[cell.Tests.Count];
        for (var i = 0; i < ranges.Length; i++) ranges[i] = Range(cell.Tests[i]);
        return wrong ? null : new CellTest(source.Text, input, ranges, cell.Negated, binder.Gathered);
    }

    private ValueRange Range(Node test)
    {
        switch (test)
        {
            case TestNode { Op: Operator.NotEqual }: return Wrong(test, "feel.cell-not-equal", "格子里不写 !=，请写 not(…)。", "A cell has no !=; write not(…).");
            case TestNode { Op: Operator.Equal } equal: return Point(equal.Operand);
            case TestNode open: return OneSided(open);
            case RangeNode range: return TwoSided(range);
            case ListNode: return Wrong(test, "feel.cell-list", "格子里几个值之间直接写逗号，不用方括号。", "Values in a cell are separated by commas, without square brackets.");
            default: return Point(test);
        }
    }

    private ValueRange Point(Node node) => Constant(node) is { } value ? ValueRange.Point(value) : default;

    private ValueRange OneSided(TestNode test)
    {
        if (!Ordered(test) || Constant(test.Operand) is not { } end) return default;
        return test.Op switch
        {
            Operator.Less => new(null, false, end, false),
            Operator.LessEqual => new(null, false, end, true),
            Operator.Greater => new(end, false, null, false),
            _ => new(end, true, null, false),
        };
    }

    private ValueRange TwoSided(RangeNode range)
    {
        if (!Ordered(range)) return default;
        var (low, high) = (Constant(range.Low), Constant(range.High));
        if (low is not { } from || high is not { } to) return default;
        var order = Comparison.Compare(from, to);
        if (order > 0 || (order == 0 && !(range.LowIncluded && range.HighIncluded)))
            return Wrong(range, "feel.empty-range", $"这个范围里一个值也没有：从 {ValueText.Of(from)} 到 {ValueText.Of(to)}。",
                $"No value lies in this range: from {ValueText.Of(from)} to {ValueText.Of(to)}.");
        return new(from, range.LowIncluded, to, range.HighIncluded);
    }

    private bool Ordered(Node test)
    {
        if (TypeRules.HasOrder(input) && input != FeelType.Text) return true;
        Wrong(test, "feel.no-order", $"这一列是{input.Name.Zh}，没有大小之分；请直接写值。", $"This column is {input.Name.En}, which has no order; write the values themselves.");
        return false;
    }

    private Value? Constant(Node node)
    {
        var bound = binder.Bind(node, input);
        if (bound.IsMistake)
        {
            wrong = true;
            return null;
        }
        if (!bound.IsConstant)
        {
            var fields = string.Join(", ", binder.Gathered.Reads.Order(StringComparer.Ordinal));
            Wrong(node, "feel.cell-reads-field", $"格子里不能用字段 {fields}；请把它做成一列，或在 values 里起一个固定的名字。",
                $"A cell cannot read a field ({fields}); make it a column of its own, or a fixed named value.");
            return null;
        }
        if (bound.Type.FitsIn(input) && bound.Type is not ListType) return bound.Constant;
        Wrong(node, "feel.cell-type", $"这一列是{input.Name.Zh}，格子里却是{bound.Type.Name.Zh}。", $"The column is {input.Name.En}, but the cell holds {bound.Type.Name.En}.");
        return null;
    }

    private ValueRange Wrong(Node node, string code, string zh, string en)
    {
        wrong = true;
        bag.Error(code, source.At(node), new Phrase(zh, en));
        return default;
    }
}
