using CsCheck;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Flows.Running;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Tests.Flows;

/// <summary>Whatever people and the clock do, in whatever order: nothing throws, and what must hold holds after every act.</summary>
public sealed class CasePropertyTests
{
    private static readonly string[] People = [.. GivenStaff.Chain.People.Select(p => p.Key), "", "nobody"];
    private static readonly string[] Steps = ["head", "both", "fork", "money", "sign", "fill", "top", "more", "", "nowhere"];
    private static readonly string[] Must = ["head", "both", "money", "top"];

    private static Sourced T(string text) => GivenFlow.Text(text);

    private static readonly BoundFlow Flow = new GivenFlow().Field("item").Field("amount", FormFieldType.Number).Field("note").Field("who", FormFieldType.Person)
        .Decide("head", "both", ["head of starter"], s => s with { Within = T("24 h"), Ladder = [new RungDefinition(T("8 h"), [T("role hr")], null), new RungDefinition(T("after 4 h"), [], T("head 1 above starter"))] })
        .Decide("both", "fork", ["role hr", "role ops"], s => s with { Edits = [T("amount")] }, new DecideRule(DecideKind.All), reject: "head")
        .Step("fork", StepKind.Together, [("joined", "fill")], null, s => s with { Branches = [T("money"), T("sign")] })
        .Decide("money", "fork", ["role panel"], s => s with { Edits = [T("note"), T("who")], Hides = [T("item")] }, new DecideRule(DecideKind.Share, Share: 0.5m))
        .Step("sign", StepKind.Sign, [("all_signed", "fork"), ("refused", "both")], ["party=starter", "witness=field who", "other=role hr"])
        .Step("fill", StepKind.Do, [("done", "top")], ["starter"], s => s with { Edits = [T("amount"), T("item")] })
        .Step("top", StepKind.Decide, [("approve", "granted"), ("reject", "refused"), ("again", "fill"), ("more", "more")], ["role chief", "role hr"], s => s with
        {
            Rule = new DecideRule(DecideKind.InTurn), Edits = [T("note")], Within = T("3 days"), Ladder = [new RungDefinition(T("before 4 h"), [T("starter")], null), new RungDefinition(T("after 4 h"), [], T("role ops"))],
        })
        .Decide("more", "granted", ["head 1 above starter"]).Ends().Bound();

    private static readonly Gen<(int Kind, int A, int B, int C)[]> Plays = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99]).Array[20, 50];

    private sealed class Play
    {
        private Instant now = Instant.FromUtc(2014, 5, 20, 9, 0);
        private Staff staff = GivenStaff.Chain;

        public CaseState State { get; private set; } = CaseState.Empty;

        public List<CaseEvent> Events { get; } = [];


        public override string ToString() => string.Join('\n', Events.Select(CaseEventJson.Write));

        public void Begin(string starter) => Take(Run.Start(starter, new Dictionary<string, string> { ["item"] = "desk", ["amount"] = "100", ["who"] = "Cat" }));

        public void Do((int Kind, int A, int B, int C) play)
        {
            now += Duration.FromMinutes(play.C);
            var (by, act) = Chosen(play);
            Take(Run.Do(State, by, act));
        }

        private CaseRun Run => new(Flow, new CaseContext(staff, now, GivenCase.Due, new Dictionary<string, string>()));

        private void Take(CaseAnswer answer)
        {
            if (answer.IsRefused)
            {
                Assert.Empty(answer.Events);
                Assert.All(answer.Refusals, r => Assert.StartsWith("case.", r.Code));
                return;
            }
            Invariants.Hold(Flow, State, answer);
            State = answer.State;
            Events.AddRange(answer.Events);
        }

        private (string By, CaseAct Act) Chosen((int Kind, int A, int B, int C) play)
        {
            var open = State.OpenTasks.ToList();
            var task = open.Count > 0 ? open[play.A % open.Count] : null;
            var person = People[play.B % People.Length];
            var holder = task is null ? person : task.To == CaseTask.Anyone ? person : task.To;
            var number = task?.Number ?? play.A;
            var changes = Changes(play, task);
            return play.Kind switch
            {
                < 55 when task is not null => (holder, new CaseAct.Say(number, StepWords.Yes(Flow.Step(task.Step)!.Kind), null, null, changes)),
                < 60 when task is not null => (holder, new CaseAct.Say(number, StepWords.Of(Flow.Step(task.Step)!.Definition).ElementAt(play.B % StepWords.Of(Flow.Step(task.Step)!.Definition).Count()), "x", null, changes)),
                < 62 => (person, new CaseAct.Say(play.A % (State.Tasks.Count + 2), "approve", null, null, changes)),
                < 66 => (holder, new CaseAct.Return(number, Steps[play.B % Steps.Length], "x")),
                < 70 when State.WithStarter => (State.Starter!, new CaseAct.HandIn(changes)),
                < 72 => (person, new CaseAct.Withdraw(null)),
                < 74 => (State.Acts.Count > 0 ? State.Tasks[State.Acts[^1] - 1].Answer?.By ?? "" : State.Starter!, new CaseAct.Withdraw("x")),
                < 77 => (holder, new CaseAct.HandOver(number, person, null)),
                < 81 => (holder, new CaseAct.AddDecider(number, person, play.C % 2 == 0)),
                < 83 => (holder, new CaseAct.RemoveDecider(play.B % (State.Tasks.Count + 1))),
                < 85 => (person, new CaseAct.Urge()),
                < 86 => (person, new CaseAct.Copy([person])),
                < 87 => (person, new CaseAct.Comment("x", [], [])),
                < 89 => (person, new CaseAct.Name(State.Tasks.FindLastIndex(t => t.IsOpen && t.To.Length == 0) is >= 0 and var i ? i + 1 : number, person)),
                < 93 => Later(play.B),
                < 97 => Changed(play),
                < 98 => ("", new CaseAct.Arrive(Steps[play.A % Steps.Length], "arrived")),
                _ => (person, new CaseAct.Stop(play.C < 10 ? "x" : "")),
            };
        }

        private static Dictionary<string, string?> Changes((int Kind, int A, int B, int C) play, CaseTask? task)
        {
            if (play.C % 4 != 0) return [];
            var edits = task is null ? ["amount"] : Flow.Step(task.Step)!.Edits.ToList();
            return edits.Count == 0 ? [] : new() { [edits[play.B % edits.Count]] = edits[play.B % edits.Count] == "who" ? People[play.A % 13] : $"{play.B % 3}" };
        }

        private (string, CaseAct) Later(int hours)
        {
            now += Duration.FromHours(hours);
            return ("", new CaseAct.Tick());
        }

        private (string, CaseAct) Changed((int Kind, int A, int B, int C) play)
        {
            staff = (play.A % 4) switch
            {
                0 => GivenStaff.Chain,
                1 => GivenStaff.Chain.Without(People[play.B % 13]),
                2 => staff.Delegating(People[play.B % 13], People[play.C % 13]),
                _ => GivenStaff.Chain.HeadedBy("s1", People[play.B % 13]),
            };
            return ("", new CaseAct.Reassign());
        }
    }

    [Fact]
    public void Whatever_is_done_nothing_throws_and_the_state_is_what_the_events_come_to() => Plays.Sample(plays =>
    {
        var play = new Play();
        play.Begin(plays[0].A % 2 == 0 ? "Ann" : "SH");
        foreach (var one in plays) play.Do(one);
        Invariants.Same(play.State, CaseState.Of(play.Events));
        Invariants.Same(play.State, CaseState.Of(play.Events.Select(e => CaseEventJson.Read(CaseEventJson.Write(e)))));
    }, iter: 150);

    [Fact]
    public void No_case_is_granted_without_a_standing_yes_for_what_it_says_in_every_step_it_needs()
    {
        var granted = 0;
        Plays.Sample(plays =>
        {
            var play = new Play();
            play.Begin("Ann");
            foreach (var one in plays.Concat(plays)) play.Do(one with { Kind = one.Kind * 9 / 10 });
            if (play.State.Ended != "granted") return;
            Interlocked.Increment(ref granted);
            foreach (var id in Must.Where(m => m != "top" || play.State.Passed[^1].Id == "top"))
            {
                var step = Flow.Step(id)!;
                var tasks = play.State.Tasks.Where(t => t.Step == id && t.Round == play.State.RoundOf(id) && play.State.AnswerOf(t)?.Exit == "approve").ToList();
                Assert.True(tasks.Count > 0, $"granted without a yes in {id}\n{play}");
                Assert.All(tasks, t => Assert.True(Seen.Stands(play.State.AnswerOf(t)!.Seen, step, Seen.Of(play.State.Values, step)), $"granted on a yes in {id} that saw something else\n{play}"));
            }
        }, iter: 150);
        Assert.True(granted > 10, $"only {granted} of the cases were granted, too few to say anything");
    }
}
