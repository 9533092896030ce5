using System.CommandLine;
using System.Globalization;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang feel "EXPR" --with name=value</c>: what an expression of a pack gives for some facts.</summary>
public static class FeelCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("EXPR") { Description = "算式，如 \"minutes >= 60 and excused = no\" / the expression", Arity = ArgumentArity.ZeroOrOne };
        var with = new Option<string[]>("--with")
        {
            Description = "name=value: minutes=12, kind=late, day=2014-04-01, excused=yes, excused=? (还不知道 / not known)",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("feel", "算一个规章算式 / evaluate an expression of the pack language") { text, with };
        command.Subcommands.Add(FeelConformanceCommand.Create());
        command.SetAction(parsed => Evaluate(
            parsed.GetValue(text), parsed.GetValue(with) ?? [], LanguageOption.Of(parsed), parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }

    private static int Evaluate(string? text, string[] with, Language language, TextWriter output, TextWriter error)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            error.WriteLine(new Phrase("请写一个算式，如：yunzhang feel \"1 + 2\"", "Give an expression, like: yunzhang feel \"1 + 2\"").In(language));
            return ExitCode.Usage;
        }
        if (GivenFacts.Read(with) is not { } facts)
        {
            error.WriteLine(new Phrase("--with 后面写 名字=值，如 minutes=12，同一个名字只写一次。", "--with takes name=value, like minutes=12, each name once.").In(language));
            return ExitCode.Usage;
        }
        var bag = new DiagnosticBag();
        var expression = FeelCompiler.Compile(new Sourced(text, new SourceSpan("", 1, 1)), facts.Scope, null, bag);
        foreach (var found in bag.All) error.Write(Caret.Show(text, found, language));
        return expression is null ? ExitCode.Refused : Print(text, expression.Evaluate(facts.Frame), language, output, error);
    }

    private static int Print(string text, Value value, Language language, TextWriter output, TextWriter error)
    {
        if (value.Fault is { } fault)
        {
            error.Write(Caret.Show(text, new Diagnostic(fault.Code, Severity.Error, fault.Where, fault.Message), language));
            return ExitCode.Refused;
        }
        output.WriteLine(value.IsUnknown
            ? new Phrase($"还不知道：缺“{value.UnknownOf}”。", $"unknown: \"{value.UnknownOf}\" is missing.").In(language)
            : ValueText.Of(value));
        return ExitCode.Done;
    }
}

/// <summary>Facts given on the command line, typed by how their values look.</summary>
internal sealed record GivenFacts(Scope Scope, Value[] Frame)
{
    /// <summary>Null when an entry is not <c>name=value</c> or a name comes twice.</summary>
    public static GivenFacts? Read(string[] entries)
    {
        var scope = new Scope();
        var frame = new Value[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var split = entries[i].IndexOf('=', StringComparison.Ordinal);
            if (split <= 0) return null;
            var (name, written) = (entries[i][..split].Trim(), entries[i][(split + 1)..].Trim());
            if (name.Length == 0 || scope.Names.Contains(name)) return null;
            var (type, value) = Typed(name, written);
            scope.Field(name, type, i);
            frame[i] = value;
        }
        // A word given as a value may be compared with bare, as an option of a pack is.
        foreach (var word in frame.Where(v => v.Kind == ValueKind.Text && v.AsText.Length > 0)) scope.Constant(word.AsText, FeelType.Text, word);
        return new GivenFacts(scope, frame);
    }

    private static (FeelType Type, Value Value) Typed(string name, string written)
    {
        if (written == "?") return (FeelType.Any, Value.Unknown(name));
        if (written is "yes" or "no" or "true" or "false") return (FeelType.Boolean, Value.Of(written is "yes" or "true"));
        if (decimal.TryParse(written, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number))
            return (FeelType.Number, Value.Of(number));
        var literal = FeelCompiler.Compile(new Sourced($"@\"{written}\"", new SourceSpan("", 1, 1)), new Scope(), null, new DiagnosticBag());
        if (literal is { IsConstant: true }) return (literal.Type, literal.ConstantValue);
        return (FeelType.Text, Value.Of(written.Trim('"')));
    }
}
