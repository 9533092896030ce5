using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Modules.Organisations.KeepUnits;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Organisations.ImportUnits;

/// <summary>Files about units that are downloaded.</summary>
internal static class UnitEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sites/units.xlsx", Export).RequireAuthorization(new NeedsAttribute(Permission.KeepAttendance));
        app.MapPost("/import/units/errors", Errors).RequireAuthorization(new NeedsAttribute(Permission.KeepPeople));
    }

    private static async Task<FileStreamHttpResult> Export(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] Database database, [FromServices] UnitOverview overview)
    {
        var structure = await database.Structure(current.Me);
        var language = ChosenLanguage.Of(http.Request);
        var query = ListQuery.Of(http.Request, UnitOverview.Sorts, UnitOverview.Filters);
        // A list that is imported again makes no unit that was closed.
        var units = (await overview.Whole(current.Me, query)).Select(l => l.Unit).Where(u => !u.IsClosed || query["state"].Length > 0).ToList();
        return SheetWriter.Download(new Phrase("单位", "units").In(language), UnitColumns.Sheet(structure), units, language);
    }

    private static async Task<Results<FileStreamHttpResult, BadRequest>> Errors(HttpContext http, [FromForm] string file, [FromServices] CurrentSignIn current, [FromServices] UnitsImporter importer) =>
        UploadedFile.Unpack(file) is { } bytes ? FailedRowsFile.Of(await importer.Run(current.Me, bytes, keep: false), ChosenLanguage.Of(http.Request)) : TypedResults.BadRequest();
}
