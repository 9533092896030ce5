using System.Text.RegularExpressions;

namespace Yunzhang.Architecture.Tests.Rules;

/// <summary>Codes are stable names that tests and translations hang on: <c>family.what-is-wrong</c>, lower case, written as one literal.</summary>
internal static partial class DiagnosticCodes
{
    /// <summary>What a code may begin with. A new family is a new subject of the product, not a new file.</summary>
    private static readonly string[] Families =
    [
        "pack", "yaml", "text", "words", "clause", "question", "reading", "handled", "coverage", "table", "counter", "feel", "say", "number",
        "test", "mutant", "change", "proposal", "facts", "people", "file", "csv", "check", "run", "explain", "simulate", "conformance", "command",
        "organisation", "account", "person", "unit", "post", "import", "punch", "shift", "roster", "rules", "fact", "month", "entry", "restore", "table",
        "flow", "form", "party", "case", "deadline", "time", "calendar", "delegation", "role",
    ];

    public static IEnumerable<string> Broken(SourceFile file)
    {
        foreach (var (line, number) in file.Text.Split('\n').Select((l, i) => (l.Trim(), i + 1)))
        {
            if (line.StartsWith("//", StringComparison.Ordinal)) continue;
            foreach (var code in Written(line).Where(c => !IsGood(c)))
                yield return $"{file.Path}:{number}: \"{code}\" is no code; write family.what-is-wrong, the family one of {string.Join(", ", Families)}";
        }
    }

    private static IEnumerable<string> Written(string line) =>
        Reported().Matches(line).Select(m => m.Groups[1].Value)
            .Concat(Failed().Matches(line).Select(m => m.Groups[1].Value))
            .Concat(Alike().Matches(line).Select(m => m.Groups[1].Value).Where(c => Families.Contains(c.Split('.')[0], StringComparer.OrdinalIgnoreCase)))
            .Distinct();

    private static bool IsGood(string code) => Form().IsMatch(code) && Families.Contains(code.Split('.')[0]);

    // A finding or a fault: its first argument is a code, whatever it looks like.
    [GeneratedRegex("""\b(?:Error|Warning|Diagnostic|Fault)\(\$?"((?:[^"\\]|\\.)*)["]""")]
    private static partial Regex Reported();

    // Shorthands that classes make for themselves take a code, or a sentence; only something dotted without blanks is meant as a code.
    [GeneratedRegex("""\b(?:Fail|Bad|Refuse|Refused)\("([A-Za-z0-9_.-]+\.[A-Za-z0-9_.-]+)["]""")]
    private static partial Regex Failed();

    [GeneratedRegex(""" "([A-Za-z]+\.[A-Za-z0-9_.-]+)["]""", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Alike();

    [GeneratedRegex("^[a-z]+(\\.[a-z0-9]+(-[a-z0-9]+)*)+$")]
    private static partial Regex Form();
}
