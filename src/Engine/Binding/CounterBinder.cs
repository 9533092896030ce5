using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Binding;

/// <summary>Binds a counter.</summary>
internal static class CounterBinder
{
    public static BoundCounter? Bind(BindingContext context, CounterDefinition counter, int index)
    {
        var counted = new List<BoundControl>();
        foreach (var name in counter.Counts)
        {
            if (context.Find(name.Text) is { } control) counted.Add(control);
            else if (!context.ControlIds.Contains(name.Text))
                context.Bag.Error("pack.unknown-control", name.Where, new Phrase(
                    $"没有叫“{name.Text}”的控制可数。", $"There is no control \"{name.Text}\" to count."),
                    Suggestion.DidYouMean(name.Text, context.ControlIds));
        }
        if (counted.Count < counter.Counts.Count) return null;
        var words = Words(context, counter);
        var (slot, unit) = context.Charged(counter, words);
        var per = Per(context, counter, counted, unit);
        var scope = context.Scopes.Facts(words);
        context.Scopes.Results(scope);
        var versions = new List<BoundCounterVersion>();
        foreach (var day in Days(context, counter))
            if (Version(context, counter, words, LocalDate.FromDateOnly(DateOnly.FromDayNumber(day))) is { } version) versions.Add(version);
        return new BoundCounter
        {
            Index = index, Definition = counter, ChargesSlot = slot, ChargesUnit = unit,
            Counts = counted.Select(c => c.Index).ToHashSet(), PerSlot = per.Slot, PerUnit = per.Unit,
            When = counter.When is { } when ? FeelCompiler.Compile(when, scope, FeelType.Boolean, context.Bag) : null,
            Adds = counter.Adds is { } adds ? FeelCompiler.Compile(adds, scope, FeelType.Number, context.Bag) : null,
            CounterVersions = versions,
        };
    }

    /// <summary>Words whose facts may stand behind what is counted, through other counters too.</summary>
    private static List<Word> Words(BindingContext context, CounterDefinition counter)
    {
        var found = new List<Word>();
        Gather(counter, []);
        return found;

        void Gather(CounterDefinition from, HashSet<string> seen)
        {
            foreach (var name in from.Counts.Select(c => c.Text))
            {
                if (!seen.Add(name)) continue;
                if (context.Pack.Tables.FirstOrDefault(t => t.Id == name) is { } table)
                {
                    if (context.Pack.Words.Words.FirstOrDefault(w => w.Id == table.ForEach.Text) is { } word && !found.Contains(word)) found.Add(word);
                }
                else if (context.Pack.Counters.FirstOrDefault(c => c.Id == name) is { } other) Gather(other, seen);
            }
        }
    }

    private static (int Slot, bool Unit) Per(BindingContext context, CounterDefinition counter, List<BoundControl> counted, bool unit)
    {
        if (counter.Per.Text is "person" or "unit") return (-1, counted.Count > 0 ? counted[0].ChargesUnit : unit);
        var field = context.Pack.Words.People.FirstOrDefault(f => f.Id == counter.Per.Text);
        if (field is { Type: FieldType.Unit or FieldType.Person }) return (context.Layout.SlotOfPeople(field), field.Type == FieldType.Unit);
        context.Bag.Error("pack.unknown-per", counter.Per.Where, new Phrase(
            $"“{counter.Per.Text}”不能作计数的归属；写 person、unit 或人员的单位字段。",
            $"\"{counter.Per.Text}\" cannot own a count; write person, unit, or a unit field of people."),
            Suggestion.DidYouMean(counter.Per.Text, context.Pack.Words.People.Select(f => f.Id).Append("person").Append("unit")));
        return (-1, unit);
    }

    // A counter may read a table's values, so a new version of the table gives the counter a new bound version too.
    private static List<int> Days(BindingContext context, CounterDefinition counter)
    {
        var days = new List<int>();
        if (counter.Versions.Count == 0) return days;
        foreach (var version in counter.Versions) Add(version.From);
        foreach (var table in context.Pack.Tables)
            foreach (var version in table.Versions) Add(version.From);
        days.Sort();
        return days;

        void Add(LocalDate from)
        {
            var day = from.ToDateOnly().DayNumber;
            if (from >= counter.Versions[0].From && !days.Contains(day)) days.Add(day);
        }
    }

    private static BoundCounterVersion? Version(BindingContext context, CounterDefinition counter, List<Word> words, LocalDate on)
    {
        var version = counter.Versions.Last(v => v.From <= on);
        var atEnd = version.Rows is not null && version.Apply == TierRule.AtEnd;
        var scope = atEnd ? new Scope() : context.Scopes.Facts(words);
        if (atEnd) context.Scopes.People(scope);
        context.Scopes.Count(scope);
        OtherValues(context, scope, on);
        var values = PackScopes.Values(scope, version.Values, context.Bag);
        BoundRows? rows = null;
        if (version.Rows is { } set && (rows = RowsBinder.Bind(context, set, scope, counter, context.Pack.Words.People)) is null) return null;
        var clauses = counter.Clauses.Select(c => c.Text).ToList();
        return new BoundCounterVersion
        {
            Definition = version, FromDay = on.ToDateOnly().DayNumber, WrittenFrom = version.From, EndsDay = TableBinder.Ends(version.Ends), Values = values, Rows = rows,
            Every = Threshold(context, version.Every, scope), Reaches = Threshold(context, version.Reaches, scope),
            Warn = Warnings(context, version, scope),
            Then = version.Rows is null ? ConsequenceBinder.Bind(context, version.Then, scope, clauses, version.Say, version.Where) : null,
        };
    }

    private static void OtherValues(BindingContext context, Scope scope, LocalDate on)
    {
        var day = on.ToDateOnly().DayNumber;
        foreach (var table in context.Pack.Tables)
        {
            if (context.Find(table.Id) is not BoundTable bound || bound.VersionOn(day) is not (>= 0 and var index)) continue;
            foreach (var (name, expression) in bound.Versions[index].Values)
                if (expression.Reads.All(scope.Names.Contains)) scope.Formula($"{table.Id}.{name}", expression);
        }
    }

    private static decimal[] Warnings(BindingContext context, CounterVersion version, Scope scope)
    {
        var warnings = new decimal[version.Warn.Count];
        for (var i = 0; i < warnings.Length; i++) warnings[i] = Threshold(context, version.Warn[i], scope);
        return warnings;
    }

    private static decimal Threshold(BindingContext context, Sourced? written, Scope scope)
    {
        if (written is not { } text || FeelCompiler.Compile(text, scope, FeelType.Number, context.Bag) is not { } expression) return 0;
        if (expression.IsConstant && expression.ConstantValue is { Kind: ValueKind.Number, AsNumber: > 0 } value) return value.AsNumber;
        context.Bag.Error("pack.threshold-not-positive", text.Where, new Phrase(
            $"门槛要写大于零的数，写的是“{text.Text}”。", $"A threshold is a number above zero; \"{text.Text}\" is not."));
        return 0;
    }
}
