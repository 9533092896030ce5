using System.Globalization;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Flows;

/// <summary>Reads the language of parties: one party is one of the sentences that <see cref="Party"/> lists.</summary>
public sealed class PartyText
{
    private static readonly string[] Beginnings = ["starter", "anyone", "field", "outside", "by", "head", "post", "role"];

    private static readonly Phrase Examples = new(
        "例如 starter、field witness、by draft、head of starter、head 2 above starter、post ops-manager at field outlet、role ops。",
        "Such as starter, field witness, by draft, head of starter, head 2 above starter, post ops-manager at field outlet, role ops.");

    private readonly Sourced text;
    private readonly PartyNames names;
    private readonly DiagnosticBag bag;
    private readonly List<Sourced> words;
    private int next;
    private bool failed;

    private PartyText(Sourced text, PartyNames names, DiagnosticBag bag)
    {
        (this.text, this.names, this.bag) = (text, names, bag);
        words = Split(text);
    }

    /// <summary>The party written so, or null; every mistake goes to <paramref name="bag"/> with its place.</summary>
    public static Party? Parse(Sourced text, PartyNames names, DiagnosticBag bag) => new PartyText(text, names, bag).Whole();

    private Party? Whole()
    {
        if (words.Count == 0) return Lacking<Party>("一方", "a party");
        var party = One();
        if (party is null || failed) return null;
        if (next == words.Count) return party;
        bag.Error("party.too-much", words[next].Where, new Phrase($"“{text.Text}”到“{words[next - 1].Text}”就完整了，后面多了“{words[next].Text}”。", $"\"{text.Text}\" is complete after \"{words[next - 1].Text}\"; \"{words[next].Text}\" is too much."), Examples);
        return null;
    }

    private Party? One()
    {
        var word = words[next++];
        switch (word.Text)
        {
            case "starter": return new Party.Starter();
            case "anyone": return new Party.Anyone();
            case "field": return Field("人员", "a person", FormFieldType.Person) is { } field ? new Party.InField(field) : null;
            case "outside": return Field("文字", "text", FormFieldType.Text) is { } outside ? new Party.Outside(outside) : null;
            case "by": return Step() is { } step ? new Party.DoneBy(step) : null;
            case "head": return Head();
            case "post": return Named("岗位", "post", names.Posts?.Keys, "party.unknown-post") is { } post ? At(place => new Party.InPost(post, place)) : null;
            case "role": return Named("角色", "role", names.Roles.Keys, "party.unknown-role") is { } role ? At(place => new Party.InRole(role, place)) : null;
        }
        bag.Error("party.unknown-word", word.Where,
            new Phrase($"“{text.Text}”说不清是谁：它以“{word.Text}”开头，可以用 {string.Join("、", Beginnings)}。", $"\"{text.Text}\" does not say who: it begins with \"{word.Text}\", and may begin with {string.Join(", ", Beginnings)}."),
            Suggestion.DidYouMean(word.Text, Beginnings) ?? Examples);
        return null;
    }

    private Party.HeadOf? Head()
    {
        if (Take("of、或几级“above”", "of, or how many levels \"above\"") is not { } word) return null;
        if (word.Text == "of") return Place() is { } of ? new Party.HeadOf(of, 0) : null;
        if (!int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var levels) || levels is < 1 or > 20)
        {
            bag.Error("party.unknown-word", word.Where, new Phrase($"“head”后面要写“of”，或者 1 到 20 的级数加“above”，这里是“{word.Text}”。", $"\"head\" is followed by \"of\", or by 1 to 20 levels \"above\"; here stands \"{word.Text}\"."), Examples);
            return null;
        }
        if (Take("above", "above") is not { } above) return null;
        if (above.Text == "above") return Place() is { } place ? new Party.HeadOf(place, levels) : null;
        bag.Error("party.unknown-word", above.Where, new Phrase($"“head {levels}”后面要写“above”，这里是“{above.Text}”。", $"\"head {levels}\" is followed by \"above\"; here stands \"{above.Text}\"."), Suggestion.DidYouMean(above.Text, ["above"]));
        return null;
    }

    private Party? At(Func<Place?, Party> make)
    {
        if (next == words.Count) return make(null);
        var word = words[next++];
        if (word.Text == "at") return Place() is { } place ? make(place) : null;
        bag.Error("party.unknown-word", word.Where, new Phrase($"这里要么结束，要么写“at”和单位，这里是“{word.Text}”。", $"Here the party ends, or \"at\" and a unit follow; here stands \"{word.Text}\"."), Suggestion.DidYouMean(word.Text, ["at"]) ?? Examples);
        return null;
    }

    private Place? Place()
    {
        if (Take("单位：starter、field 字段、unit 代码", "a unit: starter, field and its id, unit and its code") is not { } word) return null;
        switch (word.Text)
        {
            case "starter": return new Place.OfStarter();
            case "field": return Field("单位或人员", "a unit or a person", FormFieldType.Unit, FormFieldType.Person) is { } field ? new Place.OfField(field) : null;
            case "unit": return Named("单位", "unit", names.Units, "party.unknown-unit") is { } code ? new Place.OfUnit(code) : null;
        }
        bag.Error("party.unknown-word", word.Where, new Phrase($"“{word.Text}”不是单位的写法，可以写 starter、field 字段、unit 代码。", $"\"{word.Text}\" is no way to say a unit; write starter, field and its id, or unit and its code."), Suggestion.DidYouMean(word.Text, ["starter", "field", "unit"]));
        return null;
    }

    private string? Field(string zh, string en, params FormFieldType[] wanted)
    {
        if (Take("字段编号", "the id of a field") is not { } id) return null;
        if (!names.Fields.TryGetValue(id.Text, out var type))
        {
            bag.Error("party.unknown-field", id.Where, new Phrase($"表单里没有字段“{id.Text}”。", $"The form has no field \"{id.Text}\"."), Suggestion.DidYouMean(id.Text, names.Fields.Keys));
            return null;
        }
        if (wanted.Contains(type)) return id.Text;
        bag.Error("party.wrong-field", id.Where, new Phrase($"这里要一个填{zh}的字段，“{id.Text}”不是。", $"A field that holds {en} is wanted here; \"{id.Text}\" does not."),
            Suggestion.DidYouMean(id.Text, names.Fields.Where(f => wanted.Contains(f.Value)).Select(f => f.Key)));
        return null;
    }

    private string? Step() => Named("步骤", "step", names.Steps, "party.unknown-step");

    private string? Named(string zh, string en, IEnumerable<string>? known, string code)
    {
        if (Take($"{zh}编号", $"the id of a {en}") is not { } id) return null;
        if (known is null || known.Contains(id.Text)) return id.Text;
        bag.Add(new Diagnostic(code, Severity.Error, id.Where, new Phrase($"没有{zh}“{id.Text}”。", $"There is no {en} \"{id.Text}\"."), Suggestion.DidYouMean(id.Text, known)));
        return null;
    }

    private Sourced? Take(string zh, string en) => next < words.Count ? words[next++] : Lacking<Sourced>(zh, en);

    private T? Lacking<T>(string zh, string en) where T : class
    {
        failed = true;
        var end = text.Where.Within(text.Text.Length, 0);
        bag.Error("party.incomplete", end, new Phrase($"“{text.Text}”没有写完，后面还要{zh}。", $"\"{text.Text}\" is not complete; {en} must follow."), Examples);
        return null;
    }

    private static List<Sourced> Split(Sourced text)
    {
        var found = new List<Sourced>();
        for (var i = 0; i < text.Text.Length;)
        {
            if (char.IsWhiteSpace(text.Text[i])) { i++; continue; }
            var start = i;
            while (i < text.Text.Length && !char.IsWhiteSpace(text.Text[i])) i++;
            found.Add(new Sourced(text.Text[start..i], text.Where.Within(start, i - start)));
        }
        return found;
    }
}
