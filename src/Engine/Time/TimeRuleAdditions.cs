using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Time;

/// <summary>What is added to a rule after commas: a closed list, each kind at most once, and only where it means something.</summary>
internal sealed class TimeRuleAdditions(TimeRuleReader reader, TimeRule? rule, bool hasTime)
{
    private static readonly Dictionary<string, Addition> Known = new(StringComparer.Ordinal)
    {
        ["next working day if a rest day"] = new(RestDay: RestDayRule.Next),
        ["previous working day if a rest day"] = new(RestDay: RestDayRule.Previous),
        ["skip if a rest day"] = new(RestDay: RestDayRule.Skip),
        ["working hours"] = new(Clock: ClockKind.WorkingHours),
        ["all hours"] = new(Clock: ClockKind.AllHours),
        ["same time"] = new(Closing: Closing.SameTime),
        ["end of day"] = new(Closing: Closing.EndOfDay),
        ["end of work"] = new(Closing: Closing.EndOfWork),
        ["遇休息日顺延"] = new(RestDay: RestDayRule.Next),
        ["遇休息日提前"] = new(RestDay: RestDayRule.Previous),
        ["遇休息日不办"] = new(RestDay: RestDayRule.Skip),
        ["只算工作时间"] = new(Clock: ClockKind.WorkingHours),
        ["不分昼夜"] = new(Clock: ClockKind.AllHours),
        ["同一时刻"] = new(Closing: Closing.SameTime),
        ["到当天结束"] = new(Closing: Closing.EndOfDay),
        ["到下班"] = new(Closing: Closing.EndOfWork),
    };

    private Addition all = new();

    public void Read(string text, int start)
    {
        if (!Known.TryGetValue(text, out var added))
        {
            reader.Fail(start, text.Length, "time.unknown-addition", new(
                $"期限后面不能加“{text}”。逗号后面可以写：{string.Join("；", Known.Keys.Where(k => k[0] > 127))}。",
                $"\"{text}\" cannot follow a limit. After a comma write one of: {string.Join("; ", Known.Keys.Where(k => k[0] < 128))}."),
                Suggestion.DidYouMean(text, Known.Keys));
            return;
        }
        if (added.RestDay is not null && all.RestDay is not null || added.Clock is not null && all.Clock is not null || added.Closing is not null && all.Closing is not null)
        {
            reader.Fail(start, text.Length, "time.repeated-addition", new($"“{text}”和前面的说法重复或矛盾，只留一个。", $"\"{text}\" repeats or contradicts what stands before it; keep one."));
            return;
        }
        if (rule is not null && Against(added) is { } why) reader.Fail(start, text.Length, "time.addition-not-here", new($"“{text}”用不上：{why.Zh}", $"\"{text}\" does not fit: {why.En}"));
        all = new Addition(all.RestDay ?? added.RestDay, all.Clock ?? added.Clock, all.Closing ?? added.Closing);
    }

    /// <summary>The rule with everything added; null when something was reported.</summary>
    public TimeRule? On(TimeRule head, bool failed)
    {
        if (hasTime && ClosesItself)
        {
            return reader.Fail(0, 1, "time.addition-not-here", new(
                "按小时、分钟或班次算的期限自己就有结束的时间，后面不能再写时间。", "A limit in hours, minutes or shifts ends at a time of its own; no time can follow it."));
        }
        if (failed || reader.HasFailed) return null;
        var closing = all.Closing ?? head.Closing;
        // Whole days end at 24:00 anyway, except those that keep the time of the event.
        if (closing == Closing.EndOfDay && head is not Lasting) closing = Closing.SameTime;
        var with = head with { Closing = closing, RestDay = all.RestDay ?? RestDayRule.Stay };
        return with is Lasting lasting && all.Clock is { } clock ? lasting with { Clock = clock } : with;
    }

    private bool ClosesItself => rule is Lasting { RunsByClock: true } or SameShift or EveryShift;

    private Phrase? Against(Addition added)
    {
        if (added.Clock is not null && rule is not Lasting { RunsByClock: true })
            return new("它只配小时和分钟，如“12 小时，只算工作时间”。", "it goes with hours and minutes only, as in \"12 h, working hours\".");
        if (added.Clock == ClockKind.WorkingHours && rule is Lasting { Before: true })
            return new("工作时间只能往后数。请改用天或工作日。", "working hours are counted forward only. Use days or working days.");
        if (added.Closing is not null && (ClosesItself || hasTime))
            return new("结束的时间已经定了。", "the time it ends at is already given.");
        if (added.RestDay is null) return null;
        if (added.RestDay == RestDayRule.Skip && rule is not Recurrence)
            return new("只有周期性的才能不办。请写“遇休息日顺延”或“遇休息日提前”。", "only what recurs can fall out. Write \"next working day if a rest day\" or \"previous working day if a rest day\".");
        if (ClosesItself && added.RestDay != RestDayRule.Skip)
            return new("它按钟点走，不按天移动。要避开休息日，请写“只算工作时间”。", "it runs by the clock and does not move by days. To leave out days of rest write \"working hours\".");
        return null;
    }

    private sealed record Addition(RestDayRule? RestDay = null, ClockKind? Clock = null, Closing? Closing = null);
}
