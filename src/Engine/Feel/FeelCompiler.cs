using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Binding;
using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel;

/// <summary>
/// Compiles the strict subset of FEEL that packs are written in: static types, no loops, no functions of one's own, no null,
/// no clock. What is refused, and why, stands in the README beside this file.
/// </summary>
public static class FeelCompiler
{
    /// <summary>
    /// Compiles an expression. With <paramref name="expected"/>, a result of another type is an error; a bare option is then looked up
    /// in an expected choice. All mistakes found go to <paramref name="bag"/>, each with its place in the file.
    /// </summary>
    /// <returns>The expression, or null when it has mistakes.</returns>
    public static Expression? Compile(Sourced text, Scope scope, FeelType? expected, DiagnosticBag bag)
    {
        var source = new SourceText(text);
        var parser = new Parser(source, scope.StrictTable, strict: true);
        var tree = parser.WholeExpression();
        if (Failed(parser, bag)) return null;
        var binder = new Binder(source, scope, bag);
        var bound = binder.Bind(tree, expected);
        if (bound.IsMistake) return null;
        if (expected is not null && !Fits(ref bound, expected))
        {
            bag.Error("feel.expected-type", source.At(tree), new(
                $"这里要{expected.Name.Zh}，算出来却是{bound.Type.Name.Zh}。", $"{Capital(expected.Name.En)} is expected here, but this gives {bound.Type.Name.En}."));
            return null;
        }
        return new Expression(text.Text, bound.Type, bound.Code, binder.Gathered.Reads, binder.Gathered);
    }

    /// <summary>
    /// Compiles one cell of a decision table: <c>-</c>, values and options with commas between, <c>&lt; 10</c>, <c>[10..60)</c>, <c>not(…)</c>.
    /// Everything in it must be constant and of the column's type <paramref name="input"/>.
    /// </summary>
    /// <returns>The cell, or null when it has mistakes.</returns>
    public static CellTest? CompileCell(Sourced text, Scope scope, FeelType input, DiagnosticBag bag)
    {
        var source = new SourceText(text);
        var parser = new Parser(source, scope.StrictTable, strict: true);
        var tree = parser.WholeCell();
        return Failed(parser, bag) ? null : new CellBinder(source, scope, input, bag).Bind(tree);
    }

    private static bool Failed(Parser parser, DiagnosticBag bag)
    {
        if (parser.Failure is { } failure) bag.Add(failure);
        return parser.Failure is not null;
    }

    private static bool Fits(ref Bound bound, FeelType expected)
    {
        if (!bound.Type.FitsIn(expected)) return false;
        if (expected.IsNumeric && bound.Type.IsNumeric) bound = new Bound(expected, bound.Code);
        return true;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
