using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>
/// The English of a pack. Readers ask for each wording by its key as they meet the Chinese; what is asked for and absent is untranslated,
/// and what is never asked for translates nothing.
/// </summary>
internal sealed class Translations
{
    private readonly DiagnosticBag bag;
    private readonly Dictionary<string, Sourced> texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly bool present;

    public Translations(YamlNode? root, DiagnosticBag bag)
    {
        this.bag = bag;
        present = root is not null;
        if (root is null) return;
        if (new ReadScope(bag, this).Read(root, Shape) is not { } file) return;
        if (file.Text("name") is { } name) texts["name"] = name;
        foreach (var section in new[] { "names", "clauses", "say", "questions", "reasons" })
        {
            if (file.SubMap(section) is { } map) Gather(section, map);
        }
    }

    private static Shape Shape { get; } = new(
        new("英文对照", "The English wording"), Key.May("name"), Key.May("names", Holds.Map), Key.May("clauses", Holds.Map), Key.May("say", Holds.Map),
        Key.May("questions", Holds.Map), Key.May("reasons", Holds.Map));

    /// <summary>The Chinese with its English. Without one, English repeats the Chinese and a warning names the key.</summary>
    /// <param name="key">Key in the file, sections joined with dots: <c>names.roles.ops</c>.</param>
    /// <param name="zh">The Chinese as written.</param>
    /// <param name="exact">A narrower key that wins when it is there, such as one for a dated version.</param>
    public Phrase Of(string key, Sourced zh, string? exact = null)
    {
        asked.Add(key);
        if (exact is not null) asked.Add(exact);
        if (exact is not null && texts.TryGetValue(exact, out var narrow)) return new Phrase(zh.Text, narrow.Text);
        if (texts.TryGetValue(key, out var english)) return new Phrase(zh.Text, english.Text);
        if (present && zh.Text.AsSpan().IndexOfAnyInRange('\u3400', '\u9fff') >= 0)
        {
            bag.Warning("pack.untranslated", zh.Where, new Phrase($"“{zh.Text}”没有英文。", $"\"{zh.Text}\" has no English."),
                new Phrase($"请在 i18n/en.yaml 里加上 {Shown(key)}。", $"Add {Shown(key)} to i18n/en.yaml."));
        }
        return new Phrase(zh.Text, zh.Text);
    }

    /// <summary>Reports every entry nobody asked for.</summary>
    public void ReportUnused()
    {
        foreach (var (key, text) in texts)
        {
            if (asked.Contains(key)) continue;
            var section = key[..(key.IndexOf('.', StringComparison.Ordinal) + 1)];
            var near = Suggestion.Nearest(key, asked.Where(a => a.StartsWith(section, StringComparison.Ordinal)));
            bag.Error("pack.translation-of-nothing", text.Where,
                new Phrase($"{Shown(key)} 翻译的东西在包里不存在。", $"{Shown(key)} translates something the pack does not have."),
                near is null ? new Phrase("请改正编号，或删去这一行。", "Correct the id, or remove this line.")
                    : new Phrase($"是不是想写“{Shown(near)}”?", $"Did you mean \"{Shown(near)}\"?"));
        }
    }

    private static string Shown(string key) => key.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? $"{key[..dot]}: {key[(dot + 1)..]}" : key;

    private void Gather(string path, YamlMap map)
    {
        foreach (var (key, value) in map.Entries)
        {
            if (value is YamlMap inner) Gather($"{path}.{key.Text}", inner);
            else if (value is YamlText { Text.Length: > 0 } text) texts[$"{path}.{key.Text}"] = text.Sourced;
            else if (value is YamlList) bag.Error("pack.wrong-shape", value.Where, new Phrase($"“{key.Text}”这里要写一段文字。", $"\"{key.Text}\" takes one text here."));
        }
    }
}
