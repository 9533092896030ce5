namespace Yunzhang.Engine.Feel.Functions;

/// <summary>The aggregates that need more than one pass or a check of every item.</summary>
internal static class Aggregates
{
    public delegate Value Step(Value left, Value right, Site site);

    /// <summary>Joins the items from left to right; one item that cannot be calculated with fails the whole.</summary>
    public static Value Fold(ReadOnlySpan<Value> items, Step step, Site site)
    {
        if (items.Length == 0) return ListFunctions.Empty(site);
        var total = items[0];
        if (Unsuited(total)) return ListFunctions.WrongItem(total, Accepts.NumberOrDuration.Name, site);
        foreach (var item in items[1..])
        {
            if (Unsuited(item)) return ListFunctions.WrongItem(item, Accepts.NumberOrDuration.Name, site);
            total = step(total, item, site);
            if (total.IsNull) return total;
        }
        return total;
    }

    public static Value Mean(ReadOnlySpan<Value> items, Site site)
    {
        var total = Fold(items, (a, b, s) => Arithmetic.Apply(Syntax.Operator.Add, a, b, s), site);
        return total.IsNull ? total : Arithmetic.Apply(Syntax.Operator.Divide, total, Value.Of((decimal)items.Length), site);
    }

    public static Value Median(ReadOnlySpan<Value> items, Site site)
    {
        if (Sorted(items) is not { } sorted) return ListFunctions.WrongItem(FirstWrong(items), FeelType.Number.Name, site);
        if (sorted.Length == 0) return ListFunctions.Empty(site);
        var middle = sorted.Length / 2;
        return Value.Of(sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    /// <summary>The sample standard deviation, which needs two items.</summary>
    public static Value StandardDeviation(ReadOnlySpan<Value> items, Site site)
    {
        if (Sorted(items) is not { } numbers) return ListFunctions.WrongItem(FirstWrong(items), FeelType.Number.Name, site);
        if (numbers.Length < 2) return site.Fail("feel.too-few", "标准差至少要两项。", "A standard deviation needs at least two items.");
        try
        {
            var mean = numbers.Sum() / numbers.Length;
            return Numerics.SquareRoot(numbers.Sum(n => (n - mean) * (n - mean)) / (numbers.Length - 1), site);
        }
        catch (OverflowException)
        {
            return Arithmetic.Overflow(site);
        }
    }

    /// <summary>The most frequent numbers, ascending.</summary>
    public static Value Mode(ReadOnlySpan<Value> items, Site site)
    {
        if (Sorted(items) is not { } numbers) return ListFunctions.WrongItem(FirstWrong(items), FeelType.Number.Name, site);
        if (numbers.Length == 0) return Value.Box(ListValue.Empty);
        var groups = numbers.GroupBy(n => n).ToArray();
        var most = groups.Max(g => g.Count());
        return ListValue.Of(groups.Where(g => g.Count() == most).Select(g => Value.Of(g.Key)));
    }

    /// <summary><c>all</c> and <c>any</c>: a null stands for "cannot say"; anything else that is not yes/no is a mistake.</summary>
    public static Value Truth(ReadOnlySpan<Value> items, Func<Value, Value, Value> combine, Value start, Site site)
    {
        var result = start;
        foreach (var item in items)
        {
            if (item.Kind > ValueKind.Unknown && item.Kind != ValueKind.Boolean) return ListFunctions.WrongItem(item, FeelType.Boolean.Name, site);
            result = combine(result, item);
        }
        return result;
    }

    private static bool Unsuited(Value item) => !Accepts.NumberOrDuration.Takes(item);

    private static decimal[]? Sorted(ReadOnlySpan<Value> items)
    {
        var numbers = new decimal[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Kind != ValueKind.Number) return null;
            numbers[i] = items[i].AsNumber;
        }
        Array.Sort(numbers);
        return numbers;
    }

    private static Value FirstWrong(ReadOnlySpan<Value> items)
    {
        foreach (var item in items)
            if (item.Kind != ValueKind.Number) return item;
        return default;
    }
}
