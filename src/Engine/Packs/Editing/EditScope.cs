using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Editing;

/// <summary>One change being made: its path, its new text, and the ways it can be refused.</summary>
internal sealed class EditScope(Change change, DiagnosticBag bag)
{
    public ChangePath Path { get; } = ChangePath.Of(change.Path);

    public Sourced? To { get; } = change.To;

    public DiagnosticBag Bag { get; } = bag;

    /// <summary>True when the change takes something away: nothing written, or <c>none</c>.</summary>
    public bool Removes => To is null or { Text: "none" };

    /// <summary>The path names nothing; says what could stand in the place of the part that is wrong.</summary>
    public void Unknown(string part, IReadOnlyCollection<string> known) =>
        Bag.Error("pack.unknown-path", Path.Written.Where,
            new Phrase($"路径“{Path.Written.Text}”里的“{part}”不存在，这里可以写：{string.Join("、", known)}。", $"\"{part}\" in the path \"{Path.Written.Text}\" does not exist; here it takes: {string.Join(", ", known)}."),
            Suggestion.DidYouMean(part, known));

    /// <summary>The path is right, what is to be put there is not.</summary>
    public void BadValue(Phrase expected) =>
        Bag.Error("pack.bad-change", To?.Where ?? Path.Written.Where,
            new Phrase($"“{Path.Written.Text}”不能改成“{To?.Text ?? "（空）"}”：{expected.Zh}", $"\"{Path.Written.Text}\" cannot become \"{To?.Text ?? "(nothing)"}\": {expected.En}"));

    /// <summary>True and reported when a version is named for a key that all versions share.</summary>
    public bool RefusesVersion()
    {
        if (Path.Version is null || Path.Key is not ("when" or "adds" or "charges" or "per" or "in_a_row" or "absorbs")) return false;
        BadValue(new Phrase($"{Path.Key} 不分版本，请去掉“@{Path.Version}”。", $"{Path.Key} is the same in all versions; leave out \"@{Path.Version}\"."));
        return true;
    }

    /// <summary>The new text; null and reported when the change would take away what must stay.</summary>
    public Sourced? Needed()
    {
        if (To is null) BadValue(new Phrase("这一项不能删去，请写新值。", "it cannot be removed; write the new value."));
        return To;
    }

    /// <summary>Replaces one item of a list.</summary>
    public static IReadOnlyList<T> With<T>(IReadOnlyList<T> list, int at, T item)
    {
        var copy = list.ToArray();
        copy[at] = item;
        return copy;
    }
}
