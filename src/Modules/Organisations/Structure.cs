using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Organisations;

/// <summary>The units and posts of an organisation: what forms offer and what names are taken from.</summary>
public sealed class Structure
{
    private readonly Dictionary<Id<Post>, Post> posts;
    private readonly IReadOnlyList<Unit> units;

    private Structure(IReadOnlyList<Unit> units, IReadOnlyList<Post> posts)
    {
        this.units = units;
        this.posts = posts.ToDictionary(p => p.PostId);
        Tree = UnitTree.Of(units);
        Posts = posts;
    }

    public UnitTree Tree { get; }

    public IReadOnlyList<Unit> Units => units;

    public IReadOnlyList<Post> Posts { get; }

    /// <summary>All units, also those whose people may not be seen: their names stand in the history of people who may.</summary>
    public static async Task<Structure> Load(AppDbContext db) => new(
        await db.Set<Unit>().IgnoreQueryFilters([AppDbContext.UnitFilter]).OrderBy(u => u.Code).ToListAsync(),
        await db.Set<Post>().OrderBy(p => p.Code).ToListAsync());

    /// <summary>The same, kept until a unit or a post changes: nobody may change what it holds.</summary>
    public static ValueTask<Structure> Kept(AppDbContext db) => db.Standing(nameof(Structure), async kept => new Structure(
        await kept.Set<Unit>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().OrderBy(u => u.Code).ToListAsync(),
        await kept.Set<Post>().AsNoTracking().OrderBy(p => p.Code).ToListAsync()), s => s.units.Count + s.posts.Count);

    /// <summary>The same for a page.</summary>
    public static async ValueTask<Structure> Kept(Database database, Access access) => await database.Read(access, db => Kept(db).AsTask());

    /// <summary>The same with units and posts that are being made.</summary>
    internal Structure With(IEnumerable<Unit> moreUnits, IEnumerable<Post> morePosts) => new([.. units, .. moreUnits], [.. Posts, .. morePosts]);

    public Unit? Unit(Id<Unit> id) => Tree.Find(id);

    public Post? Post(Id<Post> id) => posts.GetValueOrDefault(id);

    public Phrase UnitName(Id<Unit> id) => Unit(id) is { } unit ? NameOf(unit) : new("（已不存在）", "(gone)");

    public Phrase PostName(Id<Post> id) => Post(id) is { } post ? new(post.Name, post.NameEn ?? post.Name) : new("（已不存在）", "(gone)");

    public static Phrase NameOf(Unit unit) => new(unit.Name, unit.NameEn ?? unit.Name);

    /// <summary>Units of a set as choices, each under its parent and set in by its depth.</summary>
    public IReadOnlyList<Choice> UnitChoices(VisibleUnits among, bool closedToo = false)
    {
        var choices = new List<Choice>();
        foreach (var top in Tree.Tops) Add(top, 0);
        return choices;

        void Add(Unit unit, int depth)
        {
            var shown = among.Include(unit.UnitId) && (closedToo || !unit.IsClosed);
            if (shown) choices.Add(new Choice(unit.UnitId.ToString(), SetIn(NameOf(unit), depth)));
            foreach (var below in Tree.Below(unit.UnitId)) Add(below, shown ? depth + 1 : depth);
        }
    }

    public IReadOnlyList<Choice> PostChoices() => [.. Posts.Select(p => new Choice(p.PostId.ToString(), PostName(p.PostId)))];

    private static Phrase SetIn(Phrase name, int depth)
    {
        var blanks = new string('\u3000', depth);
        return new(blanks + name.Zh, blanks + name.En);
    }
}
