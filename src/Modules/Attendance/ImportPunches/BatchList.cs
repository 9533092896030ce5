using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Attendance.ImportPunches;

/// <summary>
/// Reads what came in: files of punches, punches entered by hand and from phones, newest first. Whoever keeps the attendance of everybody sees all of it,
/// others what they sent themselves.
/// </summary>
internal sealed class BatchList(Database database)
{
    private const int Rows = 50;

    public static IReadOnlyList<string> Sorts { get; } = ["batch"];

    public static string[] Filters { get; } = ["q", "source", "failed"];

    public static IReadOnlyList<Choice> Sources { get; } = [.. Enum.GetValues<PunchSource>().Select(s => new Choice(s.ToString(), NameOf(s)))];

    public static Phrase NameOf(PunchSource source) => source switch
    {
        PunchSource.File => new("文件", "File"),
        PunchSource.Hand => new("补录", "By hand"),
        _ => new("手机", "Phone"),
    };

    public Task<ListPage<PunchBatch>> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var matching = Matching(db, me, query);
        // Oldest first is the column turned the other way round, and so is going back.
        var rising = query is { SortBy: "batch", Descending: false } != query.Before is not null;
        var placed = int.TryParse(query.Before ?? query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? matching.Where(b => rising ? b.Batch > key : b.Batch < key) : matching;
        var read = await (rising ? placed.OrderBy(b => b.Batch) : placed.OrderByDescending(b => b.Batch)).Take(Rows + 1).ToListAsync();
        var page = ReadPage<PunchBatch>.Of(read, Rows, query, b => b.Batch.ToString(CultureInfo.InvariantCulture));
        return page.With(page.Rows, Total.Of(await matching.Take(Total.Cap + 1).CountAsync()));
    });

    /// <summary>Gives every row the query matches to a reader, one after another.</summary>
    public Task<T> All<T>(SignedIn me, ListQuery query, Func<IEnumerable<PunchBatch>, T> read) => database.Read(me.Access, db =>
        Task.FromResult(read((query is { SortBy: "batch", Descending: false } ? Matching(db, me, query).OrderBy(b => b.Batch) : Matching(db, me, query).OrderByDescending(b => b.Batch)).AsEnumerable())));

    private static IQueryable<PunchBatch> Matching(AppDbContext db, SignedIn me, ListQuery query)
    {
        var batches = db.Set<PunchBatch>().AsNoTracking();
        if (!me.UnitsWhere(Permission.KeepAttendance).Everything)
        {
            var own = me.Name;
            batches = batches.Where(b => b.By == own);
        }

        if (query["q"] is { Length: > 0 } text) batches = batches.Where(b => b.Note.Contains(text) || b.By.Contains(text));
        if (Enum.TryParse<PunchSource>(query["source"], out var source)) batches = batches.Where(b => b.Source == source);
        if (query["failed"].Length > 0) batches = batches.Where(b => b.Failed > 0);
        return batches;
    }
}
