using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Attendance.Rosters;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>One line of the roster with its names.</summary>
internal sealed record LineRow(KeptRosterLine Line, Phrase Target, KeptPattern Pattern);

/// <summary>A pattern with what it holds for.</summary>
internal sealed record PatternReading(KeptPattern Pattern, IReadOnlyList<LineRow> Lines, IReadOnlyDictionary<Id<KeptShift>, KeptShift> Shifts);

/// <summary>Reads patterns and their lines for lists, forms and files.</summary>
internal sealed class RosterList(Database database, IClock clock)
{
    public const string Over = "over", All = "all";

    public static IReadOnlyList<string> Sorts { get; } = ["target", "pattern", "from"];

    public static string[] Filters { get; } = ["q", "pattern", "state"];

    public Task<ListPage<LineRow>> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db => RowList.Page(await Rows(db, me, query), query, Key, r => r.Line.LineId.ToString()));

    public Task<List<LineRow>> Whole(SignedIn me, ListQuery query) => database.Read(me.Access, async db => RowList.All(await Rows(db, me, query), query, Key, r => r.Line.LineId.ToString()));

    /// <summary>All patterns, by name, with how many lines each has.</summary>
    public Task<List<PatternReading>> Patterns(SignedIn me) => database.Read(me.Access, async db =>
    {
        var names = await LineNames.Load(db);
        var lines = (await db.Set<KeptRosterLine>().AsNoTracking().OrderBy(l => l.From).ToListAsync()).ToLookup(l => l.PatternId);
        var shifts = await Shifts(db);
        var patterns = await db.Set<KeptPattern>().AsNoTracking().OrderBy(p => p.Name).ToListAsync();
        return patterns.ConvertAll(p => new PatternReading(p, [.. lines[p.PatternId].Select(l => new LineRow(l, names.Of(l), p))], shifts));
    });

    public static IReadOnlyList<string> PatternSorts { get; } = ["name", "anchor", "lines"];

    public static string[] PatternFilters { get; } = ["q", "used"];

    /// <summary>Patterns as a list.</summary>
    public async Task<ListPage<PatternReading>> PatternPage(SignedIn me, ListQuery query) => RowList.Page(Matching(await Patterns(me), query), query, PatternKey, p => p.Pattern.PatternId.ToString());

    public async Task<List<PatternReading>> WholePatterns(SignedIn me, ListQuery query) => RowList.All(Matching(await Patterns(me), query), query, PatternKey, p => p.Pattern.PatternId.ToString());

    /// <summary>Patterns as choices.</summary>
    public Task<IReadOnlyList<Choice>> Choices(SignedIn me) => database.Read(me.Access, async db =>
        (IReadOnlyList<Choice>)[.. (await db.Set<KeptPattern>().AsNoTracking().OrderBy(p => p.Name).ToListAsync()).Select(p => new Choice(p.PatternId.ToString(), Phrase.Same(p.Name)))]);

    /// <summary>One line; null when there is none whose people may be seen.</summary>
    public Task<LineRow?> One(SignedIn me, Id<KeptRosterLine> id) => database.Read(me.Access, async db => (await Rows(db)).Find(r => r.Line.LineId == id));

    internal static async Task<IReadOnlyDictionary<Id<KeptShift>, KeptShift>> Shifts(AppDbContext db) => await db.Set<KeptShift>().AsNoTracking().ToDictionaryAsync(s => s.ShiftId);

    // What holds for a unit names nobody, so everybody sees it; people only those who may see them.
    private static async Task<List<LineRow>> Rows(AppDbContext db)
    {
        var names = await LineNames.Load(db);
        var patterns = await db.Set<KeptPattern>().AsNoTracking().ToDictionaryAsync(p => p.PatternId);
        var lines = await db.Set<KeptRosterLine>().AsNoTracking().ToListAsync();
        return [.. lines.Where(l => l.Target is RosterSource.Unit or RosterSource.Team || names.UnitOf(l) is not null).Select(l => new LineRow(l, names.Of(l), patterns[l.PatternId]))];
    }

    private async Task<IEnumerable<LineRow>> Rows(AppDbContext db, SignedIn me, ListQuery query)
    {
        var today = me.Today(clock);
        var text = query["q"];
        return (await Rows(db))
            .Where(r => query["state"] switch { Over => r.Line.Until < today, All => true, _ => !(r.Line.Until < today) })
            .Where(r => query["pattern"].Length == 0 || r.Pattern.PatternId.ToString() == query["pattern"])
            .Where(r => text.Length == 0 || r.Target.Zh.Contains(text, StringComparison.OrdinalIgnoreCase) || r.Target.En.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<PatternReading> Matching(List<PatternReading> patterns, ListQuery query) => patterns
        .Where(p => query["q"].Length == 0 || p.Pattern.Name.Contains(query["q"], StringComparison.OrdinalIgnoreCase) || PatternCycle.Write(p.Pattern.Cycle, p.Shifts, Language.Chinese).Contains(query["q"], StringComparison.OrdinalIgnoreCase))
        .Where(p => query["used"].Length == 0 || p.Lines.Count > 0 == (query["used"] == "yes"));

    private static string PatternKey(PatternReading row, string? sort) => sort switch
    {
        "anchor" => Platform.Ui.Figures.Day(row.Pattern.Anchor),
        "lines" => $"{row.Lines.Count:D8}",
        _ => row.Pattern.Name,
    };

    private static string Key(LineRow row, string? sort) => sort switch
    {
        "pattern" => row.Pattern.Name,
        "from" => Platform.Ui.Figures.Day(row.Line.From),
        _ => $"{(int)row.Line.Target}{row.Target.Zh}",
    };
}
