using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices.ReadNotices;

/// <summary>Marks one's own notices as read.</summary>
internal sealed class NoticeReader(Database database)
{
    /// <summary>One; null when it is not one's own.</summary>
    public Task<Notice?> Read(SignedIn me, Id<Notice> id) => database.Write(me.Access, async write =>
    {
        var found = await write.Db.Set<Notice>().SingleOrDefaultAsync(n => n.NoticeId == id && n.AccountId == me.Account);
        if (found is null or { IsRead: true }) return found;
        found.IsRead = true;
        await write.Journal(Streams.Of(me.Account), "notices.read", new { notices = 1 });
        return found;
    });

    /// <summary>All that came up to one: what comes in while the page is read stays unread.</summary>
    public Task<int> ReadAll(SignedIn me, Id<Notice> last) => database.Write(me.Access, async write =>
    {
        var unread = write.Db.Set<Notice>().Where(n => n.AccountId == me.Account && !n.IsRead && n.NoticeId <= last);
        if (!await unread.AnyAsync()) return 0;
        var read = await write.ChangeMany(unread, set => set.SetProperty(n => n.IsRead, true));
        await write.Journal(Streams.Of(me.Account), "notices.read", new { notices = read });
        return read;
    });
}
