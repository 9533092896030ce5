using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>Finds the units and posts that rows name, and makes those that are missing when that was asked for.</summary>
internal sealed class Places(Structure structure)
{
    public Structure Structure { get; private set; } = structure;

    /// <summary>Makes the units and posts that rows name and nobody has yet: units under the top one, all with codes of our own.</summary>
    public async Task MakeMissing(Write write, SignedIn me, IReadOnlyList<ImportRow> rows, ImportReport report)
    {
        var (units, posts) = (new Dictionary<string, Unit>(), new Dictionary<string, Post>());
        if (Structure.Tree.Tops is not [var top] || !me.May(Permission.KeepPeople, top.UnitId)) return;
        foreach (var row in rows)
        {
            var (code, name, post) = (row[PeopleColumns.UnitCode], row[PeopleColumns.Unit], row[PeopleColumns.Post]);
            if (name.Length > 0 && UnitsOf(code, name).Count == 0 && !units.ContainsKey(name))
                units[name] = new Unit(write.Access.Organisation, Id<Unit>.New(), top.UnitId, code.Length > 0 ? code : FreeCode("U", units.Count, Structure.Units.Select(u => u.Code)), name, UnitKind.Department);
            if (post.Length > 0 && PostsOf(post).Count == 0 && !posts.ContainsKey(post))
                posts[post] = new Post(write.Access.Organisation, Id<Post>.New(), FreeCode("P", posts.Count, Structure.Posts.Select(p => p.Code)), post);
        }
        foreach (var unit in units.Values)
        {
            write.Db.Add(unit);
            await write.Journal(Streams.Of(unit.UnitId), "unit.added", new { unit.Code, unit.Name, parent = top.Name });
        }
        foreach (var post in posts.Values)
        {
            write.Db.Add(post);
            await write.Journal(Streams.Organisation, "post.added", new { post.Code, post.Name });
        }
        report.MadeUnits.AddRange(units.Keys);
        report.MadePosts.AddRange(posts.Keys);
        Structure = Structure.With(units.Values, posts.Values);
    }

    /// <summary>The unit of a row; null when it names none, or none that can be told, which the row then says.</summary>
    public Unit? UnitOf(ImportRow row)
    {
        var (code, name) = (row[PeopleColumns.UnitCode], row[PeopleColumns.Unit]);
        if (code.Length == 0 && name.Length == 0) return null;
        var found = UnitsOf(code, name);
        if (found.Count == 1) return found[0];
        var (key, written) = code.Length > 0 ? (PeopleColumns.UnitCode, code) : (PeopleColumns.Unit, name);
        if (found.Count > 1)
            row.Refuse(key, "import.unit-shared", new($"有 {found.Count} 个单位都叫“{written}”，分不清是哪个。请补上单位编码：{string.Join("、", found.Select(u => u.Code))}。", $"{found.Count} units are called \"{written}\". Add the unit code: {string.Join(", ", found.Select(u => u.Code))}."));
        else
            row.Refuse(key, "import.unit-unknown", Unknown("单位", "unit", written, Structure.Units.SelectMany(u => (string[])[u.Name, u.Code])));
        return null;
    }

    public Post? PostOf(ImportRow row)
    {
        var written = row[PeopleColumns.Post];
        if (written.Length == 0) return null;
        var found = PostsOf(written);
        if (found.Count == 1) return found[0];
        if (found.Count > 1)
            row.Refuse(PeopleColumns.Post, "import.post-shared", new($"有 {found.Count} 个岗位都叫“{written}”。请改写岗位编码：{string.Join("、", found.Select(p => p.Code))}。", $"{found.Count} posts are called \"{written}\". Write the code instead: {string.Join(", ", found.Select(p => p.Code))}."));
        else
            row.Refuse(PeopleColumns.Post, "import.post-unknown", Unknown("岗位", "post", written, Structure.Posts.SelectMany(p => (string[])[p.Name, p.Code])));
        return null;
    }

    private static Phrase Unknown(string zh, string en, string written, IEnumerable<string> known)
    {
        var near = Suggestion.DidYouMean(written, known);
        return new($"没有叫“{written}”的{zh}。{near?.Zh}请改正，先登记这个{zh}，或者勾选“新建缺少的单位和岗位”。", $"There is no {en} \"{written}\". {(near is { } n ? n.En + " " : "")}Correct it, enter the {en} first, or tick \"make missing units and posts\".");
    }

    // A unit may be written by its code in either column. A closed one takes nobody.
    private List<Unit> UnitsOf(string code, string name)
    {
        var open = Structure.Units.Where(u => !u.IsClosed).ToList();
        if (code.Length > 0) return open.FindAll(u => Same(u.Code, code));
        var coded = open.FindAll(u => Same(u.Code, name));
        return coded.Count > 0 ? coded : open.FindAll(u => u.Name == name || (u.NameEn is { } en && Same(en, name)));
    }

    private List<Post> PostsOf(string written)
    {
        var coded = Structure.Posts.Where(p => Same(p.Code, written)).ToList();
        return coded.Count > 0 ? coded : [.. Structure.Posts.Where(p => p.Name == written || (p.NameEn is { } en && Same(en, written)))];
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static string FreeCode(string letter, int made, IEnumerable<string> taken)
    {
        var known = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue - 1).Select(n => $"{letter}{n:000}").Where(c => !known.Contains(c)).Skip(made).First();
    }
}
