using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.KeepDrafts;
using Yunzhang.Modules.Cases.ListCases;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.SendFiles;
using Yunzhang.Modules.Cases.SignByLink;
using Yunzhang.Modules.Cases.StartCase;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Forms;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Cases;

/// <summary>What the pages of cases ask for by themselves, files of cases, and the list as a workbook.</summary>
public static class CasesEndpoints
{
    private const int MostRows = 20_000;

    /// <summary>Maps them.</summary>
    public static void MapCases(this IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("").RequireAuthorization(new NeedsAttribute(Permission.SeeOwn));
        cases.MapGet("/cases/people", Suggest);
        cases.MapPost("/cases/files", Send);
        cases.MapGet("/cases/files/{file}", Sent);
        cases.MapGet("/cases/{of}/files/{file}", FileOf);
        cases.MapGet("/cases/{of}/chain.json", ChainOf);
        cases.MapPost("/cases/drafts/{pack}/{flow}", Draft);
        cases.MapGet("/cases.xlsx", Export);
        app.MapPost("/sign/{token}/files", SendByLink).AllowAnonymous();
        app.MapGet("/sign/{token}/files/{file}", FileByLink).AllowAnonymous();
    }

    private static async Task<JsonHttpResult<IReadOnlyList<string>>> Suggest([FromQuery] string? q, [FromServices] CurrentSignIn current, [FromServices] Database database, [FromServices] IClock clock) =>
        TypedResults.Json(await database.Read(current.Me.Access, db => PeopleTyped.Suggest(db, q ?? "", current.Me.Today(clock))));

    private static async Task<Results<JsonHttpResult<SentFile>, UnprocessableEntity>> Send(IFormFile file, [FromServices] CurrentSignIn current, [FromServices] CaseFiles files)
    {
        using var held = new MemoryStream();
        await file.CopyToAsync(held);
        if (await files.Send(current.Me, file.FileName, held.ToArray()) is not { } kept) return TypedResults.UnprocessableEntity();
        return TypedResults.Json(new SentFile(kept.FileId.ToString(), kept.Name, $"/cases/files/{kept.FileId}", FileKinds.IsPicture(kept.ContentType)));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Sent(string file, [FromServices] CurrentSignIn current, [FromServices] Database database)
    {
        if (!Id<StoredFile>.TryParse(file, null, out var id)) return TypedResults.NotFound();
        var found = await database.Read(current.Me.Access, db => db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.FileId == id && f.SentBy == current.Me.Access.Actor.Key));
        return found is null ? TypedResults.NotFound() : HandOut(found);
    }

    // A file is handed out when the case may be read and names it.
    private static async Task<Results<FileContentHttpResult, NotFound>> FileOf(string of, string file, [FromServices] CurrentSignIn current, [FromServices] Database database, [FromServices] FlowsInForce flows)
    {
        if (!Id<Case>.TryParse(of, null, out var id) || !Id<StoredFile>.TryParse(file, null, out var fileId)) return TypedResults.NotFound();
        var found = await database.Read(current.Me.Access, async db =>
            await OpenedCase.Read(db, flows, id) is { } opened && Names(opened, file) ? await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.FileId == fileId) : null);
        return found is null ? TypedResults.NotFound() : HandOut(found);
    }

    private static async Task<Results<JsonHttpResult<SentFile>, UnprocessableEntity, NotFound>> SendByLink(
        string token, IFormFile file, HttpContext http, [FromServices] LinkSigner signer, [FromServices] LinkSession session, [FromServices] CaseFiles files)
    {
        if (await ByLink(token, http, signer, session) is not { IsOpen: true } view) return TypedResults.NotFound();
        using var held = new MemoryStream();
        await file.CopyToAsync(held);
        // Of whoever has no account nothing is taken but a picture of his signature.
        if (!FileKinds.IsPicture(FileKinds.Of(held.ToArray())) || await files.Send(view.Access, view.Stream, file.FileName, held.ToArray()) is not { } kept) return TypedResults.UnprocessableEntity();
        return TypedResults.Json(new SentFile(kept.FileId.ToString(), kept.Name, $"/sign/{token}/files/{kept.FileId}", true));
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> FileByLink(
        string token, string file, HttpContext http, [FromServices] LinkSigner signer, [FromServices] LinkSession session, [FromServices] Database database)
    {
        if (!Id<StoredFile>.TryParse(file, null, out var id) || await ByLink(token, http, signer, session) is not { } view) return TypedResults.NotFound();
        var found = await database.Read(view.Access, db => db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.FileId == id));
        return found is not null && (found.SentBy == view.Access.Actor.Key || view.Shows(file)) ? HandOut(found) : TypedResults.NotFound();
    }

    private static async Task<LinkView?> ByLink(string token, HttpContext http, LinkSigner signer, LinkSession session) =>
        await signer.Find(token) is { } link && signer.IsUsable(link) && session.Holds(http, link) ? await signer.Open(link) : null;

    // What is printed carries the hash of the last line; with this file it can be checked where the database is not.
    private static async Task<Results<FileContentHttpResult, NotFound>> ChainOf(string of, [FromServices] CurrentSignIn current, [FromServices] Database database)
    {
        if (!Id<Case>.TryParse(of, null, out var id)) return TypedResults.NotFound();
        var stream = Case.StreamOf(id);
        var (number, lines) = await database.Read(current.Me.Access, async db => await db.Set<Case>().AsNoTracking().Where(c => c.CaseId == id).Select(c => c.Number).SingleOrDefaultAsync() is { } found
            ? (found, await db.Set<JournalEntry>().AsNoTracking().Where(j => j.Stream == stream).OrderBy(j => j.Seq).ToListAsync()) : ("", []));
        return lines.Count == 0 ? TypedResults.NotFound() : TypedResults.File(ChainFile.Write(lines), "application/json", $"{number}.chain.json");
    }

    private static bool Names(OpenedCase opened, string file)
    {
        // Also what an earlier version of the form asked for.
        var forms = opened.Flow.Earlier.Select(e => e.Form.Definition).Append(opened.Flow.Form.Definition).ToList();
        return opened.Lines.Any(l => l.Event switch
        {
            CaseStarted e => forms.Exists(f => CaseFiles.In(f, e.Values.ToDictionary(v => v.Key, v => (string?)v.Value)).Contains(file)),
            FieldsChanged e => forms.Exists(f => CaseFiles.In(f, e.Changes.ToDictionary(c => c.Path, c => c.After)).Contains(file)),
            Acted e => e.Signature == file || e.Files.Contains(file),
            Commented e => e.Files.Contains(file),
            _ => false,
        });
    }

    private static FileContentHttpResult HandOut(StoredFile file) =>
        TypedResults.File(file.Content, file.ContentType, FileKinds.IsPicture(file.ContentType) ? null : file.Name);

    private static async Task<Results<JsonHttpResult<KeptDraft>, NotFound, UnprocessableEntity>> Draft(
        string pack, string flow, IFormCollection form, HttpContext http, [FromServices] CurrentSignIn current, [FromServices] StartableForms startable, [FromServices] FormTyping typing, [FromServices] DraftKeeper drafts)
    {
        if (await startable.Find(current.Me, pack, flow) is not { } found) return TypedResults.NotFound();
        var values = await typing.Read(current.Me, found.Form.Definition, PostedForm.Of(form));
        if (await drafts.Save(current.Me, pack, flow, values) is not { } at) return TypedResults.UnprocessableEntity();
        var (computed, hidden) = DraftCheck.Look(found, values);
        return TypedResults.Json(new KeptDraft(at.InZone(DateTimeZoneProviders.Tzdb[current.Me.TimeZone]).ToString("HH:mm", null), DraftCheck.InWords(found, computed).ToDictionary(c => c.Key, c => c.Value.In(ChosenLanguage.Of(http.Request))), hidden));
    }

    private static async Task<FileStreamHttpResult> Export(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] CaseList list)
    {
        var (language, zone) = (ChosenLanguage.Of(http.Request), DateTimeZoneProviders.Tzdb[current.Me.TimeZone]);
        var rows = await list.All(current.Me, ListQuery.Of(http.Request, CaseList.Sorts, CaseList.Filters), MostRows);
        SheetColumn<ListedCase>[] columns =
        [
            new(new("编号", "Number"), r => r.Case.Number),
            new(new("单子", "Form"), r => r.Flow.In(language)),
            new(new("内容", "About"), r => r.Case.Title.In(language)),
            new(new("发起人", "Starter"), r => r.Starter),
            new(new("单位", "Unit"), r => r.Unit.In(language)),
            new(new("状态", "State"), r => r.State.In(language)),
            new(new("现在在谁那里", "With"), r => r.Holders),
            new(new("期限", "Due"), r => r.Case.Due?.InZone(zone).ToString("uuuu-MM-dd HH:mm", null)),
            new(new("发起时间", "Started"), r => r.Case.StartedAt.InZone(zone).ToString("uuuu-MM-dd HH:mm", null)),
            new(new("办结时间", "Ended"), r => r.Case.EndedAt?.InZone(zone).ToString("uuuu-MM-dd HH:mm", null)),
        ];
        return SheetWriter.Download(new Phrase("单据", "cases").In(language), columns, rows, language);
    }

    internal sealed record SentFile(string Id, string Name, string Address, bool Picture);

    internal sealed record KeptDraft(string At, IReadOnlyDictionary<string, string> Computed, IReadOnlySet<string> Hidden);
}
