using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.KeepPosts;

/// <summary>A post as it shall be.</summary>
/// <param name="Code">What packs name it by, such as <c>operator</c>.</param>
internal sealed record PostDetails(string Code, string Name, string? NameEn);

/// <summary>Adds posts and renames them; posts are the whole organisation's.</summary>
internal sealed class PostKeeper(Database database)
{
    private const int Longest = 80;

    /// <summary>Adds the post, or changes it when there is one of this id; the same again changes nothing.</summary>
    public Task<Result<Id<Post>>> Keep(SignedIn me, Id<Post> id, PostDetails asked) => database.Write(me.Access, async write =>
    {
        if (!me.May(Permission.KeepPeople)) return new Error(ErrorKind.Forbidden, "post.not-yours", new("您没有维护岗位的权限。请找人事或管理员。", "You may not keep posts. Ask an HR clerk or an administrator."));
        var posts = await write.Db.Set<Post>().AsTracking().OrderBy(p => p.Code).ToListAsync();
        var errors = Check(asked, posts, id);
        if (errors.Count > 0) return errors;
        var post = posts.Find(p => p.PostId == id);
        if (post is null)
        {
            write.Db.Add(new Post(write.Access.Organisation, id, asked.Code, asked.Name) { NameEn = asked.NameEn });
            await write.Journal(Streams.Organisation, "post.added", new { asked.Code, asked.Name });
        }
        else if (new PostDetails(post.Code, post.Name, post.NameEn) is var before && before != asked)
        {
            (post.Code, post.Name, post.NameEn) = (asked.Code, asked.Name, asked.NameEn);
            await write.Journal(Streams.Organisation, "post.changed", new { before, after = asked });
        }
        return (Result<Id<Post>>)id;
    });

    private static List<Error> Check(PostDetails asked, List<Post> posts, Id<Post> self)
    {
        var errors = new List<Error>();
        if (asked.Code.Length == 0) errors.Add(Invalid("code", "post.code-missing", "请填写岗位编码。规章里用它指这个岗位，如 operator。", "Enter the code of the post. Regulations name the post by it, such as operator."));
        if (asked.Name.Length == 0) errors.Add(Invalid("name", "post.name-missing", "请填写岗位名称。", "Enter the name of the post."));
        foreach (var (field, text) in new[] { ("code", asked.Code), ("name", asked.Name), ("name_en", asked.NameEn ?? "") })
            if (text.Length > Longest) errors.Add(Invalid(field, "post.text-long", $"有 {text.Length} 个字，最多 {Longest} 个。请缩短。", $"{text.Length} characters; at most {Longest} are allowed. Shorten it."));
        if (posts.Find(p => p.PostId != self && p.Code.Equals(asked.Code, StringComparison.OrdinalIgnoreCase)) is { } holder)
            errors.Add(Invalid("code", "post.code-taken", $"编码“{asked.Code}”已经是“{holder.Name}”的。请换一个。", $"The code \"{asked.Code}\" is \"{holder.Name}\"'s already. Choose another."));
        return errors;
    }

    private static Error Invalid(string field, string code, string zh, string en) => new(ErrorKind.Invalid, code, new Phrase(zh, en), field);
}
