using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Facts;

/// <summary>
/// What was known of people when a month was closed, pack by pack: wages and posts may be corrected later, and the closed month must still come out to
/// the byte.
/// </summary>
internal sealed class KeptPeople
{
    private readonly Dictionary<(Id<Person> Person, string Pack), IReadOnlyList<(LocalDate From, string?[] Texts)>> states = [];

    /// <summary>One line of JSON a person: pack id → states, each its first day and one text a field of people.</summary>
    public static string Write(IEnumerable<(string Pack, IReadOnlyList<(LocalDate From, string?[] Texts)> States)> packs) =>
        JsonSerializer.Serialize(packs.ToDictionary(p => p.Pack, p => p.States.Select(s => s.Texts.Prepend(LocalDatePattern.Iso.Format(s.From)).ToArray()).ToArray()));

    public void Read(Id<Person> person, string json)
    {
        foreach (var (pack, kept) in JsonSerializer.Deserialize<Dictionary<string, string?[][]>>(json)!)
            states[(person, pack)] = [.. kept.Select(s => (LocalDatePattern.Iso.Parse(s[0]!).Value, s[1..]))];
    }

    /// <summary>What was kept for a pack, person by person; null for somebody of whom nothing was.</summary>
    public Func<Id<Person>, IReadOnlyList<(LocalDate From, string?[] Texts)>?> Of(string pack) => person => states.GetValueOrDefault((person, pack));
}
