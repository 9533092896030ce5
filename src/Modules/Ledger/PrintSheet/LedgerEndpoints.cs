using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Ledger.PrintSheet;

/// <summary>The ledger as filtered, and the sheet of a month, as workbooks.</summary>
internal static class LedgerEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/ledger.xlsx", Entries).RequireAuthorization(new NeedsAttribute(Permission.SeeOwn));
        app.MapGet("/ledger/months/{unit}/{month}/sheet.xlsx", Sheet).RequireAuthorization(new NeedsAttribute(Permission.SeeUnit));
    }

    private static async Task<FileStreamHttpResult> Entries(
        HttpContext http, [FromServices] CurrentSignIn current, [FromServices] EntryList list, [FromServices] Database database, [FromServices] RulesInForce inForce)
    {
        var (access, language) = (current.Me.Access, ChosenLanguage.Of(http.Request));
        var query = ListQuery.Of(http.Request, EntryFilter.Sorts, EntryFilter.Names);
        var (structure, rules) = await database.Read(access, async db => (await Structure.Load(db), await inForce.Now(db)));
        return await list.All(access, EntryFilter.Of(query, structure.Tree), query, rows =>
            SheetWriter.Download(new Phrase("账目", "ledger").In(language), SheetColumns.OfEntries(rules, language), rows, language));
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> Sheet(
        string unit, string month, HttpContext http, [FromServices] CurrentSignIn current, [FromServices] SheetReading reading)
    {
        if (await reading.Read(current.Me, unit, month) is not { } sheet) return TypedResults.NotFound();
        var language = ChosenLanguage.Of(http.Request);
        var name = $"{Structure.NameOf(sheet.Unit).In(language)} {MonthWords.Iso(sheet.Month)} {new Phrase("结算表", "settlement").In(language)}";
        return SheetWriter.Download(name, SheetColumns.OfMonth(sheet, language), sheet.Sheet.Rows, language);
    }
}
