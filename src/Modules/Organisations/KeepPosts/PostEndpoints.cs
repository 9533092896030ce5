using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Organisations.KeepPosts;

/// <summary>The list of posts as a workbook.</summary>
internal static class PostEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/sites/posts.xlsx", Export).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));

    private static async Task<FileStreamHttpResult> Export(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] PostList list)
    {
        var language = ChosenLanguage.Of(http.Request);
        SheetColumn<Post>[] columns = [new(new("岗位", "Post"), p => p.Name), new(new("英文", "English"), p => p.NameEn), new(new("编码", "Code"), p => p.Code)];
        return SheetWriter.Download(new Phrase("岗位", "posts").In(language), columns, await list.Whole(current.Me, ListQuery.Of(http.Request, PostList.Sorts, PostList.Filters)), language);
    }
}
