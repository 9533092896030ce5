using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage;

/// <summary>What is equal as long as no standing row of an organisation has changed; moved in the transaction of each change, and never back to what it was.</summary>
internal sealed class StandingMark(Id<Organisation> organisationId) : IOwned
{
    /// <summary>The mark of an organisation none of whose standing rows was ever changed.</summary>
    public const string None = "";

    private static readonly KeptQuery<Id<Organisation>, string> Kept = new((db, own) => db.Set<StandingMark>().Where(m => m.OrganisationId == own).Select(m => m.Mark));

    public const string Table = "standing_marks";

    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public string Mark { get; private set; } = None;

    public static void Configure(ModelBuilder model) => model.Entity<StandingMark>(e => e.ToTable(Table).HasKey(m => m.OrganisationId));

    /// <summary>What stands in the database now, as the context sees it.</summary>
    public static async ValueTask<string> Read(AppDbContext db) => await Kept.First(db, db.Access.Organisation) ?? None;

    public void Move() => Mark = Guid.CreateVersion7().ToString("N");
}

/// <summary>What was read of standing rows, until one of them changes: for reads and for writes, since the mark is read where the rows would be.</summary>
internal sealed class StandingReads(Func<AppDbContext, ValueTask<string>> markOf)
{
    /// <summary>How many rows are kept at most: the staff of a hundred thousand people, some tens of megabytes.</summary>
    private const int Most = 262_144;

    private readonly KeptReads kept = new(Most);

    public ValueTask<string> MarkOf(AppDbContext db) => markOf(db);

    public async ValueTask<T> Get<T>(AppDbContext db, string mark, object what, Func<T, int> rows, Func<Task<T>> read)
        where T : notnull
    {
        var key = Access.OfSystem(db.Access.Organisation, "standing");
        if (kept.TryGet<T>(key, what, mark, out var known)) return known;
        var found = await read();
        // Only what was the same before and after the read belongs to the mark: a change may have come between its parts.
        if (await StandingMark.Read(db) == mark) kept.Keep(key, what, mark, found, rows(found));
        return found;
    }
}
