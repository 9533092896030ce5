using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Facts.Books;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Facts.Checking;

/// <summary>Says of each fact all that stands in its way, in the words of the packs in force.</summary>
internal sealed class FactCheck(IReadOnlyList<Rules> rules, Register register, LocalDate today)
{
    private readonly Dictionary<string, WordFields?> words = new(StringComparer.Ordinal);
    private readonly RegisterBook book = register.ToBook(null);

    public CheckedFact? Check(NewFact fact, List<Error> errors)
    {
        if (WordOf(fact.Word) is not { } word)
        {
            errors.Add(UnknownWord(fact.Word));
            return null;
        }

        var before = errors.Count;
        var unit = Subject(fact, word.Word, errors);
        if (fact.Occurred > today) errors.Add(Future(fact.Occurred));
        var known = fact.KnownOn ?? today;
        if (known < fact.Occurred || known > today) errors.Add(KnownWrongly(fact, known));
        var (json, people) = word.Read(fact.Fields, errors);
        var asked = fact.At is { } at ? fact with { At = new LocalTime(at.Hour, at.Minute) } : fact;
        return errors.Count > before ? null : new(asked, unit, known, json, [.. people.Select(p => book.IdOf(book.People.Find(p)!.Index)).Distinct()]);
    }

    private WordFields? WordOf(string id)
    {
        if (words.TryGetValue(id, out var known)) return known;
        return words[id] = rules.Any(r => r.Written.Words.Words.Any(w => w.Id == id)) ? new WordFields(id, rules, book.People, book.Units) : null;
    }

    private Id<Unit> Subject(NewFact fact, Word word, List<Error> errors)
    {
        if (word.About == FactSubject.Unit)
        {
            if (fact.Unit is { } unit && register.Knows(unit)) return unit;
            errors.Add(new(ErrorKind.Invalid, "facts.no-unit", new Phrase($"“{word.Name.Zh}”要写明是哪个单位，请选一个您能看到的单位。", $"{word.Name.En} is about a unit; choose one that you may see."), "unit"));
            return default;
        }

        if (fact.Person is { } person && register.Find(person) is { } somebody) return somebody.UnitOn(fact.Occurred);
        errors.Add(new(ErrorKind.Invalid, "facts.no-person", new Phrase($"“{word.Name.Zh}”要写明是谁，请选一个您能看到的人。", $"{word.Name.En} is about a person; choose one that you may see."), "person"));
        return default;
    }

    private Error UnknownWord(string word)
    {
        var known = rules.SelectMany(r => r.Written.Words.Words).DistinctBy(w => w.Id).ToList();
        return known.Count == 0
            ? new(ErrorKind.Refused, "facts.no-rules", new Phrase("本单位还没有施行中的规定，不知道要记哪些事项。请先采用一份规定。", "No regulation is in force here yet, so there is nothing to record. Take one over first."))
            : new(ErrorKind.Invalid, "facts.unknown-word", new Phrase(
                $"施行中的规定里没有“{word}”这种事项，可以记：{string.Join("、", known.Select(w => w.Name.Zh))}。",
                $"No regulation in force speaks of \"{word}\"; they speak of: {string.Join(", ", known.Select(w => w.Id))}."), "word");
    }

    private Error Future(LocalDate day) => new(ErrorKind.Invalid, "facts.in-the-future", new Phrase(
        $"发生日期 {day:uuuu-MM-dd} 还没有到，今天是 {today:uuuu-MM-dd}。事情发生以后才能记录。", $"{day:uuuu-MM-dd} has not come yet; today is {today:uuuu-MM-dd}. Record it once it has happened."), "occurred");

    private Error KnownWrongly(NewFact fact, LocalDate known) => new(ErrorKind.Invalid, "facts.known-wrongly", new Phrase(
        $"录入日期 {known:uuuu-MM-dd} 要在发生日期 {fact.Occurred:uuuu-MM-dd} 与今天 {today:uuuu-MM-dd} 之间，请核对。",
        $"The day it came to be known, {known:uuuu-MM-dd}, must lie between the day it occurred, {fact.Occurred:uuuu-MM-dd}, and today, {today:uuuu-MM-dd}. Check the dates."), "known_on");
}
