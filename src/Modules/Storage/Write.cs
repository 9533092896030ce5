using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using NodaTime;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Storage;

/// <summary>One write: what it changes and what it says in the journal go in together or not at all.</summary>
public sealed class Write
{
    private static readonly JsonSerializerOptions BodyJson = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private bool journalled;
    private Type? changedInBulk;

    internal Write(AppDbContext db, Instant now) => (Db, Now) = (db, now);

    /// <summary>What is read and changed; tracked.</summary>
    public AppDbContext Db { get; }

    /// <summary>The one time of everything in this write, in whole microseconds.</summary>
    public Instant Now { get; }

    public Access Access => Db.Access;

    /// <summary>What the mark of standing rows was moved to; null when none was changed.</summary>
    internal string? MovedTo { get; private set; }

    /// <summary>Adds a line to a stream of the journal.</summary>
    /// <param name="stream">What it is about; see <see cref="Streams"/>.</param>
    /// <param name="kind">What was done, a stable dotted code.</param>
    /// <param name="body">What a reader needs to know; written as JSON.</param>
    public Task Journal(string stream, string kind, object body) => JournalText(stream, kind, JsonSerializer.Serialize(body, BodyJson));

    /// <summary>The same for a body that is JSON already.</summary>
    /// <returns>Number of the line in its stream.</returns>
    internal async Task<long> JournalText(string stream, string kind, string body)
    {
        journalled = true;
        var head = await Db.FindAsync<JournalHead>(Access.Organisation, stream);
        if (head is null) Db.Add(head = new JournalHead(Access.Organisation, stream));
        var entry = new JournalEntry(head, Now, Access.Actor, kind, body);
        head.MoveTo(entry);
        Db.Add(entry);
        return entry.Seq;
    }

    /// <summary>Begins a stream of something that is being made, so that nobody looks for its lines.</summary>
    internal void BeginStream(string stream) => Db.Add(new JournalHead(Access.Organisation, stream));

    /// <summary>Goes on with a stream that this write has read to its end.</summary>
    internal void ContinueStream(JournalEntry last)
    {
        if (Db.Set<JournalHead>().Local.FindEntryUntyped([last.OrganisationId, last.Stream]) is null) Db.Attach(JournalHead.At(last));
    }

    /// <summary>Adds many rows at once, without the change tracker. They are in the database when this returns, and gone when the write fails.</summary>
    public void AddMany<T>(IEnumerable<T> rows)
        where T : class, IOwned
    {
        ChangesInBulk<T>();
        BulkInsert.Into(Db, rows);
    }

    /// <summary>The same; a row whose key is there already is put in the place of the one that has it.</summary>
    public void PutMany<T>(IEnumerable<T> rows)
        where T : class, IOwned
    {
        ChangesInBulk<T>();
        BulkInsert.Into(Db, rows, replace: true);
    }

    /// <summary>Deletes what a query finds, in one statement.</summary>
    public async Task<int> DeleteMany<T>(IQueryable<T> rows)
        where T : class, IOwned
    {
        ChangesInBulk<T>();
        return await rows.ExecuteDeleteAsync();
    }

    /// <summary>Changes what a query finds, in one statement.</summary>
    public async Task<int> ChangeMany<T>(IQueryable<T> rows, Action<UpdateSettersBuilder<T>> change)
        where T : class, IOwned
    {
        ChangesInBulk<T>();
        return await rows.ExecuteUpdateAsync(change);
    }

    private void ChangesInBulk<T>()
    {
        changedInBulk = typeof(T);
        if (!typeof(IStanding).IsAssignableFrom(typeof(T))) return;
        Db.ChangedStanding = true;
        HoldStanding();
    }

    // Those that go apart have read standing rows without being compared: who changes them lets nobody go apart meanwhile.
    private void HoldStanding()
    {
        if (Db.Footing != Footing.Holding) throw new WriteAgain(Footing.Holding);
    }

    /// <summary>Writes everything down; a write that changes something and journals nothing is a bug, and throws.</summary>
    internal async Task Finish(CancellationToken cancellation)
    {
        // Found once: what is written down below changes nothing but the mark.
        Db.ChangeTracker.DetectChanges();
        Db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await WriteDown(cancellation);
        }
        finally
        {
            Db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task WriteDown(CancellationToken cancellation)
    {
        var changes = Db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        if (changes.Count == 0 && changedInBulk is null && !Db.ChangedStanding) return;
        if (!journalled && (changedInBulk ?? changes.Find(e => e.Entity is not IScratch)?.Metadata.ClrType) is { } unsaid)
            throw new InvalidOperationException($"A write to {unsaid.Name} without a journal line.");
        if (changes.Find(e => ((IOwned)e.Entity).OrganisationId != Access.Organisation) is { } stranger)
            throw new InvalidOperationException($"A write to {stranger.Metadata.ClrType.Name} of another organisation.");
        if (Db.ChangesStanding()) await MoveMark(cancellation);
        await Db.SaveChangesAsync(cancellation);
    }

    // In the transaction of what changed: whoever reads the mark sees the change too, and a write that has relied on the old one does not commit.
    private async Task MoveMark(CancellationToken cancellation)
    {
        HoldStanding();
        var mark = await Db.FindAsync<StandingMark>([Access.Organisation], cancellation);
        if (mark is null) Db.Add(mark = new StandingMark(Access.Organisation));
        mark.Move();
        MovedTo = mark.Mark;
        Db.ChangeTracker.DetectChanges();
    }
}

/// <summary>The streams of the journal.</summary>
public static class Streams
{
    public const string Organisation = "organisation";

    public static string Of<T>(Id<T> id) => $"{typeof(T).Name.ToLowerInvariant()}/{id}";
}
