namespace Yunzhang.Engine.Packs.Files;

/// <summary>The hashes of a pack, worked out when somebody asks: checking a pack asks for none.</summary>
internal sealed class PackFingerprint
{
    /// <summary>That of no files.</summary>
    public static readonly PackFingerprint None = Of(new Dictionary<string, byte[]>());

    private readonly Lazy<IReadOnlyDictionary<string, string>> files;
    private readonly Lazy<string> hash;

    private PackFingerprint(Lazy<IReadOnlyDictionary<string, string>> files, Func<string> hash) => (this.files, this.hash) = (files, new Lazy<string>(hash));

    /// <summary>SHA-256 of every file by path.</summary>
    public IReadOnlyDictionary<string, string> Files => files.Value;

    /// <summary>SHA-256 over the hashes of all files and over the changes since.</summary>
    public string Hash => hash.Value;

    public static PackFingerprint Of(IReadOnlyDictionary<string, byte[]> files)
    {
        var hashes = new Lazy<IReadOnlyDictionary<string, string>>(() => files.ToDictionary(f => f.Key, f => Hashes.Of(f.Value), StringComparer.Ordinal));
        return new PackFingerprint(hashes, () => Hashes.OfFiles(hashes.Value));
    }

    /// <summary>The same files with changes: SHA-256 over the old hash and the changes, one a line.</summary>
    public PackFingerprint With(IReadOnlyList<Change> changes) => new(files, () => Hashes.Of(Hash + "\n" + string.Join('\n', changes)));
}
