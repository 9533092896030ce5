using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Facts.Books;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Storage.Bulk;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Facts;

/// <summary>Facts, people and units read from the database once, ready to be made into a book for each pack that judges them.</summary>
public sealed class FactBooks
{
    private const int AtOnce = 500;

    private readonly IReadOnlyList<FactLine> lines;
    private readonly Dictionary<PeopleKey, RegisterBook> registers = [];

    private FactBooks(Register register, IReadOnlyList<FactLine> lines) => (Register, this.lines) = (register, lines);

    /// <summary>How many facts were read.</summary>
    public int Count => lines.Count;

    internal Register Register { get; }

    /// <summary>Reads what the access may see. Reckoning a month in full takes an access to every unit.</summary>
    public static async Task<FactBooks> Read(AppDbContext db, FactRange range)
    {
        var facts = db.Set<Fact>().AsNoTracking();
        facts = range.Known is { } known ? facts.StandingAt(known) : facts.Standing();
        var to = range.To;
        facts = facts.Where(f => f.Occurred <= to);
        if (range.From is { } from) facts = facts.Where(f => f.Occurred >= from);
        var lines = new List<FactLine>();
        foreach (var some in await Only(db, facts, range))
            await BulkRead.Each(db, some.Select(f => new { f.Number, f.Root, f.Word, f.PersonId, f.UnitId, f.Occurred, f.At, f.KnownOn, f.Fields }), row => lines.Add(FactLine.Read(row)));
        lines.Sort((a, b) => a.Number.CompareTo(b.Number));
        return new(await Registered(db, range, lines), lines);
    }

    // Facts about people and facts that name others are asked for apart: an index serves each, and none serves both.
    private static async Task<IReadOnlyList<IQueryable<Fact>>> Only(AppDbContext db, IQueryable<Fact> facts, FactRange range)
    {
        if (range.Between is var (first, last))
        {
            var named = await db.Set<FactName>().Where(n => n.PersonId >= first && n.PersonId <= last).Select(n => n.Number).Distinct().ToListAsync();
            return
            [
                facts.Where(f => f.PersonId != null && f.PersonId.Value >= first && f.PersonId.Value <= last),
                .. named.Chunk(AtOnce).Select(chunk => facts.Where(f => chunk.Contains(f.Number) && (f.PersonId == null || f.PersonId.Value < first || f.PersonId.Value > last))),
            ];
        }

        if (range.People is not { } people) return [facts];
        var ids = people.ToArray();
        var units = range.Units?.ToArray() ?? [];
        return
        [
            facts.Where(f => (f.PersonId != null && ids.Contains(f.PersonId.Value)) || (f.PersonId == null && units.Contains(f.UnitId))
                || db.Set<FactName>().Any(n => n.Number == f.Number && ids.Contains(n.PersonId))),
        ];
    }

    private static async Task<Register> Registered(AppDbContext db, FactRange range, List<FactLine> lines)
    {
        var met = lines.Select(l => l.PersonId).OfType<Id<Person>>();
        if (range.Between is var (first, last)) return await Register.Load(db, [.. met.Concat(await db.Set<Person>().Where(p => p.PersonId >= first && p.PersonId <= last).Select(p => p.PersonId).ToListAsync()).Distinct()]);
        return await Register.Load(db, range.People?.Concat(met).Distinct().ToList());
    }

    /// <summary>People and units only, without a fact.</summary>
    public static async Task<FactBooks> ReadPeople(AppDbContext db) => new(await Register.Load(db), []);

    /// <summary>Only those who ever belonged to some units, and some others, without a fact.</summary>
    internal static async Task<FactBooks> ReadPeople(AppDbContext db, IReadOnlyCollection<Id<Unit>> units, IEnumerable<Id<Person>> others)
    {
        var people = others.ToHashSet();
        foreach (var chunk in units.Chunk(AtOnce))
        {
            people.UnionWith(await db.Set<Person>().Where(p => chunk.Contains(p.UnitId)).Select(p => p.PersonId).ToListAsync());
            people.UnionWith(await db.Set<Assignment>().Where(a => chunk.Contains(a.UnitId)).Select(a => a.PersonId).ToListAsync());
        }

        return new(await Register.Load(db, people), []);
    }

    /// <summary>Everybody read, in the order of their numbers in the organisation.</summary>
    public IEnumerable<Person> People => Register.People.Select(p => p.Person);

    /// <summary>The unit of a person on a day.</summary>
    public Id<Unit> UnitOn(Id<Person> person, LocalDate day) => Register.Find(person)!.UnitOn(day);

    /// <summary>The unit that settles the months of another: itself, or for a team the nearest above that is none.</summary>
    public Id<Unit> SettlingUnit(Id<Unit> unit) => Register.SettlingUnit(unit);

    /// <summary>The book of one pack: facts whose word it speaks of, in the order they came.</summary>
    public ReckonBook For(BoundPack pack) => For(pack, null);

    /// <summary>What is known of a person for some packs, as text that <see cref="KeptPeople"/> reads back.</summary>
    internal string Keep(Id<Person> person, IEnumerable<BoundPack> packs)
    {
        var registered = Register.Find(person)!;
        return KeptPeople.Write(packs.Select(p => (p.Pack.Id, new PeopleFields(p.Pack.Words.People, Register).StatesOf(registered))));
    }

    internal ReckonBook For(BoundPack pack, KeptPeople? kept)
    {
        var register = RegisterOf(pack, kept);
        var book = new FactBook(pack.Layout, register.People, register.Units) { Source = "" };
        book.Expect(lines.Count);
        var words = pack.Pack.Words.Words.Select((w, i) => (w, i)).ToDictionary(p => p.w.Id, p => new WordTexts(p.w, p.i), StringComparer.Ordinal);
        var taken = new List<FactLine>(lines.Count);
        foreach (var line in lines)
        {
            if (!words.TryGetValue(line.Word, out var word)) continue;
            var subject = word.Word.About == FactSubject.Person ? line.PersonId is { } person ? register.IndexOf(person) : -1 : line.PersonId is null ? register.IndexOf(line.UnitId) : -1;
            if (subject < 0) continue;
            var minute = line.At is { } at ? at.Hour * 60 + at.Minute : -1;
            book.Add(word.Index, subject, line.Occurred, line.KnownOn, word.Parse(line.Fields), null, 0, minute, ValueText.Of(line.Number));
            taken.Add(line);
        }

        return new(pack, book, register, taken);
    }

    // Packs that read the same fields of people share what was made of the register: it is the larger part of a book.
    private RegisterBook RegisterOf(BoundPack pack, KeptPeople? kept)
    {
        var key = new PeopleKey(pack.Pack.Words, kept);
        if (!registers.TryGetValue(key, out var register)) registers[key] = register = Register.ToBook(new PeopleFields(pack.Pack.Words.People, Register), kept?.Of(pack.Pack.Id));
        return register;
    }

    private sealed record PeopleKey(Vocabulary Words, KeptPeople? Kept)
    {
        public bool Equals(PeopleKey? other) => other is not null && ReferenceEquals(Words, other.Words) && ReferenceEquals(Kept, other.Kept);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Words);
    }

    /// <summary>Derived facts say the same over and over: each text is read once.</summary>
    private sealed class WordTexts(Word word, int index)
    {
        private const int Most = 20_000;
        private readonly Dictionary<string, Value[]> read = new(StringComparer.Ordinal);

        public Word Word => word;

        public int Index => index;

        public Value[] Parse(string json)
        {
            if (read.TryGetValue(json, out var values)) return values;
            values = FactFields.Parse(word, json);
            if (read.Count < Most) read[json] = values;
            return values;
        }
    }
}
