using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Aggregates and list surgery. An aggregate takes one list, or its items as arguments.</summary>
internal static class ListFunctions
{
    private static readonly Parameter List = new("list", Accepts.List);
    private static readonly Parameter Ordered = Items(Accepts.Ordered);
    private static readonly Parameter Summable = Items(Accepts.Summable);
    private static readonly Parameter Numbers = Items(Accepts.Numbers);
    private static readonly Parameter Truths = Items(Accepts.Truths);
    private static readonly Parameter Position = new("position", Accepts.Number);

    public static BuiltIn[] All { get; } =
    [
        new("count", [List], _ => FeelType.Number, (a, _) => Value.Of((decimal)Of(a[0]).Length)),
        new("min", [Ordered], ElementOf, (a, site) => Extreme(a, -1, site)),
        new("max", [Ordered], ElementOf, (a, site) => Extreme(a, 1, site)),
        new("sum", [Summable], ElementOf, (a, site) => Aggregates.Fold(Spread(a), (x, y, s) => Arithmetic.Apply(Syntax.Operator.Add, x, y, s), site)),
        new("product", [Numbers], ElementOf, (a, site) => Aggregates.Fold(Spread(a), (x, y, s) => Arithmetic.Apply(Syntax.Operator.Multiply, x, y, s), site)),
        new("mean", [Summable], ElementOf, (a, site) => Aggregates.Mean(Spread(a), site)),
        new("median", [Numbers], ElementOf, (a, site) => Aggregates.Median(Spread(a), site)),
        new("stddev", [Numbers], _ => FeelType.Number, (a, site) => Aggregates.StandardDeviation(Spread(a), site)),
        new("mode", [Numbers], t => FeelType.ListOf(ElementOf(t)), (a, site) => Aggregates.Mode(Spread(a), site)),
        new("all", [Truths], _ => FeelType.Boolean, (a, site) => Aggregates.Truth(Spread(a), Logic.And, Value.Yes, site)),
        new("any", [Truths], _ => FeelType.Boolean, (a, site) => Aggregates.Truth(Spread(a), Logic.Or, Value.No, site)),
        new("list contains", [List, new("element", Accepts.Anything, Nullable: true)], _ => FeelType.Boolean,
            (a, _) => Value.Of(IndexOf(Of(a[0]), a[1]) >= 0)),
        new("sublist", [List, new("start position", Accepts.Number), new("length", Accepts.Number, Optional: true)], t => t[0], (a, site) => Sublist(a, site)),
        new("append", [List, new("item", Accepts.Anything, Rest: true, Nullable: true)], t => t[0], (a, _) => ListValue.Of([.. Of(a[0]), .. a[1..]])),
        new("concatenate", [new("list", Accepts.List, Rest: true)], t => t[0], (a, _) => Joined(a)),
        new("insert before", [List, Position, new("newItem", Accepts.Anything, Nullable: true)], t => t[0],
            (a, site) => Indexing.Find(Of(a[0]).Length, a[1].AsNumber) is { } at
                ? ListValue.Of([.. Of(a[0])[..at], a[2], .. Of(a[0])[at..]]) : Outside(a[0], a[1], site)),
        new("remove", [List, Position], t => t[0],
            (a, site) => Indexing.Find(Of(a[0]).Length, a[1].AsNumber) is { } at
                ? ListValue.Of([.. Of(a[0])[..at], .. Of(a[0])[(at + 1)..]]) : Outside(a[0], a[1], site)),
        new("list replace", [List, new("position", Accepts.Number), new("newItem", Accepts.Anything, Nullable: true)], null, (a, site) => Replace(a, site)),
        new("list replace", [List, new("match", Accepts.Function), new("newItem", Accepts.Anything, Nullable: true)], null, (a, site) => ReplaceMatching(a, site)),
        new("reverse", [List], t => t[0], (a, _) => ListValue.Of(Enumerable.Reverse(Of(a[0])))),
        new("index of", [List, new("match", Accepts.Anything, Nullable: true)], _ => FeelType.ListOf(FeelType.Number), (a, _) => Positions(Of(a[0]), a[1])),
        new("union", [new("list", Accepts.List, Rest: true)], t => t[0], (a, _) => Distinct(Of(Joined(a)))),
        new("distinct values", [List], t => t[0], (a, _) => Distinct(Of(a[0]))),
        new("flatten", [List], null, (a, _) => ListValue.Of(Flat(Of(a[0])))),
        new("sort", [List, new("precedes", Accepts.Function, Optional: true)], null, (a, site) => Sorting.Sort(a, site)),
    ];

    private static Parameter Items(Accepts accepts) => new("list", accepts, Rest: true, Nullable: true);

    public static Value[] Of(Value list) => ListValue.In(list) ?? [list];

    /// <summary>The one list given, or the arguments themselves.</summary>
    public static ReadOnlySpan<Value> Spread(ReadOnlySpan<Value> arguments) =>
        arguments.Length == 1 && ListValue.In(arguments[0]) is { } items ? items : arguments;

    public static Value WrongItem(Value item, Phrase wanted, Site site)
    {
        if (item.Fault is not null) return item;
        var found = KindName.Of(item);
        return site.Fail("feel.item-type", $"列表里的每一项都要是{wanted.Zh}，有一项是{found.Zh}。", $"Every item must be {wanted.En}; one is {found.En}.");
    }

    private static FeelType ElementOf(FeelType[] types)
    {
        var element = types.Length == 1 && types[0].Element is { } of ? of : types.Aggregate((a, b) => a == b ? a : a.IsNumeric && b.IsNumeric ? FeelType.Money : FeelType.Any);
        return element;
    }

    // Numbers given as arguments are the common case and are kept free of allocation.
    private static Value Extreme(ReadOnlySpan<Value> arguments, int sign, Site site)
    {
        var items = Spread(arguments);
        if (items.Length == 0) return Empty(site);
        var best = items[0];
        foreach (var item in items)
        {
            if (Comparison.Compare(item, best) is not { } order) return Logic.Incomparable(item, best, site);
            if (order * sign > 0) best = item;
        }
        return best;
    }

    public static Value Empty(Site site) => site.Fail("feel.empty-list", "列表是空的，算不出结果。", "The list is empty, so there is no result.");

    private static Value Outside(Value list, Value position, Site site) => site.Fail("feel.position",
        $"列表有 {Of(list).Length} 项，没有第 {ValueText.Of(position)} 项。", $"The list has {Of(list).Length} items; there is no item {ValueText.Of(position)}.");

    private static int IndexOf(Value[] list, Value element) => Array.FindIndex(list, item => Comparison.AreEqual(item, element) is true);

    private static Value Sublist(ReadOnlySpan<Value> a, Site site)
    {
        var list = Of(a[0]);
        if (Indexing.Find(list.Length, a[1].AsNumber) is not { } start) return Outside(a[0], a[1], site);
        if (a.Length < 3 || a[2].IsNull) return ListValue.Of(list[start..]);
        var length = decimal.Truncate(a[2].AsNumber);
        if (length < 1 || start + length > list.Length)
            return site.Fail("feel.length", $"从第 {start + 1} 项起取不出 {ValueText.Of(length)} 项。", $"{ValueText.Of(length)} items cannot be taken from item {start + 1} on.");
        return ListValue.Of(list[start..(start + (int)length)]);
    }

    private static Value Joined(ReadOnlySpan<Value> lists)
    {
        var all = new List<Value>();
        foreach (var list in lists) all.AddRange(Of(list));
        return ListValue.Of(all);
    }

    private static Value Replace(ReadOnlySpan<Value> a, Site site)
    {
        if (Indexing.Find(Of(a[0]).Length, a[1].AsNumber) is not { } at) return Outside(a[0], a[1], site);
        Value[] copy = [.. Of(a[0])];
        copy[at] = a[2];
        return ListValue.Of(copy);
    }

    private static Value ReplaceMatching(ReadOnlySpan<Value> a, Site site)
    {
        var (match, newItem) = ((FunctionValue)a[1].AsBoxed!, a[2]);
        Value[] copy = [.. Of(a[0])];
        for (var i = 0; i < copy.Length; i++)
        {
            var holds = match.Invoke([copy[i], newItem], site);
            if (holds.Kind != ValueKind.Boolean)
                return holds.Fault is not null ? holds : site.Fail("feel.type", "比较的函数要答是或否。", "The matching function must answer true or false.");
            if (holds.AsBoolean) copy[i] = newItem;
        }
        return ListValue.Of(copy);
    }

    private static Value Positions(Value[] list, Value match) =>
        ListValue.Of(Enumerable.Range(0, list.Length).Where(i => Comparison.AreEqual(list[i], match) is true).Select(i => Value.Of((decimal)(i + 1))));

    private static Value Distinct(Value[] list)
    {
        var kept = new List<Value>();
        foreach (var item in list)
            if (!kept.Exists(k => Comparison.AreEqual(k, item) is true)) kept.Add(item);
        return ListValue.Of(kept);
    }

    private static IEnumerable<Value> Flat(Value[] list) => list.SelectMany(item => ListValue.In(item) is { } inner ? Flat(inner) : [item]);
}
