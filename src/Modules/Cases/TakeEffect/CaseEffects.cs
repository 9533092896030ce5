using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Facts.CorrectFact;
using Yunzhang.Modules.Facts.RecordFact;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.TakeEffect;

/// <summary>What an ending brings about; nothing for most acts.</summary>
/// <param name="Facts">Facts to be recorded; their keys begin with the case when it is known.</param>
/// <param name="Answers">Facts that stand already and are answered by it.</param>
/// <param name="Leave">Leave granted.</param>
internal sealed record PlannedEffect(IReadOnlyList<NewFact> Facts, IReadOnlyList<Correction> Answers, LeaveGrant? Leave)
{
    public static PlannedEffect Nothing { get; } = new([], [], null);
}

/// <summary>Brings about what the ending of a case says, in the write in which it ends: facts recorded or answered, leave granted.</summary>
internal sealed class CaseEffects(FactChecks checks, FactRecorder recorder, FactCorrector corrector, GrantedLeave leave)
{
    /// <summary>Works out what follows, and whether it can; nothing is changed.</summary>
    public async Task<Result<PlannedEffect>> Plan(Write write, RuledFlow flow, CaseState before, CaseState after)
    {
        if (before.Ended is not null || after.Ended is not { } id || flow.Flow.Ending(id) is not { Definition.Record: { } record } ending) return PlannedEffect.Nothing;
        write.Db.DependOnMore();
        var frame = flow.Flow.Slots.Frame(after.Values);
        var fields = ending.Fields.Select(f => (f.Name, Text: FactTexts.Of(f.Value.Evaluate(frame)))).Where(f => f.Text is not null).ToDictionary(f => f.Name, f => f.Text!, StringComparer.Ordinal);
        var about = record.About.Text == "starter" ? after.Starter : after.Values.GetValueOrDefault(record.About.Text);
        var today = await write.Today();
        var (first, last) = Days(record.Occurred is { } field ? after.Values.GetValueOrDefault(field.Text) : null) ?? (today, today);
        if (GrantedLeave.ApprovalIn(flow.Rules.Written.Words, record.Word.Text, fields) is { } approval && Keys.Person(about) is { } person)
        {
            var grant = new LeaveGrant(default, person, first, last, approval, write.Access.Actor.Name, flow.Definition.Name.Zh);
            var errors = await GrantedLeave.Check(write, grant);
            return errors.Count > 0 ? errors : new PlannedEffect([], [], grant);
        }

        var word = flow.Rules.Written.Words.Words.Single(w => w.Id == record.Word.Text);
        return await Facts(write, [.. Each(first, last).Select(day => new NewFact
        {
            Word = word.Id, Person = word.About == FactSubject.Person ? Keys.Person(about) : null, Unit = word.About == FactSubject.Unit ? Keys.Unit(about) : null, Occurred = day, Fields = fields,
            Source = "case", Key = first == last ? "" : $"/{LocalDatePattern.Iso.Format(day)}",
        })]);
    }

    /// <summary>Does what was planned in the same write.</summary>
    public async Task Take(Write write, Case row, PlannedEffect effect)
    {
        if (effect.Leave is { } grant) await leave.Record(write, grant with { LeaveId = row.CaseId.Value, Reason = $"{row.TitleZh}（{row.Number}）" });
        if (effect.Facts.Count > 0) Hold((await recorder.Record(write, [.. effect.Facts.Select(f => f with { Key = $"case/{row.CaseId}{f.Key}", Note = row.Number })])).Errors);
        foreach (var answer in effect.Answers) Hold((await corrector.Correct(write, answer with { Reason = $"{row.TitleZh}（{row.Number}）" })).Errors);
    }

    // What attendance found already, and waits for an answer to, is answered; it is not said to have happened a second time.
    private async Task<Result<PlannedEffect>> Facts(Write write, IReadOnlyList<NewFact> facts)
    {
        var fresh = new List<NewFact>();
        var answers = new List<Correction>();
        foreach (var fact in facts)
        {
            var standing = await write.Db.Set<Fact>().AsNoTracking().Standing().Where(f => f.Word == fact.Word && f.PersonId == fact.Person && f.Occurred == fact.Occurred).OrderBy(f => f.Number).ToListAsync();
            var waiting = fact.Person is null ? [] : standing.Where(f => IsAnswered(FactFields.Read(f.Fields), fact.Fields)).ToList();
            if (waiting.Count == 0) fresh.Add(fact);
            answers.AddRange(waiting.Select(f => new Correction(f.Number, "case") { Fields = fact.Fields }));
        }

        if (fresh.Count > 0 && await checks.Check(write, [.. fresh.Select((f, i) => f with { Key = $"case/{i}" })]) is { IsOk: false } refused) return refused.Errors.ToList();
        return new PlannedEffect(fresh, answers, null);
    }

    // It says at least one thing the same, nothing otherwise, and leaves something open.
    private static bool IsAnswered(IReadOnlyDictionary<string, string> stands, IReadOnlyDictionary<string, string> said) =>
        said.Any(f => stands.GetValueOrDefault(f.Key) == f.Value) && said.All(f => !stands.TryGetValue(f.Key, out var text) || text == f.Value) && said.Keys.Any(k => !stands.ContainsKey(k));

    private static IEnumerable<LocalDate> Each(LocalDate first, LocalDate last)
    {
        for (var day = first; day <= last; day = day.PlusDays(1)) yield return day;
    }

    // A day, a day with a time, or a period.
    private static (LocalDate First, LocalDate Last)? Days(string? text)
    {
        if (text?.Split('/') is not { } parts || LocalDatePattern.Iso.Parse(parts[0].Split('T')[0]) is not { Success: true } first) return null;
        return (first.Value, parts.Length > 1 && LocalDatePattern.Iso.Parse(parts[1]) is { Success: true } last ? last.Value : first.Value);
    }

    private static void Hold(IReadOnlyList<Error> errors)
    {
        if (errors.Count > 0) throw new InvalidOperationException($"What a case brings about was planned and is refused now: {string.Join("; ", errors)}");
    }
}
