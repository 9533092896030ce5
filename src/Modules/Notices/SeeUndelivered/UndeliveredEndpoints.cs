using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Ledger.SeeMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Notices.SeeUndelivered;

/// <summary>The list of what was not delivered as a workbook.</summary>
internal static class UndeliveredEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/settings/undelivered.xlsx", Export).RequireAuthorization(new NeedsAttribute(Permission.Administer));

    private static async Task<FileStreamHttpResult> Export(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] UndeliveredList list)
    {
        var (language, zone) = (ChosenLanguage.Of(http.Request), current.Me.TimeZone);
        SheetColumn<UndeliveredRow>[] columns =
        [
            new(new("通知", "Notice"), row => NoticeKinds.NameOf(row.Delivery.Kind).In(language)),
            new(new("收件人或群", "To"), row => row.To),
            new(new("方式", "By"), row => (row.Delivery.AccountId is null ? new Phrase("群", "Group") : new("邮件", "Mail")).In(language)),
            new(new("状态", "State"), row => row.State.In(language)),
            new(new("原因", "Reason"), row => row.Why.In(language)),
            new(new("试过几次", "Attempts"), row => row.Delivery.Attempts),
            new(new("产生时间", "Made at"), row => MonthWords.Time(row.Delivery.MadeAt, zone)),
        ];
        return SheetWriter.Download(new Phrase("未送达的通知", "undelivered").In(language), columns, await list.All(current.Me, ListQuery.Of(http.Request, UndeliveredList.Sorts, UndeliveredList.Filters)), language);
    }
}
