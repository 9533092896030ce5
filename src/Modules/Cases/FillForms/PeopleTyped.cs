using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.FillForms;

/// <summary>
/// People as they are typed into a field: 陈立新（Q012）, Q012, or 陈立新 when nobody else is called so. Everybody employed may be named by everybody; more than name and
/// number is not told of them.
/// </summary>
internal static partial class PeopleTyped
{
    private const int Most = 8;

    /// <summary>As a person stands in a field.</summary>
    public static string Text(Person person) => $"{person.Name}（{person.Number}）";

    /// <summary>The staff number in a text that was chosen from what is suggested; null in any other.</summary>
    public static string? NumberIn(string text) => InBrackets().Match(text.Trim()) is { Success: true } within ? within.Groups[1].Value.Trim() : null;

    /// <summary>Whom a text means: his key, or what is wrong with it.</summary>
    public static async Task<(string? Key, Phrase? Wrong)> Find(AppDbContext db, string typed, LocalDate day)
    {
        var text = typed.Trim();
        if (Guid.TryParseExact(text, "N", out _)) return (text, null);
        var number = NumberIn(text) ?? text;
        var people = Employed(db, day);
        if (await people.Where(p => p.Number == number).Select(p => (Id<Person>?)p.PersonId).SingleOrDefaultAsync() is { } id) return (id.ToString(), null);
        var called = await people.Where(p => p.Name == text).OrderBy(p => p.Number).Take(Most).ToListAsync();
        return called switch
        {
            [var one] => (one.PersonId.ToString(), null),
            [] => (null, new($"没有叫“{text}”的在职人员。请写姓名或工号，或从提示里选。", $"Nobody employed is called \"{text}\". Write a name or a staff number, or choose from what is suggested.")),
            _ => (null, new($"叫“{text}”的有 {called.Count} 人：{string.Join("、", called.Select(Text))}。请写工号。", $"{called.Count} people are called \"{text}\": {string.Join(", ", called.Select(Text))}. Write the staff number.")),
        };
    }

    /// <summary>Who may be meant by the beginning of a text, a few at most.</summary>
    public static async Task<IReadOnlyList<string>> Suggest(AppDbContext db, string typed, LocalDate day)
    {
        var text = typed.Trim().ToLowerInvariant();
        if (text.Length == 0) return [];
        return [.. (await Employed(db, day).FoundBy(text).OrderBy(p => p.Initials).ThenBy(p => p.Number).Take(Most).ToListAsync()).Select(Text)];
    }

    private static IQueryable<Person> Employed(AppDbContext db, LocalDate day) =>
        db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().Where(p => (p.HiredOn == null || p.HiredOn <= day) && (p.LeftOn == null || p.LeftOn >= day));

    [GeneratedRegex("[（(]([^（()）]+)[）)]$")]
    private static partial Regex InBrackets();
}
