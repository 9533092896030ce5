using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Organisations;

namespace Yunzhang.Modules.Storage.Files;

/// <summary>
/// A file somebody sent, in the database with what it belongs to, so that one transaction and one backup hold both. Whoever hands it out asks first
/// whether what it belongs to may be seen.
/// </summary>
public sealed class StoredFile(Id<Organisation> organisationId, Id<StoredFile> fileId, string name, string contentType, byte[] content) : IOwned
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<StoredFile> FileId { get; private set; } = fileId;

    public string Name { get; private set; } = name;

    public string ContentType { get; private set; } = contentType;

    public byte[] Content { get; private set; } = content;

    /// <summary>The account that sent it.</summary>
    public string SentBy { get; init; } = "";

    /// <summary>When it may be thrown away, for a file on its way to an import; null keeps it.</summary>
    public Instant? Until { get; set; }
}

internal static class FilesModel
{
    public static void Configure(ModelBuilder model) => model.Entity<StoredFile>(e =>
    {
        e.ToTable("files").HasKey(f => new { f.OrganisationId, f.FileId });
        e.HasIndex(f => new { f.OrganisationId, f.Until });
    });
}
