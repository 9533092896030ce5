using System.Globalization;
using System.Text.Json;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Attendance;
using Yunzhang.Modules.Cases.AwaitCases;
using Yunzhang.Modules.Cases.AwaitFacts;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.FindStaff;
using Yunzhang.Modules.Cases.TakeEffect;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.RunCases;

/// <summary>
/// Runs what somebody, or the clock, does with a case, and keeps what comes of it: the events in the case's stream, the rows that lists read, what an ending
/// brings about and who is told, all in one write or not at all.
/// </summary>
internal sealed class CaseKeeper(FlowsInForce flows, CaseEffects effects)
{
    /// <summary>Opens a case to do something with it. What may be seen is asked before, by a read of whoever asks.</summary>
    public async Task<OpenedCase?> Open(Write write, Id<Case> id)
    {
        // What this write has added to the case itself is read with the rest.
        if (write.Db.ChangeTracker.HasChanges()) await write.Db.SaveChangesAsync();
        var opened = await OpenedCase.Read(write.Db, flows, id);
        if (opened is null) return null;
        if (opened.HasToDoWithMore) write.Db.DependOnMore();
        write.ContinueStream(opened.Head);
        return opened;
    }

    /// <summary>Calls a case anew by its form as it stands now.</summary>
    public async Task Entitle(Write write, Id<Case> id)
    {
        if (await Open(write, id) is not { } now) return;
        now.Row.Entitle(ValueWords.Title(now.Flow.Form.Definition, now.State.Values, await Lookups.Read(write.Db, default, now.State.Values.Values)));
    }

    /// <summary>Starts a case; the form has been checked.</summary>
    public async Task<Result<Id<Case>>> Start(Write write, RuledFlow flow, Id<Unit> unit, string? by, IReadOnlyDictionary<string, string> values, Func<Task<Case>> make)
    {
        var due = await DueBy(write, unit);
        var answer = (await Run(write, flow, due)).Start(by, values);
        if (answer.IsRefused) return Refused(answer);
        var planned = await Plan(write, unit, flow, CaseState.Empty, answer.State);
        if (!planned.IsOk) return planned.Errors.ToList();
        var row = await make();
        write.Db.Add(row);
        return await Keep(write, row, flow, CaseState.Empty, answer, due, planned.Value);
    }

    /// <summary>Does something with a case. A refusal has changed nothing.</summary>
    public async Task<Result<Id<Case>>> Do(Write write, OpenedCase opened, string by, CaseAct act)
    {
        var due = await DueBy(write, opened.Row.UnitId);
        var answer = (await Run(write, opened.Flow, due)).Do(opened.State, by, act);
        if (answer.IsRefused) return Refused(answer);
        if (answer.Events.Count == 0) return opened.Row.CaseId;
        var planned = await Plan(write, opened.Row.UnitId, opened.Flow, opened.State, answer.State, act is CaseAct.Begin);
        if (!planned.IsOk) return planned.Errors.ToList();
        return await Keep(write, opened.Row, opened.Flow, opened.State, answer, due, planned.Value);
    }

    /// <summary>Moves a case to another version of its flow. A refusal has changed nothing.</summary>
    public async Task<Result<Id<Case>>> Move(Write write, OpenedCase opened, RuledFlow to, MoveAsked asked)
    {
        var due = await DueBy(write, opened.Row.UnitId);
        var answer = new CaseMove(opened.Flow.Flow, to.Flow, to.Form, await Context(write, to, due)).Do(opened.State, asked).Answer;
        if (answer.IsRefused) return Refused(answer);
        var planned = await Plan(write, opened.Row.UnitId, to, opened.State, answer.State);
        if (!planned.IsOk) return planned.Errors.ToList();
        opened.Row.MoveTo(to.Rules.Version, to.Flow.Version.From);
        return await Keep(write, opened.Row, to, opened.State, answer, due, planned.Value);
    }

    /// <summary>What a case would come to if it were started, or why it cannot be; nothing is kept.</summary>
    internal static async Task<(CaseState State, IReadOnlyList<Error> Refusals)> Try(Write write, Id<Unit> unit, RuledFlow flow, string? by, IReadOnlyDictionary<string, string> values)
    {
        var answer = (await Run(write, flow, await DueBy(write, unit))).Start(by, values);
        return (answer.State, answer.IsRefused ? Refused(answer) : []);
    }

    // That the case of one step has begun is noted while those of other steps are still to be: they are begun by whoever began this one.
    private async Task<Result<Plans>> Plan(Write write, Id<Unit> unit, RuledFlow flow, CaseState before, CaseState after, bool isBeginning = false)
    {
        var effect = await effects.Plan(write, flow, before, after);
        if (!effect.IsOk) return effect.Errors.ToList();
        if (isBeginning) return new Plans(effect.Value, []);
        var others = await OtherCases.Plan(write, unit, flow, after);
        return others.IsOk ? new Plans(effect.Value, others.Value) : others.Errors.ToList();
    }

    private static async Task<DueTime> DueBy(Write write, Id<Unit> unit)
    {
        var today = await write.Today();
        return CaseClock.By(await WorkCalendars.Of(write.Db, unit, today));
    }

    private static async Task<CaseRun> Run(Write write, RuledFlow flow, DueTime due) => new(flow.Flow, await Context(write, flow, due));

    private static async Task<CaseContext> Context(Write write, RuledFlow flow, DueTime due) => CaseClock.Context(flow, await StaffReader.Read(write.Db, flow.Rules.PackId, write.Now), write.Now, due);

    private async Task<Result<Id<Case>>> Keep(Write write, Case row, RuledFlow flow, CaseState before, CaseAnswer answer, DueTime due, Plans plans)
    {
        var isNew = before == CaseState.Empty;
        if (isNew) write.BeginStream(Case.StreamOf(row.CaseId));
        var lines = new List<(long Line, CaseEvent Event)>(answer.Events.Count);
        foreach (var happened in answer.Events) lines.Add((await write.JournalText(Case.StreamOf(row.CaseId), KindOf(happened), CaseEventJson.Write(happened)), happened));
        await CaseRows.Follow(write, row, flow, answer.State, CaseClock.NextTick(flow, answer.State, due), before);
        if (plans.Effect != PlannedEffect.Nothing || plans.Others.Count > 0) await write.Db.SaveChangesAsync();
        await effects.Take(write, row, plans.Effect);
        if (row is { EntryId: not null, Meaning: { } meaning } && answer.Events.Any(e => e is CaseEnded)) await EntryCases.End(write, row.CaseId, meaning, SumIn(answer.State));
        var today = await write.Today();
        await CaseNotices.Tell(write, row, answer.State, lines, today);
        await new OtherCases(this).Follow(write, row, before, answer.State, plans.Others);
        if (row.Waits is not null && await AwaitedFacts.Come(write.Db, row, flow, answer.State) is { } step && await Open(write, row.CaseId) is { } opened) return await Do(write, opened, "", new CaseAct.Arrive(step, "arrived"));
        return row.CaseId;
    }

    private sealed record Plans(PlannedEffect Effect, IReadOnlyList<PlannedCase> Others);

    // A step may let somebody lower the sum: the form then says for how much it holds.
    private static decimal? SumIn(CaseState state) => decimal.TryParse(state.Values.GetValueOrDefault("amount"), NumberStyles.Number, CultureInfo.InvariantCulture, out var sum) ? sum : null;

    private static string KindOf(CaseEvent happened)
    {
        using var json = JsonDocument.Parse(CaseEventJson.Write(happened));
        return json.RootElement.GetProperty("event").GetString()!;
    }

    private static List<Error> Refused(CaseAnswer answer) => [.. answer.Refusals.Select(CaseErrors.Of)];
}

/// <summary>Keys of people in events, and ids in rows.</summary>
internal static class Keys
{
    /// <summary>Null for nobody and for <c>*</c>, which is anybody.</summary>
    public static Id<Person>? Person(string? key) => Id<Person>.TryParse(key, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static Id<Unit>? Unit(string? key) => Id<Unit>.TryParse(key, CultureInfo.InvariantCulture, out var id) ? id : null;
}
