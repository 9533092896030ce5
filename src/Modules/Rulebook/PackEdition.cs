using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Rulebook;

/// <summary>The files of a pack as they were on the day they were taken over, byte for byte. Never changed; a newer text is another edition.</summary>
public sealed class PackEdition : IStanding
{
    public PackEdition(Id<Organisation> organisationId, Id<PackEdition> editionId, string packId, string hash, string nameZh, string nameEn, Instant recordedAt, string recordedBy) =>
        (OrganisationId, EditionId, PackId, Hash, NameZh, NameEn, RecordedAt, RecordedBy) = (organisationId, editionId, packId, hash, nameZh, nameEn, recordedAt, recordedBy);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<PackEdition> EditionId { get; private set; }

    /// <summary>The pack's permanent id, such as <c>wastewater.operators</c>.</summary>
    public string PackId { get; private set; }

    /// <summary>SHA-256 over all its files, as the engine works it out; lower-case hex.</summary>
    public string Hash { get; private set; }

    public string NameZh { get; private set; }

    public string NameEn { get; private set; }

    public Instant RecordedAt { get; private set; }

    /// <summary>Name of whoever took it over.</summary>
    public string RecordedBy { get; private set; }
}

/// <summary>One file of an edition.</summary>
public sealed class PackFile : IStanding
{
    public PackFile(Id<Organisation> organisationId, Id<PackEdition> editionId, string path, byte[] content) =>
        (OrganisationId, EditionId, Path, Content) = (organisationId, editionId, path, content);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<PackEdition> EditionId { get; private set; }

    /// <summary>Path inside the pack, with forward slashes.</summary>
    public string Path { get; private set; }

    public byte[] Content { get; private set; }
}
