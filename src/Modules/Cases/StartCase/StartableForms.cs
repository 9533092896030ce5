using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Cases.FindStaff;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;
using Post = Yunzhang.Modules.Organisations.Post;

namespace Yunzhang.Modules.Cases.StartCase;

/// <summary>The forms somebody may start: of regulations that bind him, and of those whose flows name him as a starter.</summary>
internal sealed class StartableForms(Database database, FlowsInForce flows, IClock clock)
{
    public Task<IReadOnlyList<RuledFlow>> Of(SignedIn me) => database.Read(me.Access, async db => (IReadOnlyList<RuledFlow>)(me.Person is { } person ? await Of(db, person, me.Today(clock)) : []));

    public async Task<RuledFlow?> Find(SignedIn me, string packId, string flowId) => (await Of(me)).FirstOrDefault(f => f.Rules.PackId == packId && f.Definition.Id == flowId);

    private async Task<List<RuledFlow>> Of(AppDbContext db, Id<Person> person, LocalDate day)
    {
        var found = new List<RuledFlow>();
        Known? known = null;
        foreach (var pack in (await flows.On(db, day)).GroupBy(f => f.Rules.PackId))
        {
            PartyFinder? finder = null;
            foreach (var flow in pack.Where(f => f.Flow.StartsBy.Count > 0))
            {
                known ??= await Known.Of(db, person, day);
                var open = flow.Flow.StartsBy.Any(p => p is Party.Anyone or Party.Starter) && known.IsBoundBy(flow.Rules.Written);
                if (!open && flow.Flow.StartsBy.Any(p => p is not (Party.Anyone or Party.Starter)))
                {
                    finder ??= new PartyFinder(await StaffReader.Read(db, pack.Key, clock.GetCurrentInstant()));
                    open = IsNamed(finder, flow, person.ToString());
                }

                if (open) found.Add(flow);
            }
        }

        return found;
    }

    private static bool IsNamed(PartyFinder finder, RuledFlow flow, string person)
    {
        var asking = new Asking { Flow = flow.Definition.Id, Starter = person, Values = new Dictionary<string, string>(), FollowsDelegations = false };
        return flow.Flow.StartsBy.Where(p => p is not (Party.Anyone or Party.Starter)).Any(p => finder.Find(p, asking).People.Any(a => a.Person == person));
    }

    /// <summary>What regulations ask of a person to know whether they bind him.</summary>
    private sealed record Known(IReadOnlyList<string> Posts, IReadOnlyDictionary<string, string?> Values)
    {
        public static ValueTask<Known> Of(AppDbContext db, Id<Person> person, LocalDate day) => db.Standing((nameof(StartableForms), person, day), kept => Read(kept, person, day));

        private static async Task<Known> Read(AppDbContext db, Id<Person> person, LocalDate day)
        {
            var posts = await (
                from held in db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking()
                join post in db.Set<Post>().AsNoTracking() on held.PostId equals post.PostId
                where held.PersonId == person && held.From <= day && (held.To == null || held.To >= day)
                orderby post.Code
                select post.Code).ToListAsync();
            var values = await db.Set<PersonValue>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(v => v.PersonId == person && v.From <= day).OrderBy(v => v.From).ToListAsync();
            return new Known(posts, values.GroupBy(v => v.Field).ToDictionary(v => v.Key, v => v.Last().Text, StringComparer.Ordinal));
        }

        // What is not known of somebody keeps nobody out, as in the reckoning.
        public bool IsBoundBy(Pack pack) => pack.AppliesTo.All(a =>
        {
            var bound = a.Values.Select(v => v.Text).ToList();
            if (a.Field == "post") return Posts.Count == 0 || Posts.Any(bound.Contains);
            return Values.GetValueOrDefault(a.Field) is not { } value || bound.Contains(value);
        });
    }
}
