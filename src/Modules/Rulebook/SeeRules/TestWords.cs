using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Modules.Rulebook.SeeRules;

/// <summary>Says a figure of a test in the words of its pack: <c>annual-absence 2</c> as the counter's name and 2.</summary>
internal static class TestWords
{
    private static readonly Dictionary<string, Phrase> Own = new(StringComparer.Ordinal)
    {
        ["to_pay"] = new("应扣", "to pay"), ["to_get"] = new("应得", "to get"), ["waits"] = new("等人说明", "waits"), ["days"] = new("日数", "days"), ["points"] = new("记分", "points"),
        ["adjustment"] = new("调整", "adjustment"), ["outcome"] = new("认定", "found"), ["amount"] = new("扣款", "fine"), ["reward"] = new("奖励", "reward"), ["because"] = new("依据", "by"),
        ["mark"] = new("身份", "mark"), ["card"] = new("牌", "card"), ["gate"] = new("门禁", "gate"), ["time"] = new("时间", "time"),
    };

    private static readonly Dictionary<string, Phrase> Values = new(StringComparer.Ordinal)
    {
        ["waits"] = new("等人说明", "waits"), ["not-judged"] = new("不判定", "not judged"), ["not-in-force"] = new("尚未施行", "not in force"), ["yes"] = new("是", "yes"), ["no"] = new("否", "no"),
    };

    public static (Phrase Name, Phrase Value) Of(Pack pack, string name, string value)
    {
        var field = pack.Words.Words.SelectMany(w => w.Fields).Concat(pack.Words.People).FirstOrDefault(f => f.Id == name);
        var mark = pack.Words.Marks.FirstOrDefault(m => m.Id == name);
        var called = field?.Name ?? mark?.Name ?? NameOf(pack, name);
        var options = name == "outcome" ? pack.Words.Outcomes : field?.Options ?? mark?.Options ?? [];
        return (called, options.FirstOrDefault(o => o.Id == value)?.Name ?? Values.GetValueOrDefault(value, Phrase.Same(value)));
    }

    private static Phrase NameOf(Pack pack, string name)
    {
        if (pack.Words.Outcomes.FirstOrDefault(o => o.Id == name) is { } outcome) return outcome.Name;
        if (pack.Counters.FirstOrDefault(c => c.Id == name) is { } counter) return counter.Name;
        return Own.GetValueOrDefault(name, Phrase.Same(name));
    }
}
