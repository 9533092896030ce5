using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.SeeCase;

namespace Yunzhang.Modules.Cases.MoveCases;

/// <summary>How what would come of a move reads.</summary>
internal sealed class MoveWords(MovableCase of, RuledFlow to, Lookups names)
{
    private CaseState After => of.Moved.Answer.State;

    private string NameOf(string? key) => of.Case.NameOf(key, names);

    /// <summary>Where it goes on.</summary>
    public Phrase GoesOn => After.WithStarter ? new("退回发起人", "Back with its starter") : Join(After.Open.Select(o => to.StepName(o.Id)));

    /// <summary>Who acts there.</summary>
    public Phrase? Who
    {
        get
        {
            var open = After.OpenTasks.ToList();
            if (After.WithStarter || open.Count == 0) return null;
            return Join(open.Select(t => t switch
            {
                { To.Length: 0 } => new Phrase("找不到人，要指定", "nobody is found; somebody has to be named"),
                { To: CaseTask.Anyone } => new Phrase("任何在职人员", "anybody employed"),
                { For: { } other } => new Phrase($"{NameOf(t.To)}（代{NameOf(other)}）", $"{NameOf(t.To)} (for {NameOf(other)})"),
                _ => Phrase.Same(NameOf(t.To)),
            }).Distinct());
        }
    }

    /// <summary>What was said in it, and what becomes of that.</summary>
    public Phrase Of(MovedWord word)
    {
        var step = of.Case.Flow.StepName(word.Step);
        var said = of.Case.Flow.StepOf(word.Step) is { } bound ? ExitWords.Button(bound, word.Exit) : Phrase.Same(word.Exit);
        var why = Why(word);
        return new($"{NameOf(word.By)}在“{step.Zh}”：{said.Zh}，{why.Zh}", $"{NameOf(word.By)} in \"{step.En}\": {said.En}; {why.En}");
    }

    /// <summary>What goes from the form, or stands there otherwise.</summary>
    public Phrase Of(FieldChange change)
    {
        var parts = change.Path.Split('.');
        var field = to.FieldOf(parts[0]) ?? of.Case.Flow.FieldOf(parts[0]);
        var column = parts.Length == 3 ? field?.Columns.FirstOrDefault(c => c.Id == parts[2]) : field;
        if (column is null) return Phrase.Same(change.Path);
        var (before, after) = (Value(change.Before), Value(change.After));
        var name = parts.Length == 3 ? new Phrase($"{field!.Name.Zh}·{column.Name.Zh}", $"{field.Name.En}, {column.Name.En}") : column.Name;
        return change.After is null ? new($"新表单没有“{name.Zh}”的位置，“{before.Zh}”不再有", $"The new form has no place for \"{name.En}\"; \"{before.En}\" goes")
            : new($"“{name.Zh}”由“{before.Zh}”变为“{after.Zh}”", $"\"{name.En}\" goes from \"{before.En}\" to \"{after.En}\"");

        Phrase Value(string? text) => text is null ? Phrase.Same("—") : ValueWords.Of(column, text, names);
    }

    /// <summary>What else whoever decides on it should know.</summary>
    public IEnumerable<Phrase> Notes
    {
        get
        {
            if (of.Moved.Back.Count > 0 && Join(of.Moved.Back.Select(s => s.Definition.Name)) is var back) yield return new($"回到“{back.Zh}”：那里原来的意见不再算数", $"Goes back to \"{back.En}\": what was said there counts no longer");
            if (of.Moved.PassedOver.Count > 0 && Join(of.Moved.PassedOver.Select(s => s.Definition.Name)) is var over) yield return new($"新版新加的“{over.Zh}”在它前面，不会再走", $"\"{over.En}\", which is new, stands before it and is not gone through");
            if (of.Moved.ToFill.Count > 0 && Join(of.Moved.ToFill.Select(f => f.Name)) is var fill) yield return new($"以后的步骤要补填：{fill.Zh}", $"To be filled in later on: {fill.En}");
            foreach (var change in of.Moved.Fields) yield return Of(change);
        }
    }

    private Phrase Why(MovedWord word) => word.Fate switch
    {
        WordFate.Stays => new("保留", "counts on"),
        WordFate.StepGone => new("作废：新版没有这一步", "void: the new version has no such step"),
        WordFate.StepChanged => new("作废：这一步由谁办、怎么算、看什么或要交什么改了", "void: who is asked there, how, what they see or must give is another"),
        WordFate.NotAsked => new("不再用到：新版这一步不问他", "not needed: the new version does not ask him there"),
        _ when Join(word.Fields.Select(Field)) is var fields => new($"作废：他看过的“{fields.Zh}”改了", $"void: \"{fields.En}\", which he had seen, is another"),
        _ => default,
    };

    private Phrase Field(string id) => (of.Case.Flow.FieldOf(id) ?? to.FieldOf(id))?.Name ?? Phrase.Same(id);

    private static Phrase Join(IEnumerable<Phrase> parts) => parts.ToList() is var all ? new(string.Join("、", all.Select(p => p.Zh)), string.Join(", ", all.Select(p => p.En))) : default;
}
