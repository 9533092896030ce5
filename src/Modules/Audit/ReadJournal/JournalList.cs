using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Audit.ReadJournal;

/// <summary>One line of the journal as shown.</summary>
/// <param name="About">What it is about, by name; the stream when that is gone or has no name.</param>
internal sealed record JournalRow(JournalEntry Entry, LocalDateTime At, Phrase About);

/// <summary>Reads the journal, newest first unless asked otherwise, as far as the one who asks may.</summary>
internal sealed class JournalList(Database database)
{
    private const int Rows = 50;
    private const char Between = '\u001f';
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("uuuu-M-d");

    public static IReadOnlyList<string> Sorts { get; } = ["time"];

    public static string[] Filters { get; } = ["kind", "actor", "stream", "from", "to"];

    public Task<ListPage<JournalRow>> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var matching = await Matching(db, me, query);
        var rising = OldestFirst(query) != query.Before is not null;
        var placed = (query.Before ?? query.After) is { } key && Place.Parse(key) is { } at ? From(matching, at, rising) : matching;
        var page = ReadPage<JournalEntry>.Of(await (rising ? Oldest(placed) : Newest(placed)).Take(Rows + 1).ToListAsync(), Rows, query, Place.Of);
        var names = await StreamNames.Of(db, [.. page.Rows.Select(e => e.Stream)]);
        var zone = DateTimeZoneProviders.Tzdb[me.TimeZone];
        var rows = page.Rows.ConvertAll(e => new JournalRow(e, e.At.InZone(zone).LocalDateTime, names.Of(e.Stream)));
        return page.With(rows, Total.Of(await matching.Take(Total.Cap + 1).CountAsync()));
    });

    /// <summary>Gives every line the query matches to a reader, one after another.</summary>
    public Task<T> All<T>(SignedIn me, ListQuery query, Func<IEnumerable<JournalEntry>, T> read) =>
        database.Read(me.Access, async db => read((OldestFirst(query) ? Oldest(await Matching(db, me, query)) : Newest(await Matching(db, me, query))).AsEnumerable()));

    private static bool OldestFirst(ListQuery query) => query is { SortBy: "time", Descending: false };

    private static IOrderedQueryable<JournalEntry> Oldest(IQueryable<JournalEntry> entries) =>
        entries.OrderBy(e => e.At).ThenByDescending(e => e.Stream).ThenBy(e => e.Seq);

    private static IOrderedQueryable<JournalEntry> Newest(IQueryable<JournalEntry> entries) =>
        entries.OrderByDescending(e => e.At).ThenBy(e => e.Stream).ThenByDescending(e => e.Seq);

    private static async Task<IQueryable<JournalEntry>> Matching(AppDbContext db, SignedIn me, ListQuery query)
    {
        var entries = db.Set<JournalEntry>().AsQueryable();
        var units = me.UnitsWhere(Permission.SeeAudit);
        if (!units.Everything)
        {
            var streams = await JournalScope.StreamsOf(db, units);
            entries = entries.Where(e => streams.Contains(e.Stream));
        }
        if (query["kind"] is { Length: > 0 } kind) entries = entries.Where(e => e.Kind == kind);
        if (query["actor"] is { Length: > 0 } actor) entries = entries.Where(e => e.ActorName.Contains(actor));
        if (query["stream"] is { Length: > 0 } stream) entries = entries.Where(e => e.Stream == stream);
        var zone = DateTimeZoneProviders.Tzdb[me.TimeZone];
        if (Day(query["from"]) is { } first)
        {
            var start = zone.AtStartOfDay(first).ToInstant();
            entries = entries.Where(e => e.At >= start);
        }
        if (Day(query["to"]) is { } last)
        {
            var end = zone.AtStartOfDay(last.PlusDays(1)).ToInstant();
            entries = entries.Where(e => e.At < end);
        }
        return entries;
    }

    // Lines of one write bear the same time; within it, they stand by stream and then by number.
    private static IQueryable<JournalEntry> From(IQueryable<JournalEntry> entries, Place at, bool rising) => rising
        ? entries.Where(e => e.At >= at.At && (e.At > at.At || string.Compare(e.Stream, at.Stream) < 0 || (e.Stream == at.Stream && e.Seq > at.Seq)))
        : entries.Where(e => e.At <= at.At && (e.At < at.At || string.Compare(e.Stream, at.Stream) > 0 || (e.Stream == at.Stream && e.Seq < at.Seq)));

    private static LocalDate? Day(string text) => DayPattern.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    private sealed record Place(Instant At, string Stream, long Seq)
    {
        public static string Of(JournalEntry entry) => string.Create(CultureInfo.InvariantCulture, $"{entry.At.ToUnixTimeTicks()}{Between}{entry.Stream}{Between}{entry.Seq}");

        public static Place? Parse(string key) =>
            key.Split(Between) is [var at, var stream, var seq] && long.TryParse(at, CultureInfo.InvariantCulture, out var ticks) && long.TryParse(seq, CultureInfo.InvariantCulture, out var number)
                ? new Place(Instant.FromUnixTimeTicks(ticks), stream, number)
                : null;
    }
}

/// <summary>What of the journal belongs to some units: the streams of those units, their people and their accounts. What is the whole organisation's does not.</summary>
internal static class JournalScope
{
    public static async Task<string[]> StreamsOf(AppDbContext db, VisibleUnits units)
    {
        var ids = units.Units.ToArray();
        var people = await db.Set<Person>().Where(p => ids.Contains(p.UnitId)).Select(p => p.PersonId).ToArrayAsync();
        var accounts = await db.Set<Account>().Where(a => a.PersonId != null && people.Contains(a.PersonId.Value)).Select(a => a.AccountId).ToListAsync();
        var cases = await db.Set<Case>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(c => ids.Contains(c.UnitId)).Select(c => c.CaseId).ToListAsync();
        var links = await db.Set<SigningLink>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(l => ids.Contains(l.UnitId)).Select(l => l.LinkId).ToListAsync();
        return [.. links.Select(Streams.Of), .. ids.Select(Streams.Of), .. people.Select(Streams.Of), .. accounts.Select(Streams.Of), .. cases.Select(Case.StreamOf)];
    }
}

/// <summary>What streams are about, by the names of today.</summary>
internal sealed class StreamNames
{
    private readonly Dictionary<string, Phrase> names = [];

    public static async Task<StreamNames> Of(AppDbContext db, IReadOnlyCollection<string> streams)
    {
        var kinds = streams.Distinct().Select(s => s.Split('/')).Where(s => s.Length == 2).ToLookup(s => s[0], s => s[1]);
        var months = streams.Distinct().Select(s => s.Split('/')).Where(s => s is ["month", _, _]).ToList();
        var (people, units, accounts) = (Ids<Person>(kinds["person"]), Ids<Unit>([.. kinds["unit"], .. months.Select(m => m[1])]), Ids<Account>(kinds["account"]));
        var found = new StreamNames();
        // Who may read the line may read whom it is about.
        foreach (var person in await db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(p => people.Contains(p.PersonId)).ToListAsync())
            found.names[Streams.Of(person.PersonId)] = new($"{person.Name}（{person.Number}）", $"{person.Name} ({person.Number})");
        foreach (var unit in await db.Set<Unit>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(u => units.Contains(u.UnitId)).ToListAsync())
        {
            var name = found.names[Streams.Of(unit.UnitId)] = Structure.NameOf(unit);
            foreach (var month in months.Where(m => m[1] == unit.UnitId.ToString())) found.names[string.Join('/', month)] = new($"{name.Zh} {month[2]} 的账", $"{name.En}, {month[2]}");
        }
        foreach (var account in await db.Set<Account>().Where(a => accounts.Contains(a.AccountId)).ToListAsync())
            found.names[Streams.Of(account.AccountId)] = new($"账号 {account.SignInName}", $"account {account.SignInName}");
        var cases = Ids<Case>(kinds["case"]);
        foreach (var one in await db.Set<Case>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(c => cases.Contains(c.CaseId)).ToListAsync())
            found.names[Case.StreamOf(one.CaseId)] = new($"{one.Number} {one.TitleZh}", $"{one.Number} {one.TitleEn}");
        var links = Ids<SigningLink>(kinds["signinglink"]);
        foreach (var link in await db.Set<SigningLink>().IgnoreQueryFilters([AppDbContext.UnitFilter]).Where(l => links.Contains(l.LinkId)).Join(db.Set<Case>().IgnoreQueryFilters([AppDbContext.UnitFilter]), l => l.CaseId, c => c.CaseId, (l, c) => new { l.LinkId, c.Number }).ToListAsync())
            found.names[Streams.Of(link.LinkId)] = new($"{link.Number} 的签字链接", $"signing link of {link.Number}");
        return found;
    }

    public Phrase Of(string stream)
    {
        if (names.TryGetValue(stream, out var name)) return name;
        return stream.Split('/')[0] switch
        {
            Streams.Organisation => new("本单位", "the organisation"),
            "import" => new("一次导入", "an import"),
            "facts" => new("记录", "facts"),
            "ledger" => new("账目", "the ledger"),
            "punches" => new("打卡", "punches"),
            "covers" => new("请假外出", "leave and outings"),
            "rosters" => new("班次和排班", "shifts and rosters"),
            "rules" => new($"规章 {stream[(stream.IndexOf('/') + 1)..]}", $"regulation {stream[(stream.IndexOf('/') + 1)..]}"),
            _ => Phrase.Same(stream),
        };
    }

    private static Id<T>[] Ids<T>(IEnumerable<string> texts) => [.. texts.Select(t => Id<T>.TryParse(t, null, out var id) ? id : default)];
}
