using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>What lines are about, by name. People whom whoever asks may not see have none.</summary>
internal sealed class LineNames
{
    private readonly Structure structure;
    private readonly Dictionary<string, Person> people;
    private readonly Dictionary<string, Assignment> posts;

    private LineNames(Structure structure, IEnumerable<Person> people, IEnumerable<Assignment> posts)
    {
        this.structure = structure;
        this.people = people.ToDictionary(p => p.PersonId.ToString(), StringComparer.Ordinal);
        this.posts = posts.ToDictionary(a => a.AssignmentId.ToString(), StringComparer.Ordinal);
    }

    public static async Task<LineNames> Load(AppDbContext db)
    {
        var lines = (await db.Set<KeptRosterLine>().AsNoTracking().Where(l => l.Target == RosterSource.Person || l.Target == RosterSource.Posting).Select(l => l.TargetId).ToListAsync()).Select(t => t.IdOf<Assignment>()).OfType<Id<Assignment>>().ToArray();
        var posts = await db.Set<Assignment>().AsNoTracking().Where(a => lines.Contains(a.AssignmentId)).ToListAsync();
        var named = posts.Select(a => a.PersonId).Concat(lines.Select(l => new Id<Person>(l.Value))).Distinct().ToArray();
        return new LineNames(await Structure.Load(db), await db.Set<Person>().AsNoTracking().Where(p => named.Contains(p.PersonId)).ToListAsync(), posts);
    }

    public Structure Structure => structure;

    public Phrase Of(KeptRosterLine line) => line.Target switch
    {
        RosterSource.Person => people.TryGetValue(line.TargetId, out var person) ? Phrase.Same($"{person.Name} {person.Number}") : Hidden,
        RosterSource.Posting => posts.TryGetValue(line.TargetId, out var post) && people.TryGetValue(post.PersonId.ToString(), out var holder)
            ? new($"{holder.Name} {holder.Number}，{structure.PostName(post.PostId).Zh}", $"{holder.Name} {holder.Number}, {structure.PostName(post.PostId).En}") : Hidden,
        _ => line.TargetId.IdOf<Unit>() is { } unit ? structure.UnitName(unit) : Hidden,
    };

    /// <summary>The unit a line belongs to; null when it is about somebody who may not be seen.</summary>
    public Id<Unit>? UnitOf(KeptRosterLine line) => line.Target switch
    {
        RosterSource.Person => people.GetValueOrDefault(line.TargetId)?.UnitId,
        RosterSource.Posting => posts.GetValueOrDefault(line.TargetId)?.UnitId,
        _ => line.TargetId.IdOf<Unit>(),
    };

    public static Phrase KindOf(RosterSource source) => source switch
    {
        RosterSource.Unit => new("单位", "Unit"),
        RosterSource.Team => new("班组", "Team"),
        RosterSource.Person => new("个人", "Person"),
        RosterSource.Posting => new("个人的岗位", "Post of a person"),
        RosterSource.Assigned => new("单独排的", "Set for the day"),
        RosterSource.Swapped => new("换班", "Swap"),
        _ => new("加班班次", "Extra shift"),
    };

    private static Phrase Hidden { get; } = new("（看不到的人）", "(somebody you may not see)");
}
