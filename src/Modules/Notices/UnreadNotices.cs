using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>How many notices wait to be read: the number on the bell.</summary>
public sealed class UnreadNotices(Database database)
{
    /// <summary>Where counting stops; the bell shows more as 99+.</summary>
    public const int Cap = 100;

    public ValueTask<int> Count(SignedIn me) =>
        database.ReadKept(me.Access, (nameof(UnreadNotices), me.Account), db => db.Set<Notice>().Where(n => n.AccountId == me.Account && !n.IsRead).Take(Cap).CountAsync());
}
