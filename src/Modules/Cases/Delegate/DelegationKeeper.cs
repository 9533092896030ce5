using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Cases.Delegate;

/// <summary>Somebody to act for another.</summary>
/// <param name="DelegationId">Made by the form, so that sending it twice keeps it once.</param>
/// <param name="For">Who is acted for.</param>
/// <param name="To">Who acts.</param>
/// <param name="Until">The last day, included; null until it is withdrawn.</param>
/// <param name="OnLeaveOnly">Only while the other is on leave that was allowed.</param>
/// <param name="Flows">As <c>pack/flow</c>; empty for all.</param>
internal sealed record NewDelegation(
    Id<KeptDelegation> DelegationId, Id<Person> For, Id<Person> To, LocalDate From, LocalDate? Until, bool OnLeaveOnly, IReadOnlyList<string> Flows, string Reason);

/// <summary>
/// Keeps who acts for whom. What is with somebody already stays with him; what comes while it holds goes to the one who acts. Everybody enters his own; a clerk
/// may for the people he keeps.
/// </summary>
internal sealed class DelegationKeeper(Database database, IClock clock)
{
    public Task<Result<Id<KeptDelegation>>> Keep(SignedIn me, NewDelegation asked) => database.Write(Wide(me), async write =>
    {
        if (await write.Db.Set<KeptDelegation>().AnyAsync(d => d.DelegationId == asked.DelegationId)) return asked.DelegationId;
        if (await write.Db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == asked.For) is not { } giver) return (Result<Id<KeptDelegation>>)CaseErrors.NobodyThere("for");
        if (giver.PersonId != me.Person && !me.May(Permission.KeepPeople, giver.UnitId)) return CaseErrors.NotYourDelegation(giver.Name);
        var taker = await write.Db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == asked.To);
        var standing = await write.Db.Set<KeptDelegation>().AsNoTracking().Where(d => !d.IsWithdrawn).OrderBy(d => d.DelegationId).ToListAsync();
        var errors = Check(asked, giver, taker, standing, me.Today(clock));
        if (errors.Count > 0) return errors;
        write.Db.Add(new KeptDelegation(write.Access.Organisation, asked.DelegationId, giver.PersonId, asked.To, giver.UnitId)
        {
            From = asked.From, Until = asked.Until, OnLeaveOnly = asked.OnLeaveOnly, Flows = string.Join(' ', asked.Flows), Reason = asked.Reason, At = write.Now, By = me.Name,
        });
        await write.Journal(Streams.Of(giver.PersonId), "delegation.kept", new { to = taker!.Name, from = Figures.Day(asked.From), until = asked.Until is { } last ? Figures.Day(last) : null, onLeave = asked.OnLeaveOnly, asked.Flows, asked.Reason });
        return asked.DelegationId;
    });

    public Task<Result<Id<KeptDelegation>>> Withdraw(SignedIn me, Id<KeptDelegation> id) => database.Write(Wide(me), async write =>
    {
        if (await write.Db.Set<KeptDelegation>().AsTracking().SingleOrDefaultAsync(d => d.DelegationId == id) is not { } kept) return (Result<Id<KeptDelegation>>)CaseErrors.NoDelegation;
        if (kept.PersonId != me.Person && !me.May(Permission.KeepPeople, kept.UnitId)) return CaseErrors.NoDelegation;
        if (kept.IsWithdrawn) return id;
        kept.IsWithdrawn = true;
        var to = await write.Db.Set<Person>().AsNoTracking().Where(p => p.PersonId == kept.ToId).Select(p => p.Name).SingleOrDefaultAsync();
        await write.Journal(Streams.Of(kept.PersonId), "delegation.withdrawn", new { to, from = Figures.Day(kept.From) });
        return id;
    });

    // Who acts may be in any unit, and a circle may run through units nobody here sees.
    private static Access Wide(SignedIn me) => me.Access with { Units = VisibleUnits.All };

    private static List<Error> Check(NewDelegation asked, Person giver, Person? taker, List<KeptDelegation> standing, LocalDate today)
    {
        var errors = new List<Error>();
        if (taker is null || !taker.IsEmployedOn(today)) errors.Add(CaseErrors.NobodyThere("to"));
        else if (taker.PersonId == giver.PersonId) errors.Add(CaseErrors.ActsForHimself);
        if (asked.Until < asked.From) errors.Add(CaseErrors.EndsBefore(asked.From, asked.Until.Value));
        else if (asked.Until < today) errors.Add(CaseErrors.IsOver(asked.Until.Value));
        var meeting = standing.Where(d => Meets(d, asked)).ToList();
        if (meeting.Exists(d => d.PersonId == asked.For)) errors.Add(CaseErrors.DelegatedAlready);
        if (Leads(meeting, asked.To, asked.For)) errors.Add(CaseErrors.GoesInACircle(taker?.Name ?? ""));
        return errors;
    }

    // Two that never hold together, in time or in flows, do not disturb each other.
    private static bool Meets(KeptDelegation kept, NewDelegation asked)
    {
        var flows = kept.Flows.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var inTime = (asked.Until is null || kept.From <= asked.Until) && (kept.Until is null || kept.Until >= asked.From);
        return inTime && (flows.Length == 0 || asked.Flows.Count == 0 || flows.Intersect(asked.Flows).Any());
    }

    private static bool Leads(List<KeptDelegation> standing, Id<Person> from, Id<Person> to)
    {
        var reached = new HashSet<Id<Person>> { from };
        while (standing.Where(d => reached.Contains(d.PersonId)).Select(d => d.ToId).FirstOrDefault(p => !reached.Contains(p)) is var next && next != default) reached.Add(next);
        return reached.Contains(to);
    }
}
