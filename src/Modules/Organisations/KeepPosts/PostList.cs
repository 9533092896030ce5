using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Organisations.KeepPosts;

/// <summary>Reads the posts for the list and its workbook; they are the whole organisation's and name nobody.</summary>
internal sealed class PostList(Database database)
{
    public static IReadOnlyList<string> Sorts { get; } = ["name", "name_en", "code"];

    public static string[] Filters { get; } = ["q"];

    public Task<ListPage<Post>> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db => RowList.Page(await Rows(db, query), query, Key, p => p.PostId.ToString()));

    public Task<List<Post>> Whole(SignedIn me, ListQuery query) => database.Read(me.Access, async db => RowList.All(await Rows(db, query), query, Key, p => p.PostId.ToString()));

    private static async Task<IEnumerable<Post>> Rows(AppDbContext db, ListQuery query)
    {
        var text = query["q"];
        return (await db.Set<Post>().AsNoTracking().ToListAsync())
            .Where(p => text.Length == 0 || new[] { p.Code, p.Name, p.NameEn ?? "" }.Any(t => t.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    private static string Key(Post post, string? sort) => sort switch { "name" => post.Name, "name_en" => post.NameEn ?? "", _ => post.Code };
}
