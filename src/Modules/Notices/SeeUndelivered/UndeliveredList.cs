using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Notices.SeeUndelivered;

/// <summary>A delivery that did not arrive, with whom it was for.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="To">Name of the person, or of the account or group.</param>
internal sealed record UndeliveredRow(Delivery Delivery, string To)
{
    public Phrase Why => Delivery.ProblemZh is { } zh ? new(zh, Delivery.ProblemEn ?? zh) : new("还没有试过", "Not tried yet");

    public Phrase State => Delivery.State switch
    {
        DeliveryState.Failed => new("没有送达", "Not delivered"),
        DeliveryState.GivenUp => new("不再发送", "Given up"),
        _ => new("还在重试", "Being retried"),
    };
}

/// <summary>What was not delivered: what failed for good, and what is tried again since an attempt failed; newest first.</summary>
internal sealed class UndeliveredList(Database database)
{
    private const int Rows = 50;

    public static IReadOnlyList<string> Sorts { get; } = ["made"];

    public static string[] Filters { get; } = ["q", "way", "state"];

    public Task<ListPage<UndeliveredRow>> Page(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var matching = Matching(db, query);
        // The newest stand first unless asked otherwise.
        var newest = query.SortBy is null || query.Descending;
        var down = newest != query.Before is not null;
        var ordered = down ? matching.OrderByDescending(d => d.DeliveryId) : matching.OrderBy(d => d.DeliveryId);
        IQueryable<Delivery> placed = ordered;
        if (Id<Delivery>.TryParse(query.Before ?? query.After, null, out var at)) placed = down ? ordered.Where(d => d.DeliveryId < at) : ordered.Where(d => d.DeliveryId > at);
        var page = ReadPage<Delivery>.Of(await placed.Take(Rows + 1).ToListAsync(), Rows, query, d => d.DeliveryId.ToString());
        return page.With(await WithNames(db, page.Rows), Total.Of(await matching.Take(Total.Cap + 1).CountAsync()));
    });

    /// <summary>Everything the query matches, in the order asked for.</summary>
    public Task<List<UndeliveredRow>> All(SignedIn me, ListQuery query) => database.Read(me.Access, async db =>
    {
        var matching = Matching(db, query);
        return await WithNames(db, await (query.SortBy is null || query.Descending ? matching.OrderByDescending(d => d.DeliveryId) : matching.OrderBy(d => d.DeliveryId)).ToListAsync());
    });

    public Task<UndeliveredRow?> Find(SignedIn me, string id) => database.Read(me.Access, async db =>
        Id<Delivery>.TryParse(id, null, out var delivery) && await db.Set<Delivery>().AsNoTracking().SingleOrDefaultAsync(d => d.DeliveryId == delivery) is { } found
            ? (await WithNames(db, [found]))[0]
            : null);

    private static IQueryable<Delivery> Matching(AppDbContext db, ListQuery query)
    {
        var rows = db.Set<Delivery>().AsNoTracking();
        rows = query["state"] switch
        {
            "given-up" => rows.Where(d => d.State == DeliveryState.GivenUp),
            "failed" => rows.Where(d => d.State == DeliveryState.Failed),
            "retried" => rows.Where(d => d.State == DeliveryState.Waiting && d.ProblemZh != null),
            _ => rows.Where(d => d.State == DeliveryState.Failed || (d.State == DeliveryState.Waiting && d.ProblemZh != null)),
        };
        rows = query["way"] switch
        {
            "mail" => rows.Where(d => d.AccountId != null),
            "group" => rows.Where(d => d.ChannelId != null),
            _ => rows,
        };
        if (query["q"] is not { Length: > 0 } text) return rows;
        var holders = db.Set<Person>().FoundBy(text).Select(p => (Id<Person>?)p.PersonId);
        var accounts = db.Set<Account>().Where(a => a.SignInName.Contains(text) || holders.Contains(a.PersonId)).Select(a => (Id<Account>?)a.AccountId);
        var channels = db.Set<GroupChannel>().Where(c => c.Name.Contains(text)).Select(c => (Id<GroupChannel>?)c.ChannelId);
        return rows.Where(d => accounts.Contains(d.AccountId) || channels.Contains(d.ChannelId));
    }

    private static async Task<List<UndeliveredRow>> WithNames(AppDbContext db, IReadOnlyList<Delivery> rows)
    {
        var ids = rows.Select(d => d.AccountId).OfType<Id<Account>>().Distinct().ToArray();
        var accounts = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.AccountId)).ToDictionaryAsync(a => a.AccountId);
        var people = accounts.Values.Select(a => a.PersonId).OfType<Id<Person>>().ToArray();
        var names = await db.Set<Person>().Where(p => people.Contains(p.PersonId)).Select(p => new { p.PersonId, p.Name }).ToDictionaryAsync(p => p.PersonId, p => p.Name);
        var channels = await db.Set<GroupChannel>().AsNoTracking().ToDictionaryAsync(c => c.ChannelId, c => c.Name);
        return [.. rows.Select(d => new UndeliveredRow(d, d.ChannelId is { } channel ? channels.GetValueOrDefault(channel, "") : NameOf(d.AccountId!.Value)))];

        string NameOf(Id<Account> id) => accounts.GetValueOrDefault(id) is not { } account ? "" : account.PersonId is { } person && names.TryGetValue(person, out var name) ? name : account.SignInName;
    }
}
