using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel.Functions;
using Yunzhang.Engine.Feel.Syntax;
using Yunzhang.Engine.Feel.Temporal;
using TimeZone = Yunzhang.Engine.Feel.Temporal.TimeZone;

namespace Yunzhang.Engine.Feel.Conformance;

/// <summary>One case that did not come out as the kit says.</summary>
/// <param name="Suite">The folder of the kit.</param>
/// <param name="Case">Its name there.</param>
/// <param name="Text">The expression.</param>
/// <param name="Expected">The value expected, as text.</param>
/// <param name="Found">The value found, as text, with the reason when it is a null.</param>
public sealed record ConformanceFailure(string Suite, string Case, string Text, string Expected, string Found);

/// <summary>How far the conformance mode agrees with a file of the standard's test kit.</summary>
/// <param name="All">All cases.</param>
/// <param name="Passed">Cases with the expected answer, null included.</param>
/// <param name="Values">Cases that expect a value rather than an error.</param>
/// <param name="ValuesPassed">Of these, those with the expected value.</param>
/// <param name="Errors">Cases that expect an error.</param>
/// <param name="ErrorsExplained">Of these, those answered by a null that says why and where.</param>
/// <param name="SuiteSizes">Number of cases by suite, in the order of the file.</param>
/// <param name="Failures">Everything that did not pass.</param>
public sealed record ConformanceReport(
    int All, int Passed, int Values, int ValuesPassed, int Errors, int ErrorsExplained,
    IReadOnlyDictionary<string, int> SuiteSizes, IReadOnlyList<ConformanceFailure> Failures)
{
    /// <summary>Evaluates every line of a conformance file; <paramref name="now"/> is what <c>now()</c> and <c>today()</c> answer, in UTC.</summary>
    public static ConformanceReport Run(IEnumerable<string> lines, Instant now)
    {
        var clock = ClockFor(now);
        var cases = lines.Where(l => !string.IsNullOrWhiteSpace(l)).Select(ConformanceCase.Read).ToArray();
        var answers = Array.ConvertAll(cases, c => ConformanceEvaluator.Evaluate(c, clock));
        var passed = cases.Zip(answers, (c, a) => c.ExpectsError ? a.IsNull : Judge.Same(c.Expected, a)).ToArray();
        var failures = cases.Index().Where(c => !passed[c.Index]).Select(c => new ConformanceFailure(
            c.Item.Suite, c.Item.Case, c.Item.Text, c.Item.ExpectsError ? "error" : c.Item.Expected.ToString(), Shown(answers[c.Index]))).ToArray();
        return new ConformanceReport(
            cases.Length, passed.Count(p => p),
            cases.Count(c => !c.ExpectsError), cases.Index().Count(c => !c.Item.ExpectsError && passed[c.Index]),
            cases.Count(c => c.ExpectsError), cases.Index().Count(c => c.Item.ExpectsError && IsExplained(answers[c.Index])),
            cases.GroupBy(c => c.Suite).ToDictionary(g => g.Key, g => g.Count()), failures);
    }

    private static Moment ClockFor(Instant now)
    {
        var utc = now.InUtc();
        return new Moment(new CivilDate(utc.Year, utc.Month, utc.Day), new ClockTime(utc.TimeOfDay.NanosecondOfDay, TimeZone.Utc));
    }

    private static bool IsExplained(Value answer) =>
        answer is { IsNull: true, Fault: { Message: { Zh.Length: > 0, En.Length: > 0 }, Where.Line: > 0, Where.Column: > 0 } };

    private static string Shown(Value answer) => answer.Fault is { } fault ? $"null ({fault.Where}: {fault.Code}: {fault.Message.En})" : answer.ToString();
}

/// <summary>Evaluates one case of the kit.</summary>
internal static class ConformanceEvaluator
{
    public static Value Evaluate(ConformanceCase test, Moment now)
    {
        var source = new SourceText(new Sourced(test.Text, new SourceSpan("", 1, 1)));
        var names = new NameTable(Properties.WithBlanks.Concat(test.Inputs.SelectMany(i => Keys(i.Value).Prepend(i.Key))).Distinct(), BuiltIns.Names);
        var parser = new Parser(source, names, strict: false);
        var tree = parser.WholeExpression();
        if (parser.Failure is { } failure) return Value.Failed(new Fault(failure.Code, failure.Where, failure.Message));
        var bindings = new Bindings(null);
        foreach (var (name, value) in test.Inputs) bindings.With(name, value);
        var answer = new Interpreter(source, now).Evaluate(tree, bindings);
        return DeclaredType(test.TypeRef) is { } type ? TypeTests.Coerce(answer, type, new Site(source, tree)) : answer;
    }

    // Names of entries may hold blanks too, and are known only from the values given.
    private static IEnumerable<string> Keys(Value value) => value.AsBoxed switch
    {
        ContextValue context => context.Entries.SelectMany(e => Keys(e.Value).Prepend(e.Key)),
        ListValue list => list.Items.SelectMany(Keys),
        _ => [],
    };

    /// <summary>The built-in type a result is declared to have; types of the model itself are not in the file.</summary>
    private static TypeNode? DeclaredType(string? name) => name switch
    {
        "number" or "string" or "boolean" or "date" or "time" => new TypeNode(name, [], null, 0, 0),
        "dateTime" or "date and time" => new TypeNode("date and time", [], null, 0, 0),
        "dayTimeDuration" or "days and time duration" => new TypeNode("days and time duration", [], null, 0, 0),
        "yearMonthDuration" or "years and months duration" => new TypeNode("years and months duration", [], null, 0, 0),
        _ => null,
    };
}
