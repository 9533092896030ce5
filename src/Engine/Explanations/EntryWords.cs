using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Explanations;

/// <summary>The facts, figures and names behind one entry, in words.</summary>
internal sealed class EntryWords
{
    private readonly Ledger ledger;
    private readonly int entry;
    private readonly Word? word;

    public EntryWords(Ledger ledger, Frames frames, int entry)
    {
        this.ledger = ledger;
        this.entry = entry;
        ref readonly var found = ref ledger.At(entry);
        frames.OfEntry(entry);
        Frame = frames.WithCount(found.Measures.Count);
        word = found.Fact >= 0 ? ledger.Book.WordOf(found.Fact) : null;
    }

    public Value[] Frame { get; }

    private ref readonly Determination Found => ref ledger.At(entry);

    private FrameLayout Layout => ledger.Pack.Layout;

    private LocalDate Day => LocalDate.FromDateOnly(DateOnly.FromDayNumber(Found.Day));

    /// <summary>"3 April 2014, late, 12 minutes", or the window for a count at its end.</summary>
    public Phrase Occasion()
    {
        var day = Wording.Day(Day);
        if (Found.Fact < 0)
        {
            var name = ledger.ControlOf(Found).Definition.Name;
            return new($"截至 {day.Zh}，{name.Zh}", $"at the end of {day.En}, {name.En}");
        }
        var judged = ledger.ControlOf(Found) is BoundTable table && Found.Version >= 0 ? table : null;
        if (judged is null && Found.Version >= 0)
        {
            var counter = ledger.ControlOf(Found).Definition.Name;
            return new($"{day.Zh}，{counter.Zh}", $"{day.En}, {counter.En}");
        }
        var shown = word!.Fields.Where(f => f.Type is FieldType.Choice or FieldType.Number && !ValueOf(f).IsUnknown)
            .Select(f => Wording.Show(f, ValueOf(f)));
        var what = Wording.Join(shown, " ", ", ");
        return new($"{day.Zh}{(what.Zh.Length > 0 ? what.Zh : word.Name.Zh)}", $"{day.En}, {(what.En.Length > 0 ? what.En : word.Name.En)}");
    }

    /// <summary>Every fact known, where it comes from and when it came to be known.</summary>
    public Phrase Facts()
    {
        var book = ledger.Book;
        var fact = Found.Fact;
        var own = word!.Fields.Where(f => !ValueOf(f).IsUnknown).Select(f => Named(f, ValueOf(f)));
        var read = ledger.ConsequenceOf(Found) is { } c ? Reads(c) : [];
        var known = Layout.Words.People.Where(f => read.Contains(f.Id) && word.Fields.All(o => o.Id != f.Id))
            .Select(f => Named(f, Frame[Layout.SlotOfPeople(f)]));
        var all = Wording.Join(own.Concat(known), "；", "; ");
        var recorded = Wording.Day(LocalDate.FromDateOnly(DateOnly.FromDayNumber(book.RecordedOf(fact))));
        var line = book.LineOf(fact);
        var source = line > 0
            ? new Phrase($"{book.Source} 第 {line} 行，{recorded.Zh}记录", $"{book.Source} row {line}, recorded on {recorded.En}")
            : new Phrase($"{recorded.Zh}记录", $"recorded on {recorded.En}");
        return new($"{all.Zh}。（{source.Zh}）", $"{all.En}. ({source.En})");
    }

    /// <summary>What must be known, who is to say it, and what would follow either way.</summary>
    public Phrase WhatIsMissing()
    {
        if (Found.Fact < 0)
            return new("这一期里还有事没有说明，都说明以后才能判断。", "Something in this window still waits for somebody to say; it can be judged once all is known.");
        var ask = Asked(MissingFacts.Of(ledger, entry));
        if (Found.Version < 0 || ledger.VersionOf(Found).Rows is not { } rows) return new($"{ask.Zh}。", $"{ask.En}.");
        var ways = rows.Matcher.Possible(Frame).Select(r => Way(rows, r));
        var way = Wording.Join(ways, "；", "; ");
        return new($"{ask.Zh}。（{way.Zh}。）", $"{ask.En}. ({way.En}.)");
    }

    /// <summary>What a sum waits for, and who is to say it.</summary>
    public Phrase WhatTheSumWaitsFor()
    {
        var ask = Asked(MissingFacts.Of(ledger, entry));
        return new($"{ask.Zh}。", $"{ask.En}.");
    }

    private Phrase Asked(IEnumerable<string> names) => Wording.Join(names.Select(FieldOf).OfType<Field>().Select(f =>
    {
        var role = ledger.Pack.Pack.Words.Roles.FirstOrDefault(r => r.Id == f.AskedOf?.Text)?.Name;
        return role is { } r
            ? new Phrase($"“{f.Name.Zh}”尚不知道，请{r.Zh}说明", $"\"{f.Name.En}\" is not known; {r.En} is to say")
            : new Phrase($"“{f.Name.Zh}”尚不知道", $"\"{f.Name.En}\" is not known");
    }), "；", "; ");

    public Phrase Fault() => ledger.FaultOf(entry)?.Message ?? new Phrase(
        "没有一行能判断这件事：有的数在表里没有归处。请检查这条记录的数值。",
        "No row decides it: a figure has no place in the table. Check the figures of this record.");

    /// <summary>The lines not crossed.</summary>
    public IReadOnlyList<Phrase> NearestLines() =>
        ledger.ControlOf(Found) is BoundTable && ledger.VersionOf(Found).Rows is { } rows
            ? NearestLine.Of(rows, Found.Row, ledger.Pack.Pack, FieldOf, SlotOf, Frame) : [];

    /// <summary>The value of a name in a sentence.</summary>
    public Phrase Say(string name)
    {
        switch (name)
        {
            case "person" or "unit": return Phrase.Same(ledger.SubjectOf(Found).Name);
            case "date": return Wording.Day(Day);
            case "n": return Phrase.Same(Wording.Figure(Found.Measures.Count));
            case "amount": return Found.Standing == Standing.AmountWaits ? new("待定", "a sum still to be settled") : Phrase.Same(Wording.Figure(Found.Amount));
            case "reward": return Phrase.Same(Wording.Figure(Found.Measures.Reward));
            case "points": return Phrase.Same(Wording.Figure(Found.Measures.Points));
            case "days": return Phrase.Same(Wording.Figure(Found.Measures.Days));
            case "outcome": return Found.Outcome >= 0 ? ledger.Pack.Pack.Words.Outcomes[Found.Outcome].Name : default;
        }
        if (FieldOf(name) is { } field)
        {
            var value = ValueOf(field);
            return value.Kind == ValueKind.Number ? Phrase.Same(Wording.Figure(value.AsNumber)) : Wording.Show(field, value);
        }
        return Named(name) is { } expression ? Plain(expression.Evaluate(Frame)) : Phrase.Same($"{{{name}}}");
    }

    private Expression? Named(string name)
    {
        if (Found.Version < 0) return null;
        if (ledger.VersionOf(Found).Values.TryGetValue(name, out var own)) return own;
        var dot = name.IndexOf('.');
        if (dot < 0 || ledger.Pack.Tables.FirstOrDefault(t => t.Definition.Id == name[..dot]) is not { } table) return null;
        return table.VersionOn(Found.Day) is >= 0 and var version ? table.Versions[version].Values.GetValueOrDefault(name[(dot + 1)..]) : null;
    }

    private static Phrase Plain(in Value value) =>
        value.Kind == ValueKind.Number ? Phrase.Same(Wording.Figure(value.AsNumber)) : Wording.Show(null, value);

    private Phrase Way(BoundRows rows, int row)
    {
        var when = new List<Phrase>();
        for (var c = 0; c < rows.Matcher.Columns.Length; c++)
        {
            if (!rows.Matcher.Inputs[c].Evaluate(Frame).IsUnknown || rows.Rows[row].Cells[c].IsAny) continue;
            var field = FieldOf(rows.Matcher.Columns[c].Name);
            var cell = rows.Rows[row].Cells[c];
            var said = cell.Ranges.All(r => r.IsPoint) && !cell.Negated && field is not null
                ? Wording.Join(cell.Ranges.Select(r => Wording.Show(field, r.Low!.Value)), "或", " or ") : Phrase.Same(cell.Text);
            var name = field?.Name ?? Phrase.Same(rows.Matcher.Columns[c].Name);
            when.Add(new Phrase($"{name.Zh}：{said.Zh}", $"{name.En} {said.En}"));
        }
        var follows = ConsequenceWording.Of(rows.Rows[row].Consequence, ledger.Pack.Pack, Frame);
        var condition = Wording.Join(when, "，", ", ");
        return new($"{condition.Zh} → {follows.Zh}", $"{condition.En} → {follows.En}");
    }

    private HashSet<string> Reads(Consequence consequence)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var formula in new[] { consequence.Amount, consequence.Reward, consequence.Points, consequence.Days })
            if (formula is not null) read.UnionWith(formula.Reads);
        if (ledger.VersionOf(Found).Rows is { } rows)
            for (var c = 0; c < rows.Matcher.Inputs.Length; c++)
                if (!rows.Rows[Found.Row].Cells[c].IsAny) read.UnionWith(rows.Matcher.Inputs[c].Reads);
        return read;
    }

    private static Phrase Named(Field field, in Value value)
    {
        var shown = Wording.Show(field, value);
        return new Phrase($"{field.Name.Zh}：{shown.Zh}", $"{field.Name.En}: {shown.En}");
    }

    private Field? FieldOf(string name) =>
        word?.Fields.FirstOrDefault(f => f.Id == name) ?? Layout.Words.People.FirstOrDefault(f => f.Id == name);

    private int SlotOf(string name) =>
        word?.Fields.FirstOrDefault(f => f.Id == name) is { } own ? Layout.SlotOf(word, own)
        : Layout.Words.People.FirstOrDefault(f => f.Id == name) is { } known ? Layout.SlotOfPeople(known) : -1;

    private Value ValueOf(Field field) => Frame[SlotOf(field.Id)];
}
