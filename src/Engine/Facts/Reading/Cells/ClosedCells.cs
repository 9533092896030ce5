using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading.Cells;

/// <summary>Yes or no, in the words clerks use.</summary>
internal sealed class YesNoCell : CellType
{
    private static readonly NameTable Words = new()
    {
        ["yes"] = 1, ["y"] = 1, ["true"] = 1, ["1"] = 1, ["是"] = 1, ["有"] = 1,
        ["no"] = 0, ["n"] = 0, ["false"] = 0, ["0"] = 0, ["否"] = 0, ["无"] = 0,
    };

    public override bool TryRead(ReadOnlySpan<char> cell, out Value value)
    {
        var isWord = Words.TryFind(cell, out var yes);
        value = isWord ? Value.Of(yes == 1) : default;
        return isWord;
    }

    public override Complaint Explain(string cell) => new("file.not-yes-or-no",
        new($"要的是“是”或“否”，写的是“{cell}”。", $"yes or no is expected, found \"{cell}\"."),
        new("请写 是/否、有/无、yes/no、y/n、true/false 或 1/0；不知道就留空。", "Write yes/no, y/n, true/false, 1/0, 是/否 or 有/无; leave it empty when it is not known."));
}

/// <summary>One of the options of a choice, by id or by either name.</summary>
internal sealed class ChoiceCell : CellType
{
    private const int ShownOptions = 12;
    private const int Ambiguous = -1;
    private readonly IReadOnlyList<Option> options;
    private readonly Value[] values;
    private readonly NameTable places = new();

    public ChoiceCell(IReadOnlyList<Option> options)
    {
        this.options = options;
        values = [.. options.Select((o, i) => Value.Choice(o.Id, i))];
        for (var i = 0; i < options.Count; i++) places[options[i].Id] = i;
        var ids = new HashSet<string>(places.Names, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < options.Count; i++)
            foreach (var name in new[] { options[i].Name.Zh, options[i].Name.En })
                if (!ids.Contains(name)) places[name] = places.TryFind(name, out var other) && other != i ? Ambiguous : i;
    }

    /// <summary>Everything a cell may hold, for suggestions.</summary>
    public IEnumerable<string> Names => places.Names;

    /// <summary>The place of the option; -1 when there is none, or several bear the name.</summary>
    public int Find(ReadOnlySpan<char> cell) => places.TryFind(cell, out var place) ? place : -1;

    public override bool TryRead(ReadOnlySpan<char> cell, out Value value)
    {
        var place = Find(cell);
        value = place >= 0 ? values[place] : default;
        return place >= 0;
    }

    public override Complaint Explain(string cell)
    {
        if (places.Contains(cell))
        {
            var ids = string.Join(" / ", options.Where(o => o.Name.Zh == cell || o.Name.En == cell).Select(o => o.Id));
            return new("file.ambiguous-option",
                new($"叫“{cell}”的有好几项：{ids}。", $"several options are called \"{cell}\": {ids}."), new("请改写代号。", "Write the id instead."));
        }
        return new("file.not-an-option", new($"没有“{cell}”这一项。", $"\"{cell}\" is not one of the options."),
            Suggestion.DidYouMean(cell, places.Names) ?? Listed(options));
    }

    internal static Phrase Listed(IReadOnlyList<Option> options)
    {
        var shown = options.Take(ShownOptions).ToList();
        var (restZh, restEn) = options.Count > ShownOptions ? (" 等", ", …") : ("", "");
        return new($"可以写：{string.Join("、", shown.Select(o => o.Name.Zh))}{restZh}。", $"It may be {string.Join(", ", shown.Select(o => o.Id))}{restEn}.");
    }
}
