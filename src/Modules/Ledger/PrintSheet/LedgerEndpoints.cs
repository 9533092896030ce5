using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Ledger.SeeEntries;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Modules.Ledger.TryProposal;
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
        app.MapGet("/ledger/months.xlsx", Months).RequireAuthorization(new NeedsAttribute(Permission.SeeUnit));
        app.MapGet("/what-if/proposals.xlsx", Proposals).RequireAuthorization(new NeedsAttribute(Permission.KeepRules));
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

    private static async Task<FileStreamHttpResult> Months(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] MonthList list)
    {
        var language = ChosenLanguage.Of(http.Request);
        SheetColumn<MonthRow>[] columns =
        [
            new(new("单位", "Unit"), r => Structure.NameOf(r.Unit).In(language)), new(new("月份", "Month"), r => MonthWords.Iso(r.Month.Month)), new(new("状态", "State"), r => MonthWords.State(r.Month.State).In(language)),
            new(new("扣款", "Fines"), r => r.Owed), new(new("奖励", "Rewards"), r => r.Due), new(new("等人说明", "Waiting"), r => r.Waits), new(new("关账人", "Closed by"), r => r.Month.ClosedBy),
        ];
        return SheetWriter.Download(new Phrase("各单位月份", "months").In(language), columns, await list.Whole(current.Me.Access, ListQuery.Of(http.Request, MonthList.Sorts, MonthList.Filters)), language);
    }

    private static async Task<FileStreamHttpResult> Proposals(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] ProposalList list)
    {
        var language = ChosenLanguage.Of(http.Request);
        SheetColumn<ProposalRow>[] columns =
        [
            new(new("提案", "Proposal"), r => r.Kept.Proposal.Name), new(new("规章", "Regulation"), r => r.Pack.In(language)), new(new("理由", "Reason"), r => r.Kept.Proposal.Reason), new(new("谁", "By"), r => r.Kept.Proposal.AuthorName),
            new(new("何时", "On"), r => r.On), new(new("现在", "Now"), r => r.Kept.Proposal.NetBefore), new(new("改了以后", "As changed"), r => r.Kept.Proposal.NetAfter), new(new("相差", "Difference"), r => r.Kept.Difference),
        ];
        return SheetWriter.Download(new Phrase("提案", "proposals").In(language), columns, await list.Whole(current.Me, ListQuery.Of(http.Request, ProposalList.Sorts, ProposalList.Filters)), language);
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
