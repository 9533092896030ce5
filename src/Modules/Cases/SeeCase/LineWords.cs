using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;

namespace Yunzhang.Modules.Cases.SeeCase;

/// <summary>A line of the history of a case in words.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What happened.</param>
/// <param name="Said">What somebody wrote with it; null when nothing.</param>
/// <param name="IsAutomatic">Whether nobody did it: it never reads as anybody's approval.</param>
/// <param name="Signature">Id of the picture signed with; null without.</param>
/// <param name="Files">Ids of files added with it.</param>
internal sealed record SaidLine(Instant At, Phrase Text, string? Said, bool IsAutomatic, string? Signature, IReadOnlyList<string> Files);

/// <summary>Turns the events of a case into what people read. What only the machine needs is left out.</summary>
internal sealed class LineWords(CaseView view, string zone)
{
    private readonly Dictionary<int, TaskGiven> given = view.Case.Lines.Select(l => l.Event).OfType<TaskGiven>().ToDictionary(g => g.Task);

    public IReadOnlyList<SaidLine> All => [.. view.Case.Lines.Select(Of).OfType<SaidLine>()];

    private SaidLine? Of(CaseLine line) => line.Event switch
    {
        CaseStarted e => Say(line, e.By is { } by ? new($"{Name(by)}提交", $"{Name(by)} handed it in") : new("系统按规章发起", "started by the regulation"), automatic: e.By is null),
        FieldsChanged e => Say(line, new($"{Name(e.By)}修改：{string.Join("；", e.Changes.Select(c => Change(c).Zh))}", $"{Name(e.By)} changed {string.Join("; ", e.Changes.Select(c => Change(c).En))}")),
        TaskGiven e => Given(line, e),
        TaskEnded e => Ended(line, e),
        Acted e => Acted(line, e),
        VotesVoided { By: null } e => Say(line, new($"内容改了，{People(e.Tasks)}已表的态不再算数，要重新看过", $"The content changed, so what {People(e.Tasks)} said no longer counts"), automatic: true),
        VotesVoided e => Say(line, new($"{Name(e.By)}收回了自己的意见", $"{Name(e.By)} took his word back")),
        StepPassed { Automatic: true } e => Passed(line, e),
        StepReturned e => Returned(line, e),
        StepMissed e => Say(line, new($"“{Step(e.Step).Zh}”过了期限（{Until(e.Due)}）", $"\"{Step(e.Step).En}\" is past its limit ({Until(e.Due)})"), automatic: true),
        RungReached { Told.Count: > 0 } e => Say(line, new($"“{Step(e.Step).Zh}”到时提醒了{Names(e.Told)}", $"{Names(e.Told)} were reminded of \"{Step(e.Step).En}\""), automatic: true),
        DueMoved e => Say(line, new($"“{Step(e.Step).Zh}”的期限由 {Until(e.Before)} 改到 {Until(e.After)}：{e.Why.Zh}", $"The limit of \"{Step(e.Step).En}\" moved from {Until(e.Before)} to {Until(e.After)}: {e.Why.En}"), automatic: true),
        OtherBegun e => Say(line, new($"“{Step(e.Step).Zh}”发起了 {e.Number}，等它办完", $"\"{Step(e.Step).En}\" started {e.Number} and waits for its end"), automatic: true),
        PeopleTold e => Told(line, e),
        Commented e => new SaidLine(line.At, new($"{Name(e.By)}留言", $"{Name(e.By)} wrote"), e.Text, false, null, e.Files),
        CaseMoved e => Moved(line, e),
        CaseEnded { By: "" } e => Say(line, new($"系统终止：{ProductReasons.Of(e.Reason).Zh}", $"Closed by the product: {ProductReasons.Of(e.Reason).En}"), automatic: true),
        CaseEnded { By: { } by } e => Say(line, new($"{Name(by)}终止", $"{Name(by)} stopped it"), e.Reason),
        CaseEnded e => Say(line, new($"办结：{view.Flow.EndingName(e.Ending).Zh}", $"Ended: {view.Flow.EndingName(e.Ending).En}"), automatic: true),
        _ => null,
    };

    private SaidLine Given(CaseLine line, TaskGiven e)
    {
        var (step, why) = (StepOf(e), e.Because);
        if (e.To.Length == 0) return Say(line, new($"“{step.Zh}”找不到办理人（{why.Zh}），要指定一个人", $"Nobody could be found for \"{step.En}\" ({why.En}); somebody has to be named"), automatic: true);
        var (zh, en) = e.To == CaseTask.Anyone ? ("任何在职人员", "anybody employed") : (Name(e.To), Name(e.To));
        var (forZh, forEn) = e.For is { } other ? ($"（代{Name(other)}）", $" (for {Name(other)})") : ("", "");
        return Say(line, new($"“{step.Zh}”交给{zh}{forZh}：{why.Zh}", $"\"{step.En}\" went to {en}{forEn}: {why.En}"), automatic: e.Origin is TaskOrigin.Flow or TaskOrigin.Escalated or TaskOrigin.Inherited);
    }

    private SaidLine? Ended(CaseLine line, TaskEnded e) => e.Why switch
    {
        TaskEnding.Moved when e.By is { } by => Say(line, new($"{Name(by)}转办“{StepOf(given[e.Task]).Zh}”", $"{Name(by)} handed \"{StepOf(given[e.Task]).En}\" over")),
        TaskEnding.Removed => Say(line, new($"{Name(e.By)}减签，不再请{Holder(e.Task)}", $"{Name(e.By)} no longer asks {Holder(e.Task)}")),
        TaskEnding.Repeated => Say(line, new($"{Holder(e.Task)}先前同意过同样的内容，不再问“{StepOf(given[e.Task]).Zh}”", $"{Holder(e.Task)} approved the same before and is not asked in \"{StepOf(given[e.Task]).En}\""), automatic: true),
        _ => null,
    };

    private SaidLine Acted(CaseLine line, Acted e)
    {
        var (task, word) = (given[e.Task], view.Flow.StepOf(given[e.Task].Step) is { } step ? ExitWords.Button(step, e.Exit) : Phrase.Same(e.Exit));
        var stands = task.For ?? (task.To != e.By && task.To != CaseTask.Anyone ? task.To : null);
        var (zh, en) = stands is { } other && other != e.By ? ($"{Name(e.By)}代{Name(other)}", $"{Name(e.By)} for {Name(other)}") : (Name(e.By), Name(e.By));
        return new SaidLine(line.At, new($"{zh}：“{StepOf(task).Zh}”{word.Zh}", $"{en}: {word.En} (\"{StepOf(task).En}\")"), e.Reason, false, e.Signature, e.Files);
    }

    private SaidLine? Passed(CaseLine line, StepPassed e) => e.Exit switch
    {
        StepWords.Skipped => Say(line, new($"“{Step(e.Step).Zh}”不需要，跳过", $"\"{Step(e.Step).En}\" was not needed"), automatic: true),
        StepWords.Missed => Say(line, new($"“{Step(e.Step).Zh}”逾期未办，按规章往下走", $"\"{Step(e.Step).En}\" was not done in time, and the case went on by the regulation"), automatic: true),
        _ => null,
    };

    private SaidLine Returned(CaseLine line, StepReturned e)
    {
        var to = e.To.Length == 0 ? new Phrase("发起人", "its starter") : new Phrase($"“{Step(e.To).Zh}”", $"\"{Step(e.To).En}\"");
        return Say(line, e.Withdrawn ? new($"{Name(e.By)}撤回到{to.Zh}", $"{Name(e.By)} took it back to {to.En}") : new($"{Doer(line, e.By)}退回到{to.Zh}", $"{Doer(line, e.By)} returned it to {to.En}"), e.Reason);
    }

    private SaidLine Moved(CaseLine line, CaseMoved e)
    {
        var who = Doer(line, e.By);
        var (from, to) = (FlowVersions.NameOf(e.From, e.To), FlowVersions.NameOf(e.To, e.From));
        var fallen = e.Fallen.Count == 0 ? default : new Phrase($"；{People([.. e.Fallen.Select(f => f.Task)])}已表的态不再算数", $"; what {People([.. e.Fallen.Select(f => f.Task)])} said no longer counts");
        return Say(line, new($"{who}把它从{from.Zh}迁移到{to.Zh}{fallen.Zh}", $"{who} moved it from {from.En} to {to.En}{fallen.En}"), e.Reason);
    }

    private SaidLine Told(CaseLine line, PeopleTold e) => e.How switch
    {
        Telling.Copied => Say(line, new($"{Name(e.By)}抄送给{Names(e.To)}", $"{Name(e.By)} copied it to {Names(e.To)}")),
        Telling.Urged => Say(line, new($"{Name(e.By)}催{Names(e.To)}办理", $"{Name(e.By)} urged {Names(e.To)}")),
        _ => Say(line, new($"告知{Names(e.To)}", $"{Names(e.To)} were told"), automatic: true),
    };

    private Phrase Change(FieldChange change)
    {
        var parts = change.Path.Split('.');
        var field = view.Flow.FieldOf(parts[0]);
        var column = parts.Length == 3 ? field?.Columns.FirstOrDefault(c => c.Id == parts[2]) : field;
        if (column is null) return Phrase.Same(change.Path);
        var (before, after) = (Value(change.Before), Value(change.After));
        var name = parts.Length == 3 ? new Phrase($"{field!.Name.Zh}第 {int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) + 1} 行{column.Name.Zh}", $"{field.Name.En} row {int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) + 1}, {column.Name.En}") : column.Name;
        return new($"{name.Zh}由“{before.Zh}”改为“{after.Zh}”", $"{name.En} from \"{before.En}\" to \"{after.En}\"");

        Phrase Value(string? text) => text is null ? Phrase.Same("—") : ValueWords.Of(column, text, view.Names);
    }

    private static SaidLine Say(CaseLine line, Phrase text, string? said = null, bool automatic = false) => new(line.At, text, said, automatic, null, []);

    private Phrase StepOf(TaskGiven task)
    {
        var step = Step(task.Step);
        var party = view.Flow.StepOf(task.Step)?.Parties.FirstOrDefault(p => p.Id.Length > 0 && p.Id == task.Party)?.Name;
        return party is { } name ? new($"{step.Zh}·{name.Zh}", $"{step.En}, {name.En}") : step;
    }

    private Phrase Step(string id) => view.Flow.StepName(id);

    private string Holder(int task) => Name(given[task].To);

    // Whoever is no member of staff has his name in the journal.
    private string Doer(CaseLine line, string? key) => key is { Length: > 0 } ? Name(key) : line.By;

    private string Name(string? key) => view.NameOf(key);

    private string Names(IReadOnlyList<string> keys) => string.Join("、", keys.Select(Name));

    private string People(IReadOnlyList<int> tasks) => string.Join("、", tasks.Select(Holder));

    private string Until(Instant at) => CaseForms.Until(at, zone);
}
