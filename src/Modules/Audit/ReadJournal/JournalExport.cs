using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Audit.Words;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Audit.ReadJournal;

/// <summary>The journal as a workbook, filtered as the page is.</summary>
internal static class JournalExport
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/audit.xlsx", Export).RequireAuthorization(new NeedsAttribute(Permission.SeeAudit));

    private static Task<FileStreamHttpResult> Export(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] JournalList list)
    {
        var language = ChosenLanguage.Of(http.Request);
        var zone = DateTimeZoneProviders.Tzdb[current.Me.TimeZone];
        SheetColumn<JournalEntry>[] columns =
        [
            new(new("时间", "Time"), e => e.At.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm:ss", null)),
            new(new("谁", "Who"), e => e.ActorName),
            new(new("做了什么", "What"), e => JournalText.NameOf(e.Kind).In(language)),
            new(new("内容", "Details"), e => JournalText.Of(e.Kind, e.Body).In(language)),
            new(new("对象", "Stream"), e => e.Stream),
            new(new("序号", "Number"), e => e.Seq),
            new(new("代码", "Code"), e => e.Kind),
            new(new("原文", "Body"), e => e.Body),
        ];
        return list.All(current.Me, ListQuery.Of(http.Request, JournalList.Sorts, JournalList.Filters), entries =>
            SheetWriter.Download(new Phrase("审计", "audit").In(language), columns, entries, language));
    }
}
