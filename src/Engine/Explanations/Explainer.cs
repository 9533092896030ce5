using Yunzhang.Engine.Binding;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Explanations;

/// <summary>Explains entries of a ledger. Counts are explained when the ledger was reckoned with its trace.</summary>
public sealed class Explainer
{
    private readonly Ledger ledger;
    private readonly Pack pack;
    private readonly Frames frames;
    private readonly WhereYouStand standing;

    /// <summary>An explainer of one ledger.</summary>
    public Explainer(Ledger ledger)
    {
        this.ledger = ledger;
        pack = ledger.Pack.Pack;
        frames = new Frames(ledger.Pack, ledger.Book, ledger.Found);
        standing = new WhereYouStand(ledger, frames);
    }

    /// <summary>Explains one entry.</summary>
    public Explanation Explain(int entry)
    {
        var found = ledger.Entries[entry];
        var words = new EntryWords(ledger, frames, entry);
        var receipt = Receipt.Of(ledger, entry);
        var parts = new List<(Phrase, Phrase)>();
        if (found.Fact >= 0) parts.Add((new("事实", "Facts"), words.Facts()));
        if (ledger.ClausesOf(found).Count > 0) parts.Add((new("规定", "Rule"), Rule(found)));
        if (Sum(found, words) is { } sum) parts.Add((new("算法", "Sum"), sum));
        if (standing.Of(entry) is { } counts) parts.Add((new("累计", "Where you stand"), counts));
        if (Readings(found) is { } readings) parts.Add((new("读法", "Reading"), readings));
        parts.Add((new("您可以", "You can"), YouCan(found)));
        var known = Wording.Day(ledger.Known);
        parts.Add((new("核对", "Check"), new(
            $"按 {known.Zh}止已知的记录计算。编号 {receipt.Number}，任何人凭同样的规定和记录重算，结果应当相同。",
            $"Worked out from what was known by {known.En}. No. {receipt.Number}: anyone re-running the same rules and records should get the same answer.")));
        return new Explanation(Title(found, words), parts, receipt.Number);
    }

    /// <summary>What happened, in a few words: "late 12 minutes". For a count, its name.</summary>
    public Phrase ShortOccasion(in Determination entry)
    {
        if (entry.Fact < 0 || ledger.ControlOf(entry) is BoundCounter) return ledger.ControlOf(entry).Definition.Name;
        var word = ledger.Book.WordOf(entry.Fact);
        var parts = new List<Phrase>();
        for (var i = 0; i < word.Fields.Count; i++)
            if (word.Fields[i].Type is FieldType.Choice or FieldType.Number && ledger.Book.FieldOf(entry.Fact, i) is { IsUnknown: false } value)
                parts.Add(Wording.Show(word.Fields[i], value));
        return parts.Count == 0 ? word.Name : Wording.Join(parts, " ", ", ");
    }

    /// <summary>What was found: the outcome, or the standing changed. Empty when nothing was.</summary>
    public Phrase ShortFinding(in Determination entry)
    {
        if (entry.Outcome >= 0) return pack.Words.Outcomes[entry.Outcome].Name;
        return ledger.ConsequenceOf(entry) is { } consequence ? ConsequenceWording.Of(consequence, pack, ledger.Pack.Layout.NewFrame()) : new Phrase("", "");
    }

    /// <summary>True when an entry sets a mark, gives a card or closes a gate.</summary>
    public bool ChangesStanding(in Determination entry) => ledger.ConsequenceOf(entry) is { } c && (c.Mark >= 0 || c.Card >= 0 || c.Gate >= 0);

    private Phrase Title(in Determination found, EntryWords words)
    {
        var name = ledger.SubjectOf(found).Name;
        var what = words.Occasion();
        var result = Result(found, words, what);
        return new Phrase($"{name}：{what.Zh}，{result.Zh}。", $"{name}: {what.En}: {result.En}.");
    }

    private Phrase Result(in Determination found, EntryWords words, Phrase what)
    {
        var follows = ledger.ConsequenceOf(found) is { } consequence ? ConsequenceWording.Of(consequence, pack, words.Frame, what) : default;
        switch (found.Standing)
        {
            case Standing.NotInForce:
                var from = Wording.Day(ledger.Pack.InForceFrom ?? default);
                return new($"当时规定尚未施行（{from.Zh}起施行），不处理，不欠任何款项", $"the rules were not yet in force (they are from {from.En}); nothing is owed");
            case Standing.Ended:
                return new("当时这条规定已经停止施行，不欠任何款项", "this rule had ended by then; nothing is owed");
            case Standing.Waits:
                return new("还不能判断，先不处理", "not decided yet, and nothing is owed until it is");
            case Standing.Failed:
                return new("算不出来，先不处理", "it could not be worked out, and nothing is owed until it is");
            case Standing.Absorbed:
                return new($"本为{follows.Zh}；当日已有更重的一次，并入其中，不另扣、不另计", $"{follows.En}, but a heavier one of the same day takes it in: nothing more is owed or counted");
            case Standing.Replaced:
                return new($"本为{follows.Zh}；已被后来的一次取代，不再另收", $"{follows.En}, but a later one has taken its place: it is not charged as well");
            case Standing.AmountWaits:
                return new($"{follows.Zh}；数额要等缺的数补齐才能算", $"{follows.En}; the sum waits for a figure still missing");
            default:
                return found.Amount > 0
                    ? new($"{follows.Zh}。这是按规定算出的数，经确认后才扣", $"{follows.En}. This is what the rules come to; it is deducted only once confirmed")
                    : follows;
        }
    }

    private Phrase Rule(in Determination found)
    {
        var day = LocalDate.FromDateOnly(DateOnly.FromDayNumber(found.Day));
        if (pack.IssueOn(day) is not { } issue) return new("当日没有施行中的条文。", "No text was in force that day.");
        var from = Wording.Day(issue.Effective);
        var quotes = ledger.ClausesOf(found).Select(issue.Find).OfType<Clause>()
            .Select(c => new Phrase($"{c.Number}“{c.Text.Zh}”", $"[{c.Id}] \"{c.Text.En}\""));
        var joined = Wording.Join(quotes, "", " ");
        return new($"《{pack.Name.Zh}》（{from.Zh}起施行）{joined.Zh}", $"{pack.Name.En}, in force from {from.En}: {joined.En}");
    }

    private Phrase? Sum(in Determination found, EntryWords words)
    {
        if (found.Standing == Standing.Waits) return words.WhatIsMissing();
        if (found.Standing == Standing.Failed) return words.Fault();
        if (found.Standing == Standing.AmountWaits) return words.WhatTheSumWaitsFor();
        if (ledger.ConsequenceOf(found) is not { } consequence) return null;
        var said = consequence.Say?.Fill(words.Say) ?? Sentence(ConsequenceWording.Of(consequence, pack, words.Frame));
        var lines = words.NearestLines();
        if (lines.Count == 0) return said;
        var near = Wording.Join(lines, "；", "; ");
        return new($"{said.Zh}（{near.Zh}。）", $"{said.En} ({near.En}.)");
    }

    private static Phrase Sentence(Phrase words) => new($"{words.Zh}。", $"{words.En}.");

    // A reading nobody has signed must be told from the words of the regulation.
    private Phrase? Readings(in Determination found)
    {
        var clauses = ledger.ClausesOf(found);
        var concerned = pack.Questions.Where(q => q.Clauses.Any(c => clauses.Contains(c.Text))).Select(Reading).ToList();
        return concerned.Count == 0 ? null : Wording.Join(concerned, " ", " ");
    }

    private static Phrase Reading(Question question) => question switch
    {
        { Chosen: null } => new($"{question.Asks.Zh}本条尚待公司明确。", $"{question.Asks.En} Not yet settled by the company."),
        { IsDecided: false } => new($"{question.Asks.Zh}暂按：{question.ChosenText.Zh}。本条尚待公司明确。", $"{question.Asks.En} For now: {question.ChosenText.En}. Not yet settled by the company."),
        _ => new($"{question.Asks.Zh}公司明确为：{question.ChosenText.Zh}。", $"{question.Asks.En} Settled by the company as: {question.ChosenText.En}."),
    };

    private Phrase YouCan(in Determination found)
    {
        if (found.Standing == Standing.Waits || found.Standing == Standing.AmountWaits)
            return new("把缺的事实告诉上面写明的人；补上以后会重新计算。", "tell what is missing to the one named above; it is worked out again once it is there.");
        var owner = pack.Words.Roles.FirstOrDefault(r => r.Id == pack.Owner)?.Name ?? Phrase.Same(pack.Owner);
        return new(
            $"认为事实不对：请{owner.Zh}更正记录，更正后重新计算并写明差额。认为规定用错：向{owner.Zh}申诉。",
            $"say a fact is wrong: ask {owner.En} to correct the record; it is worked out again and the difference is shown. Say the rule is misapplied: appeal to {owner.En}.");
    }
}
