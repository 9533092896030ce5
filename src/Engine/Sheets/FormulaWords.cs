using System.Text.RegularExpressions;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Sheets;

/// <summary>Says a formula in the names of the pack: <c>day_wage + 200</c> as "day's wage + 200". Named values are written out.</summary>
internal sealed partial class FormulaWords
{
    private const int Deepest = 8;
    private readonly Pack pack;
    private readonly Regex names;
    private readonly IReadOnlyDictionary<string, string> values;

    /// <param name="pack">The pack, readings applied.</param>
    /// <param name="values">The named values it may use; those of another table under <c>table.name</c>.</param>
    public FormulaWords(Pack pack, IReadOnlyDictionary<string, string> values)
    {
        (this.pack, this.values) = (pack, values);
        // Ids of tables may hold hyphens, which a formula reads as a minus: a dotted name of a known table goes first.
        var tables = string.Concat(pack.Tables.Select(t => Regex.Escape(t.Id) + @"\.[A-Za-z_]\w*|"));
        names = new Regex("\"[^\"]*\"|" + tables + @"[\p{L}_][\w.]*", RegexOptions.CultureInvariant);
    }

    /// <summary>The named values of a version, and of every other table as of the same version day.</summary>
    public static FormulaWords Of(Pack pack, IReadOnlyList<NamedValue> own, NodaTime.LocalDate on)
    {
        var values = own.ToDictionary(v => v.Name, v => v.Formula.Text, StringComparer.Ordinal);
        foreach (var table in pack.Tables)
            foreach (var value in (table.Versions.LastOrDefault(v => v.From <= on) ?? table.Versions[0]).Values) values[$"{table.Id}.{value.Name}"] = value.Formula.Text;
        return new FormulaWords(pack, values);
    }

    public Phrase Of(string formula) => new(Say(formula, 0, p => p.Zh, true), Say(formula, 0, p => p.En, false));

    /// <summary>A condition in words: <c>outcome in [late, early]</c> as "found: late or early".</summary>
    public Phrase Condition(string condition)
    {
        if (Membership().Match(condition.Trim()) is not { Success: true } match) return Of(condition);
        var name = Name(match.Groups[1].Value) ?? Phrase.Same(match.Groups[1].Value);
        var options = match.Groups[3].Value.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var said = options.Select(o => OptionName(match.Groups[1].Value, o.Trim('"'))).ToList();
        var not = match.Groups[2].Value == "!=";
        return new Phrase($"{name.Zh}{(not ? "不是" : "是")}{string.Join("、", said.Select(s => s.Zh))}", $"{name.En} {(not ? "is not" : "is")} {string.Join(" or ", said.Select(s => s.En))}");
    }

    private string Say(string formula, int depth, Func<Phrase, string> language, bool zh)
    {
        var said = names.Replace(formula, match =>
        {
            var name = match.Value;
            if (name.StartsWith('"')) return name;
            if (values.TryGetValue(name, out var inner) && depth < Deepest)
            {
                var text = Say(inner, depth + 1, language, zh);
                return match.Length == formula.Trim().Length || !text.Contains(' ', StringComparison.Ordinal) ? text : $"({text})";
            }
            return Name(name) is { } found ? language(found) : zh ? Word(name) : name;
        });
        return said.Replace("*", "×", StringComparison.Ordinal).Replace("/", "÷", StringComparison.Ordinal);
    }

    private static string Word(string name) => name switch
    {
        "and" => "并且", "or" => "或者", "if" => "如果", "then" => "则", "else" => "否则", "min" => "较小的", "max" => "较大的", "true" => "是", "false" => "否", _ => name,
    };

    private Phrase? Name(string name)
    {
        switch (name)
        {
            case "outcome": return new Phrase("认定", "finding");
            case "amount": return new Phrase("扣款", "fine");
            case "reward": return new Phrase("奖励", "reward");
            case "points": return new Phrase("记分", "points");
            case "days": return new Phrase("日数", "days");
            case "n": return new Phrase("次数", "count");
        }
        foreach (var field in pack.Words.People.Concat(pack.Words.Words.SelectMany(w => w.Fields)))
            if (field.Id == name) return field.Name;
        return null;
    }

    private Phrase OptionName(string field, string id)
    {
        var options = field == "outcome" ? pack.Words.Outcomes
            : pack.Words.People.Concat(pack.Words.Words.SelectMany(w => w.Fields)).Where(f => f.Id == field).SelectMany(f => f.Options);
        return options.FirstOrDefault(o => o.Id == id)?.Name ?? Phrase.Same(id);
    }

    [GeneratedRegex(@"^([A-Za-z_]\w*)\s*(=|!=|in)\s*(\[[\w\s,""-]+\]|""?[A-Za-z_]\w*""?)$")]
    private static partial Regex Membership();
}
