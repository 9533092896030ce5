using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Notices.ReadNotices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Notices.Deliver;

/// <summary>Puts notices into words for those who are told outside the product, as things are when it is sent and as far as the reader may see them.</summary>
internal sealed class MessageWriter(Database database, RulesInForce inForce)
{
    /// <summary>What one message says at most; of the rest it gives the number.</summary>
    public const int Cap = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>One mail of everything in a message, newest first.</summary>
    public async Task<(string Subject, string Body)> Mail(SignedIn me, Language language, string site, IReadOnlyList<Id<Notice>> ids)
    {
        var (rows, rules) = await Rows(me.Access, ids);
        var lines = rows.Select(r => (Text: NoticeWords.Of(r, rules).In(language), Link: site + (NoticeWords.AddressOf(r) ?? "/notices"))).ToList();
        var subject = lines.Count == 1 ? lines[0].Text : new Phrase($"{ids.Count} 条通知", $"{ids.Count} notices").In(language);
        var body = new StringBuilder();
        foreach (var (text, link) in lines) body.Append(text).Append('\n').Append(link).Append("\n\n");
        if (ids.Count > lines.Count) body.Append(new Phrase($"还有 {ids.Count - lines.Count} 条，见 {site}/notices", $"{ids.Count - lines.Count} more at {site}/notices").In(language)).Append("\n\n");
        body.Append("-- \n").Append(new Phrase($"{me.OrganisationName} · 运章。哪些通知发邮件、什么时候发，在这里改：{site}/account/mail", $"{me.OrganisationName}, Yunzhang. Which notices go by mail, and when, is changed at {site}/account/mail").In(language)).Append('\n');
        return (subject, body.ToString());
    }

    /// <summary>What a group is told: the unit, the day and where to look, and nobody's name.</summary>
    public async Task<(string Text, string Body)> Group(Access access, GroupChannel channel, string site, string messageId, IReadOnlyList<Id<Notice>> ids)
    {
        var (rows, _) = await Rows(access, ids);
        var language = ChosenLanguage.Parse(channel.Language) ?? Language.Chinese;
        var text = new StringBuilder();
        foreach (var row in rows) text.Append(OfUnit(row).In(language)).Append('\n').Append(site).Append(NoticeWords.AddressOf(row) ?? "/notices").Append('\n');
        if (ids.Count > rows.Count) text.Append(new Phrase($"还有 {ids.Count - rows.Count} 条，见 {site}/notices", $"{ids.Count - rows.Count} more at {site}/notices").In(language));
        var body = JsonSerializer.Serialize(new
        {
            id = messageId,
            notices = rows.Select(r => new
            {
                id = r.Notice.NoticeId.ToString(), kind = JsonNamingPolicy.KebabCaseLower.ConvertName(r.Notice.Kind.ToString()), at = r.Notice.At.ToString(), unit = r.Unit?.Code,
                month = r.Notice.Month?.ToString("uuuu-MM", null), textZh = OfUnit(r).Zh, textEn = OfUnit(r).En, link = site + (NoticeWords.AddressOf(r) ?? "/notices"),
            }),
        }, Json);
        return (text.ToString().TrimEnd(), body);
    }

    // In a group stand others too: what an entry is about is seen behind the link, by those who may.
    private static Phrase OfUnit(NoticeRow row)
    {
        if (row.Notice.Kind != NoticeKind.EntryWaits || row.Entry is not { } entry) return NoticeWords.Of(row, []);
        var unit = row.Unit is { } found ? Structure.NameOf(found) : new Phrase("单位", "a unit");
        return entry.Waits
            ? new($"{unit.Zh} {Figures.Day(entry.Day)} 有一笔等人说明", $"{unit.En}: an entry of {Figures.Day(entry.Day)} waits for an answer")
            : new($"{unit.Zh} {Figures.Day(entry.Day)} 的一笔已经有人说明", $"{unit.En}: an entry of {Figures.Day(entry.Day)} has been answered");
    }

    private Task<(List<NoticeRow> Rows, IReadOnlyList<Rules> Rules)> Rows(Access access, IReadOnlyList<Id<Notice>> ids) => database.Read(access, async db =>
    {
        var shown = ids.OrderDescending().Take(Cap).ToArray();
        var notices = await db.Set<Notice>().AsNoTracking().Where(n => shown.Contains(n.NoticeId)).OrderByDescending(n => n.NoticeId).ToListAsync();
        return (await NoticeList.Told(db, notices), await inForce.Now(db));
    });
}
