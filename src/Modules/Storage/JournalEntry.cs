using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage;

/// <summary>One line of the audit trail. Lines of a stream (a person, a month of a unit, an import) are chained by their hashes.</summary>
public sealed class JournalEntry : IOwned
{
    private const byte Layout = 1;

    private JournalEntry()
    {
    }

    internal JournalEntry(JournalHead head, Instant at, Actor actor, string kind, string body)
    {
        (OrganisationId, Stream, Seq, PrevHash) = (head.OrganisationId, head.Stream, head.Seq + 1, head.Hash);
        (At, ActorKey, ActorName, Kind, Body) = (at, actor.Key, actor.Name, kind, body);
        Hash = ComputeHash();
    }

    /// <summary>A line as a file has it: whether it holds is for whoever follows it.</summary>
    internal static JournalEntry OfFile(Id<Organisation> organisation, string stream, long seq, Instant at, string actorKey, string actorName, string kind, string body, byte[] previous, byte[] hash) => new()
    {
        OrganisationId = organisation, Stream = stream, Seq = seq, At = at, ActorKey = actorKey, ActorName = actorName, Kind = kind, Body = body, PrevHash = previous, Hash = hash,
    };

    public Id<Organisation> OrganisationId { get; private set; }

    /// <summary>What the line is about: <c>person/…</c>, <c>month/…</c>, <c>import/…</c>, <c>organisation</c>.</summary>
    public string Stream { get; private set; } = "";

    /// <summary>1, 2, 3 … within the stream, without gaps.</summary>
    public long Seq { get; private set; }

    public Instant At { get; private set; }

    public string ActorKey { get; private set; } = "";

    public string ActorName { get; private set; } = "";

    /// <summary>What was done, as a stable dotted code: <c>month.closed</c>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>JSON as written. It is text on both databases: a database that reorders keys would break the chain.</summary>
    public string Body { get; private set; } = "";

    public byte[] PrevHash { get; private set; } = [];

    public byte[] Hash { get; private set; } = [];

    /// <summary>SHA-256 over a fixed layout: lengths stand before everything that varies, so that no two lines share their bytes.</summary>
    internal byte[] ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Layout]);
        hash.AppendData(OrganisationId.Value.ToByteArray(true));
        Number(Seq);
        Number(Microseconds.Of(At));
        Text(Stream);
        Text(ActorKey);
        Text(ActorName);
        Text(Kind);
        Text(Body);
        Number(PrevHash.Length);
        hash.AppendData(PrevHash);
        return hash.GetHashAndReset();

        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            hash.AppendData(bytes);
        }

        void Text(string value)
        {
            var bytes = Encoding.UTF8.GetBytes(value);
            Number(bytes.Length);
            hash.AppendData(bytes);
        }
    }
}

/// <summary>Where a stream has come to; the next line is chained to it.</summary>
public sealed class JournalHead : IOwned
{
    public JournalHead(Id<Organisation> organisationId, string stream) => (OrganisationId, Stream) = (organisationId, stream);

    public Id<Organisation> OrganisationId { get; private set; }

    public string Stream { get; private set; }

    public long Seq { get; private set; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>The head of a stream whose last line is known.</summary>
    internal static JournalHead At(JournalEntry last) => new(last.OrganisationId, last.Stream) { Seq = last.Seq, Hash = last.Hash };

    internal void MoveTo(JournalEntry entry) => (Seq, Hash) = (entry.Seq, entry.Hash);
}

internal static class JournalModel
{
    public const string Heads = "journal_heads";

    public static void Configure(ModelBuilder model)
    {
        model.Entity<JournalEntry>(e =>
        {
            e.ToTable("journal").HasKey(j => new { j.OrganisationId, j.Stream, j.Seq });
            e.HasIndex(j => new { j.OrganisationId, j.At });
            e.HasIndex(j => new { j.OrganisationId, j.Kind, j.At });
        });
        model.Entity<JournalHead>(e => e.ToTable(Heads).HasKey(h => new { h.OrganisationId, h.Stream }));
    }
}
