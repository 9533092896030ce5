using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Forms;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Files;

namespace Yunzhang.Modules.Cases.FillForms;

/// <summary>A file that stands in a form, without its bytes.</summary>
internal sealed record NamedFile(Id<StoredFile> FileId, string Name, string ContentType, string SentBy);

/// <summary>
/// The people, units, posts and files that stand in the values of forms. Names are known of everybody: who may read a case may read who is named in it.
/// </summary>
public sealed class Lookups
{
    private readonly Dictionary<string, Person> people;
    private readonly Dictionary<string, StoredFile> files;
    private readonly HashSet<string> mine;
    private readonly LocalDate day;

    private Lookups(Structure structure, Dictionary<string, Person> people, Dictionary<string, StoredFile> files, HashSet<string> mine, LocalDate day) =>
        (Structure, this.people, this.files, this.mine, this.day) = (structure, people, files, mine, day);

    public Structure Structure { get; }

    /// <summary>Reads what stands in some texts.</summary>
    /// <param name="db">Bound to whoever asks: files he has sent may be named.</param>
    /// <param name="day">Who is employed then may be named.</param>
    /// <param name="texts">Values of forms, keys of people; what is none of these is passed over.</param>
    /// <param name="attached">Files that belong to the case already.</param>
    internal static async Task<Lookups> Read(AppDbContext db, LocalDate day, IEnumerable<string?> texts, IEnumerable<string>? attached = null)
    {
        var ids = texts.Select(t => Guid.TryParseExact(t, "N", out var id) ? id : default).Where(id => id != default).Distinct().ToList();
        var people = ids.Count == 0 ? [] : await People(db, [.. ids.Select(i => new Id<Person>(i))]);
        var fileIds = ids.Except(people.Select(p => p.PersonId.Value)).Select(i => new Id<StoredFile>(i)).ToArray();
        if (fileIds.Length > 0) db.DependOnMore();
        // The bytes stay where they are.
        var files = fileIds.Length == 0 ? [] : await db.Set<StoredFile>().AsNoTracking().Where(f => fileIds.Contains(f.FileId)).Select(f => new NamedFile(f.FileId, f.Name, f.ContentType, f.SentBy)).ToListAsync();
        var mine = files.Where(f => f.SentBy == db.Access.Actor.Key).Select(f => f.FileId.ToString()).Concat(attached ?? []).ToHashSet(StringComparer.Ordinal);
        return new Lookups(
            await Structure.Kept(db), people.ToDictionary(p => p.PersonId.ToString(), StringComparer.Ordinal),
            files.ToDictionary(f => f.FileId.ToString(), f => new StoredFile(db.Access.Organisation, f.FileId, f.Name, f.ContentType, []), StringComparer.Ordinal), mine, day);
    }

    private static ValueTask<List<Person>> People(AppDbContext db, Id<Person>[] ids) => db.Standing(
        (nameof(Lookups), string.Join(' ', ids)), kept => kept.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(p => ids.Contains(p.PersonId)).ToListAsync(), _ => ids.Length);

    /// <summary>Whether what a form names exists, and may be named.</summary>
    public FormLookups ForForms => new(
        key => people.TryGetValue(key, out var person) && person.IsEmployedOn(day), key => Unit(key) is { IsClosed: false }, code => Structure.Posts.Any(p => p.Code == code), id => files.ContainsKey(id) && mine.Contains(id));

    /// <summary>A person by key; null when it is nobody's.</summary>
    public Person? Person(string? key) => key is null ? null : people.GetValueOrDefault(key);

    /// <summary>His name; a dash for nobody.</summary>
    public string PersonName(string? key) => Person(key)?.Name ?? "—";

    public Unit? Unit(string? key) => RunCases.Keys.Unit(key) is { } id ? Structure.Unit(id) : null;

    public Phrase UnitName(string? key) => Unit(key) is { } unit ? Structure.NameOf(unit) : Phrase.Same("—");

    public Phrase PostName(string? code) => Structure.Posts.FirstOrDefault(p => p.Code == code) is { } post ? new(post.Name, post.NameEn ?? post.Name) : Phrase.Same(code ?? "—");

    /// <summary>Name and kind of a file, without its bytes.</summary>
    public StoredFile? File(string? id) => id is null ? null : files.GetValueOrDefault(id);
}
