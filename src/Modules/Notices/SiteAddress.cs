using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Notices;

/// <summary>Where this site is reached from outside: links that are sent begin with it.</summary>
internal sealed class SiteAddress(Database database)
{
    /// <summary>As the administrator has written it down; as long as he has not, the address of the request.</summary>
    public async Task<string> Of(Access access, HttpRequest request) =>
        await database.Read(access, db => db.Set<DeliverySettings>().AsNoTracking().Select(s => s.BaseAddress).SingleOrDefaultAsync()) is { Length: > 0 } written ? written : $"{request.Scheme}://{request.Host}";
}
