using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Binding;

/// <summary>A sentence with places for values, in both languages: <c>"{kind} {minutes} 分钟"</c>.</summary>
internal sealed class SayTemplate
{
    private readonly List<Part> zh;
    private readonly List<Part> en;

    private SayTemplate(List<Part> zh, List<Part> en) => (this.zh, this.en) = (zh, en);

    private sealed record Part(string Text, bool IsName);

    /// <summary>Reads a template.</summary>
    public static SayTemplate Parse(Phrase text) => new(Split(text.Zh), Split(text.En));

    /// <summary>The names it asks for in either language.</summary>
    public IEnumerable<string> Names => zh.Concat(en).Where(p => p.IsName).Select(p => p.Text).Distinct();

    /// <summary>The sentence, each name replaced by what <paramref name="value"/> says in that language.</summary>
    public Phrase Fill(Func<string, Phrase> value) => new(
        string.Concat(zh.Select(p => p.IsName ? value(p.Text).Zh : p.Text)),
        string.Concat(en.Select(p => p.IsName ? value(p.Text).En : p.Text)));

    private static List<Part> Split(string text)
    {
        var parts = new List<Part>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0) break;
            if (open > at) parts.Add(new Part(text[at..open], false));
            parts.Add(new Part(text[(open + 1)..close].Trim(), true));
            at = close + 1;
        }
        if (at < text.Length) parts.Add(new Part(text[at..], false));
        return parts;
    }
}
