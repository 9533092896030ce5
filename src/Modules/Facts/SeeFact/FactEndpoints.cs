using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;

namespace Yunzhang.Modules.Facts.SeeFact;

/// <summary>The photograph of a fact, for those who may see the fact.</summary>
public static class FactEndpoints
{
    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapFacts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/facts/{number:long}/photo", Photo).RequireAuthorization(new NeedsAttribute(Permission.SeeOwn));
        return app;
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Photo(long number, [FromServices] CurrentSignIn current, [FromServices] Database database)
    {
        var file = await database.Read(current.Me.Access, async db =>
        {
            var photo = await db.Set<Fact>().AsNoTracking().Where(f => f.Number == number).Select(f => f.Photo).SingleOrDefaultAsync();
            if (!Id<StoredFile>.TryParse(photo, null, out var id)) return null;
            return await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.FileId == id);
        });
        return file is null ? TypedResults.NotFound() : TypedResults.File(file.Content, file.ContentType);
    }
}
