using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations.ListPeople;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>Files about people that are downloaded: the list as shown, the empty template, the rows an import could not take.</summary>
internal static class PeopleEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people.xlsx", Export).RequireAuthorization(new NeedsAttribute(Permission.SeeUnit));
        app.MapGet("/import/people/template.xlsx", Template).RequireAuthorization(new NeedsAttribute(Permission.KeepPeople));
        app.MapPost("/import/people/errors", Errors).RequireAuthorization(new NeedsAttribute(Permission.KeepPeople));
    }

    private static async Task<FileStreamHttpResult> Export(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] PeopleList list, [FromServices] Database database, [FromServices] IClock clock)
    {
        var me = current.Me;
        var (people, structure) = await list.All(me, ListQuery.Of(http.Request, PeopleList.Sorts, PeopleList.Filters));
        var today = me.Today(clock);
        var lines = await database.Read(me.Access, async db =>
        {
            var mains = (await db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(a => a.IsMain).OrderBy(a => a.From).ToListAsync()).ToLookup(a => a.PersonId);
            var wages = (await db.Set<PersonValue>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(v => v.Field == PersonFields.DayWage && v.From <= today).OrderBy(v => v.From).ToListAsync()).ToLookup(v => v.PersonId);
            var names = (await db.Set<Account>().Where(a => a.PersonId != null).Select(a => new { a.PersonId, a.SignInName }).ToListAsync()).ToLookup(a => a.PersonId!.Value, a => a.SignInName);
            return people.Select(p => new PersonLine(
                p, structure, mains[p.PersonId].FirstOrDefault(a => a.HoldsOn(today)) ?? mains[p.PersonId].LastOrDefault(),
                me.May(Permission.KeepPeople, p.UnitId) ? wages[p.PersonId].LastOrDefault() : null, names[p.PersonId].FirstOrDefault())).ToList();
        });
        var language = ChosenLanguage.Of(http.Request);
        return SheetWriter.Download(new Phrase("人员", "people").In(language), PeopleColumns.Sheet(me.May(Permission.KeepPeople)), lines, language);
    }

    private static FileStreamHttpResult Template(HttpContext http)
    {
        var language = ChosenLanguage.Of(http.Request);
        return SheetWriter.Download(new Phrase("花名册模板", "staff-template").In(language), PeopleColumns.Sheet(withWages: true), [], language);
    }

    private static async Task<Results<FileStreamHttpResult, BadRequest>> Errors(HttpContext http, [FromForm] string file, [FromForm] string? make, [FromServices] CurrentSignIn current, [FromServices] PeopleImporter importer)
    {
        if (UploadedFile.Unpack(file) is not { } bytes) return TypedResults.BadRequest();
        return FailedRowsFile.Of(await importer.Run(current.Me, bytes, make is not null, keep: false), ChosenLanguage.Of(http.Request));
    }
}
