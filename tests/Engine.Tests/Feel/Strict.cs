using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Engine.Tests.Feel;

/// <summary>The names of a small attendance pack, and shorthands to compile and evaluate over them.</summary>
internal static class Strict
{
    public static readonly FeelType Kind = FeelType.Choice("kind", ["late", "early", "off_post", "asleep", "no_show"]);
    public static readonly FeelType Outcome = FeelType.Choice("outcome", ["none", "late", "absence"]);

    public static readonly string[] Fields = ["kind", "minutes", "excused", "day_wage", "day", "start", "outcome", "note", "中班补贴", "late-fee"];

    public static Scope NewScope()
    {
        var scope = new Scope()
            .Field("kind", Kind, 0).Field("minutes", FeelType.Number, 1).Field("excused", FeelType.Boolean, 2)
            .Field("day_wage", FeelType.Money, 3).Field("day", FeelType.Date, 4).Field("start", FeelType.Time, 5)
            .Field("outcome", Outcome, 6).Field("note", FeelType.Text, 7).Field("中班补贴", FeelType.Money, 8).Field("late-fee", FeelType.Money, 9)
            .Constant("count_from", FeelType.Number, Value.Of(10m)).Constant("absence_from", FeelType.Number, Value.Of(60m));
        foreach (var (type, options) in new[] { (Kind, Kind.Options), (Outcome, Outcome.Options) })
            for (var i = 0; i < options.Count; i++) scope.Constant(options[i], type, Value.Choice(options[i], i));
        return scope.Formula("fine.absence_amount", Good("day_wage + 200", scope));
    }

    public static Value[] Frame(params (string Field, object Value)[] values)
    {
        var frame = new Value[Fields.Length];
        foreach (var (field, value) in values) frame[Array.IndexOf(Fields, field)] = ToValue(value);
        return frame;
    }

    public static Expression Good(string text, Scope? scope = null, FeelType? expected = null)
    {
        var bag = new DiagnosticBag();
        var expression = FeelCompiler.Compile(At(text), scope ?? NewScope(), expected, bag);
        Assert.True(expression is not null, string.Join("; ", bag.All));
        Assert.Empty(bag.All);
        return expression;
    }

    public static IReadOnlyList<Diagnostic> Bad(string text, FeelType? expected = null)
    {
        var bag = new DiagnosticBag();
        Assert.Null(FeelCompiler.Compile(At(text), NewScope(), expected, bag));
        Assert.NotEmpty(bag.All);
        return bag.All;
    }

    public static CellTest Cell(string text, FeelType input)
    {
        var bag = new DiagnosticBag();
        var cell = FeelCompiler.CompileCell(At(text), NewScope(), input, bag);
        Assert.True(cell is not null, string.Join("; ", bag.All));
        return cell;
    }

    public static IReadOnlyList<Diagnostic> BadCell(string text, FeelType input)
    {
        var bag = new DiagnosticBag();
        Assert.Null(FeelCompiler.CompileCell(At(text), NewScope(), input, bag));
        return bag.All;
    }

    public static Value Run(string text, params (string Field, object Value)[] values) => Good(text).Evaluate(Frame(values));

    public static Sourced At(string text) => new(text, new SourceSpan("fine.table.yaml", 7, 11));

    public static Value ToValue(object value) => value switch
    {
        Value v => v,
        bool b => Value.Of(b),
        int i => Value.Of((decimal)i),
        decimal d => Value.Of(d),
        LocalDate d => Value.Of(d),
        string s when DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) => Value.Of(LocalDate.FromDateOnly(d)),
        string s => Value.Of(s),
        _ => throw new ArgumentException(value.ToString()),
    };
}
