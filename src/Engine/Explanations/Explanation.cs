using System.Text;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Explanations;

/// <summary>How one determination reads to the person it falls to. Compiled from the clause, the row's sentence and the facts; nothing is made up.</summary>
/// <param name="Title">The result, with the sum, in one sentence.</param>
/// <param name="Parts">Facts, rule, sum, where you stand, what you can do: a heading and its words each.</param>
/// <param name="Number">Number of the receipt behind it.</param>
public sealed record Explanation(Phrase Title, IReadOnlyList<(Phrase Heading, Phrase Body)> Parts, string Number)
{
    /// <summary>The whole text in one language, a line a part.</summary>
    public string Format(Language language)
    {
        var text = new StringBuilder().AppendLine(Title.In(language));
        foreach (var (heading, body) in Parts)
            text.Append("  ").Append(heading.In(language)).Append(language == Language.Chinese ? "　" : ": ").AppendLine(body.In(language));
        return text.ToString();
    }
}
