using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>A case that is acted on, step by step. After every act it is checked against what must always hold.</summary>
internal sealed class GivenCase(GivenFlow given, Staff? staff = null)
{
    private static readonly Dictionary<string, string?> Nothing = [];

    public BoundFlow Flow { get; private set; } = given.Bound();

    public Staff Staff { get; set; } = staff ?? GivenStaff.Chain;

    public Instant Now { get; private set; } = Instant.FromUtc(2014, 5, 20, 9, 0);

    public CaseState State { get; private set; } = CaseState.Empty;

    public List<CaseEvent> Events { get; } = [];

    public Dictionary<string, string> Clauses { get; } = [];

    public string? Ending => State.Ended;

    /// <summary>Keys of those who can act now, in order.</summary>
    public string Waiting => string.Join(' ', State.OpenTasks.Select(t => t.For is null ? t.To : $"{t.To}/{t.For}"));

    /// <summary>Open steps, in order.</summary>
    public string Open => string.Join(' ', State.Open.Select(s => s.Id));

    public GivenCase At(string time)
    {
        Now = InstantPattern.General.Parse(time + (time.Length == 16 ? ":00Z" : "Z")).Value;
        Staff = Staff with { Day = Now.InUtc().Date };
        return this;
    }

    public GivenCase Start(string? by = "Ann", params string[] values)
    {
        Took(TryStart(by, values));
        return this;
    }

    public CaseAnswer TryStart(string? by, params string[] values) => Run.Start(by, Pairs(values).ToDictionary(p => p.Key, p => p.Value!));

    public GivenCase Say(string by, string exit = "approve", string? reason = null, string? step = null, params string[] changes)
    {
        Took(TrySay(by, exit, reason, step, changes));
        return this;
    }

    public CaseAnswer TrySay(string by, string exit = "approve", string? reason = null, string? step = null, params string[] changes) =>
        Try(by, new CaseAct.Say(TaskOf(by, step), exit, reason, null, changes.Length == 0 ? Nothing : Pairs(changes).ToDictionary(p => p.Key, p => p.Value)));

    public GivenCase Act(string by, CaseAct act)
    {
        Took(Try(by, act));
        return this;
    }

    public CaseAnswer Try(string by, CaseAct act) => Run.Do(State, by, act);

    /// <summary>Moves the case to another version; steps are chosen as <c>old=new</c>.</summary>
    public MovedCase Move(GivenFlow to, params string[] steps)
    {
        var moved = TryMove(to, steps);
        Flow = to.Bound();
        Took(moved.Answer);
        return moved;
    }

    public MovedCase TryMove(GivenFlow to, params string[] steps) => TryMove(to, "the regulation has changed", steps);

    public MovedCase TryMove(GivenFlow to, string reason, string[] steps)
    {
        var flow = to.Bound();
        var asked = new MoveAsked("Clerk", reason, new FlowEdition(Flow.Version.From, "r1"), new FlowEdition(flow.Version.From, "r2"), steps.Select(s => s.Split('=')).ToDictionary(s => s[0], s => s[1]));
        return new CaseMove(Flow, flow, to.Form(), new CaseContext(Staff, Now, Due, Clauses)).Do(State, asked);
    }

    /// <summary>Number of the task somebody can act on.</summary>
    public int TaskOf(string by, string? step = null) =>
        (State.OpenTasks.FirstOrDefault(t => t.To == by && (step is null || t.Step == step)) ?? State.OpenTasks.FirstOrDefault(t => t.To == CaseTask.Anyone)
            ?? State.Tasks.LastOrDefault(t => t.To == by) ?? new CaseTask { Number = 99, Step = "", Round = 0, To = "" }).Number;

    public IReadOnlyDictionary<string, string?> Changes(params string[] changes)
    {
        var found = Pairs(changes).ToDictionary(p => p.Key, p => p.Value);
        Assert.All(found.Keys, path => Assert.NotNull(Flow.Form.Find(path.Split('.')[0])));
        return found;
    }

    public T Last<T>() where T : CaseEvent => Events.OfType<T>().Last();

    private CaseRun Run => new(Flow, new CaseContext(Staff, Now, Due, Clauses));

    public static void Refused(CaseAnswer answer, string code, string? field = null)
    {
        var refusal = Assert.Single(answer.Refusals);
        Assert.Equal((code, field), (refusal.Code, refusal.Field));
        Assert.Empty(answer.Events);
        Assert.True(refusal.Message.Zh.EndsWith('。') && refusal.Message.En.EndsWith('.'), refusal.Message.ToString());
    }

    /// <summary>8 h; 3 days: to the end of the third day after; before and after so many hours.</summary>
    public static Instant Due(Sourced limit, Instant from)
    {
        var words = limit.Text.Split(' ');
        return words switch
        {
            [var n, "h"] => from + Duration.FromHours(int.Parse(n)),
            [var n, "days"] => (from.InUtc().Date.PlusDays(int.Parse(n) + 1)).AtMidnight().InUtc().ToInstant(),
            ["before", var n, "h"] => from - Duration.FromHours(int.Parse(n)),
            ["after", var n, "h"] => from + Duration.FromHours(int.Parse(n)),
            _ => throw new ArgumentException(limit.Text),
        };
    }

    private void Took(CaseAnswer answer)
    {
        Assert.True(!answer.IsRefused, string.Join('\n', answer.Refusals.Select(r => $"{r.Code} {r.Message}")));
        Invariants.Hold(Flow, State, answer);
        State = answer.State;
        Events.AddRange(answer.Events);
        Invariants.Same(State, CaseState.Of(Events));
    }

    private static IEnumerable<KeyValuePair<string, string?>> Pairs(string[] values) =>
        values.Select(v => v.Split('=', 2)).Select(v => KeyValuePair.Create(v[0], v[1].Length == 0 ? null : v[1]));
}
