using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.ActOnCase;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.StartCase;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Demo;

/// <summary>
/// Leave that people of the demonstration asked for: granted, refused, returned and handed in again, withdrawn, and some that wait today. Each went the way it
/// would have gone on its days, by the same code.
/// </summary>
internal sealed class DemoCases
{
    // The first workers are the operators of the two plants.
    private const int Operators = 36;
    private const string Pack = "wastewater.operators", Flow = "leave";
    private static readonly string[] Reasons = ["老人住院，要陪护", "孩子开家长会", "回老家办事", "看牙", "搬家"];

    private readonly Database database;
    private readonly RulesInForce rules;
    private readonly CaseStarter starter;
    private readonly CaseActor actor;
    private readonly IClock clock;

    public DemoCases(Database database, RulesInForce rules, IClock clock)
    {
        (this.database, this.rules, this.clock) = (database, rules, clock);
        var flows = new FlowsInForce(rules);
        var keeper = CasesModule.Keeper(database, rules, flows);
        (starter, actor) = (new CaseStarter(database, flows, keeper), new CaseActor(database, keeper));
    }

    /// <summary>Names who holds the roles, then lets the cases happen.</summary>
    public async Task Load(Access access, DemoStaff staff, LocalDate first, LocalDate today)
    {
        await database.Write(access, write => NameRoles(write, staff, first));
        try
        {
            var at = 0;
            foreach (var person in staff.Workers.Take(Operators).Where((_, i) => i % 9 == 4))
            {
                var day = first.PlusDays(5 + (at++ * 13));
                if (day >= today) break;
                if (at != 3) await Granted(access, staff, person, day, at);
            }

            await Refused(access, staff, staff.Workers[1], first.PlusDays(20));
            await ReturnedOnce(access, staff, staff.Workers[8], first.PlusDays(40));
            await Withdrawn(access, staff, staff.Workers[2], today);
            await Waiting(access, staff, today);
        }
        finally
        {
            database.Pinned = null;
        }
    }

    private async Task<int> NameRoles(Write write, DemoStaff staff, LocalDate first)
    {
        var from = first.PlusMonths(-1);
        foreach (var pack in await rules.Now(write.Db))
        {
            Name("ops", "ops", null);
            Name("plant-head", "east", "EAST");
            Name("plant-head", "west", "WEST");
            Name("payroll", "hr", null);
            Name("company", "admin", null);

            void Name(string role, string account, string? unit)
            {
                if (pack.Written.Words.Roles.All(r => r.Id != role)) return;
                write.Db.Add(new RoleHolder(write.Access.Organisation, Id<RoleHolder>.New(), pack.PackId, role, staff.PersonOf(account).PersonId, from) { ForUnit = unit is null ? null : staff.UnitOf(unit) });
            }
        }

        await write.Journal(Streams.Organisation, "roles.named", new { count = 5 });
        return 0;
    }

    private async Task Granted(Access access, DemoStaff staff, Person person, LocalDate day, int number)
    {
        var asked = At(day.PlusDays(-4), 9);
        var id = await Ask(access, staff, person, day, day, Reasons[number % Reasons.Length], asked);
        await Yes(access, staff, id, asked + Duration.FromHours(2), null);
        await Yes(access, staff, id, asked + Duration.FromHours(5), "班里排得开");
        await Yes(access, staff, id, asked + Duration.FromHours(7), null);
    }

    private async Task Refused(Access access, DemoStaff staff, Person person, LocalDate day)
    {
        var asked = At(day.PlusDays(-3), 10);
        var id = await Ask(access, staff, person, day, day.PlusDays(1), Reasons[2], asked);
        await Yes(access, staff, id, asked + Duration.FromHours(1), null);
        await Say(access, staff, id, asked + Duration.FromHours(3), task => new CaseAct.Say(task, "reject", "这两天在清淤，人手不够，请改到下周", null, new Dictionary<string, string?>()));
    }

    private async Task ReturnedOnce(Access access, DemoStaff staff, Person person, LocalDate day)
    {
        var asked = At(day.PlusDays(-5), 9);
        var id = await Ask(access, staff, person, day, day, "有事", asked);
        await Yes(access, staff, id, asked + Duration.FromHours(1), null);
        await Say(access, staff, id, asked + Duration.FromHours(2), task => new CaseAct.Return(task, "", "事由写清楚一点"));
        Pin(asked + Duration.FromHours(4));
        Stop(await actor.Do(As(access, person), person.PersonId, id, Id<TakenForm>.New(), new CaseAct.HandIn(new Dictionary<string, string?> { ["reason"] = Reasons[0] })));
        for (var hour = 5; hour < 9; hour++) await Yes(access, staff, id, asked + Duration.FromHours(hour), null);
    }

    private async Task Withdrawn(Access access, DemoStaff staff, Person person, LocalDate today)
    {
        var asked = At(today.PlusDays(-6), 8);
        var id = await Ask(access, staff, person, today.PlusDays(6), today.PlusDays(6), Reasons[3], asked);
        Pin(asked + Duration.FromMinutes(30));
        Stop(await actor.Do(As(access, person), person.PersonId, id, Id<TakenForm>.New(), new CaseAct.Withdraw("牙不疼了")));
        Stop(await actor.Do(As(access, person), person.PersonId, id, Id<TakenForm>.New(), new CaseAct.Stop("不用请了")));
    }

    // What a visitor of today finds: one with the stand-in, two with the head of the plant, one with operations.
    private async Task Waiting(Access access, DemoStaff staff, LocalDate today)
    {
        var now = clock.GetCurrentInstant();
        for (var i = 0; i < 4; i++)
        {
            var asked = now - Duration.FromMinutes(50 - (10 * i));
            var id = await Ask(access, staff, staff.Workers[i < 3 ? 3 + i : 1], today.PlusDays(4 + (2 * i)), today.PlusDays(4 + (2 * i) + (i % 2)), Reasons[i], asked);
            if (i < 3) await Yes(access, staff, id, asked + Duration.FromMinutes(3), null);
            if (i == 0) await Yes(access, staff, id, asked + Duration.FromMinutes(6), "同意");
        }
    }

    private async Task<Id<Case>> Ask(Access access, DemoStaff staff, Person person, LocalDate from, LocalDate to, string reason, Instant at)
    {
        Pin(at);
        var mate = staff.Workers.First(w => w.UnitId == person.UnitId && w.PersonId != person.PersonId);
        var values = new Dictionary<string, string>
        {
            ["kind"] = "leave", ["off"] = $"{LocalDatePattern.Iso.Format(from)}/{LocalDatePattern.Iso.Format(to)}", ["reason"] = reason, ["stand_in"] = mate.PersonId.ToString(),
        };
        return Stop(await starter.Start(As(access, person), person.PersonId, default, new NewCase(Id<Case>.New(), Pack, Flow, values)));
    }

    private Task Yes(Access access, DemoStaff staff, Id<Case> id, Instant at, string? opinion) =>
        Say(access, staff, id, at, (task, step) => new CaseAct.Say(task, step, opinion, null, new Dictionary<string, string?>()));

    private Task Say(Access access, DemoStaff staff, Id<Case> id, Instant at, Func<int, CaseAct> act) => Say(access, staff, id, at, (task, _) => act(task));

    // Whoever has it acts; when nobody does any more, nothing happens.
    private async Task Say(Access access, DemoStaff staff, Id<Case> id, Instant at, Func<int, string, CaseAct> act)
    {
        Pin(at);
        if (await database.Read(access, db => db.Set<KeptTask>().Where(t => t.CaseId == id && t.IsOpen).OrderBy(t => t.Number).FirstOrDefaultAsync()) is not { PersonId: { } holder } task) return;
        var person = staff.People.First(p => p.PersonId == holder);
        var yes = task.Step == "stand-in" ? "agree" : "approve";
        Stop(await actor.Do(As(access, person), holder, id, Id<TakenForm>.New(), act(task.Number, yes)));
    }

    private void Pin(Instant at) => database.Pinned = at;

    private static Access As(Access access, Person person) => access with { Actor = new Actor("system:demo", person.Name), Person = person.PersonId };

    private static Instant At(LocalDate day, int hour) => day.At(new LocalTime(hour, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb[DemoPlant.Zone]).ToInstant();

    private static T Stop<T>(Result<T> result) => result.IsOk ? result.Value : throw new InvalidOperationException($"The demonstration could not be made: {string.Join("; ", result.Errors)}");
}
