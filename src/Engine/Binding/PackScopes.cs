using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Binding;

/// <summary>What the expressions of a pack may name, depending on where they stand.</summary>
internal sealed class PackScopes(FrameLayout layout)
{
    private readonly Vocabulary words = layout.Words;

    /// <summary>The type expressions see for a field.</summary>
    public static FeelType TypeOf(Field field) => field.Type switch
    {
        FieldType.Number => FeelType.Number,
        FieldType.Money => FeelType.Money,
        FieldType.Date => FeelType.Date,
        FieldType.Time => FeelType.Time,
        FieldType.YesNo => FeelType.Boolean,
        FieldType.Choice => FeelType.Choice(field.Id, [.. field.Options.Select(o => o.Id)]),
        FieldType.People => FeelType.ListOf(FeelType.Text),
        _ => FeelType.Text,
    };

    /// <summary>Fields of the facts a control reads: of one word all, of several those that all of them have alike.</summary>
    public Scope Facts(IReadOnlyList<Word> over)
    {
        var scope = new Scope();
        foreach (var field in over.Count == 0 ? [] : over[0].Fields)
        {
            if (over.Any(w => w.Fields.All(f => f.Id != field.Id || f.Type != field.Type))) continue;
            Declare(scope, field, layout.SlotOf(over[0], field));
        }
        if (over.All(w => w.About == FactSubject.Person)) People(scope);
        scope.Field(over.Count > 0 && over[0].About == FactSubject.Unit ? "unit" : "person", FeelType.Text, layout.Subject);
        scope.Field("date", FeelType.Date, layout.Date);
        return scope;
    }

    /// <summary>Adds the fields of people, where a fact's own field does not hide them.</summary>
    public void People(Scope scope)
    {
        foreach (var field in words.People)
            if (!scope.Names.Contains(field.Id) || IsOption(scope, field.Id)) Declare(scope, field, layout.SlotOfPeople(field));
    }

    /// <summary>Adds what a counted determination carries: its results, and the outcomes to compare with.</summary>
    public void Results(Scope scope)
    {
        var outcome = OutcomeType();
        AddNew(scope, "outcome", outcome, layout.SlotOf(ResultColumn.Outcome));
        AddNew(scope, "amount", FeelType.Money, layout.SlotOf(ResultColumn.Amount));
        AddNew(scope, "reward", FeelType.Money, layout.SlotOf(ResultColumn.Reward));
        AddNew(scope, "points", FeelType.Number, layout.SlotOf(ResultColumn.Points));
        AddNew(scope, "days", FeelType.Number, layout.SlotOf(ResultColumn.Days));
        Options(scope, outcome);
    }

    /// <summary>Adds the count <c>n</c>.</summary>
    public void Count(Scope scope) => AddNew(scope, "n", FeelType.Number, layout.Count);

    /// <summary>The outcomes of the pack as a choice.</summary>
    public FeelType OutcomeType() => FeelType.Choice("outcome", [.. words.Outcomes.Select(o => o.Id)]);

    /// <summary>
    /// Adds named values in their order, each free to use those before it, and returns what they came to.
    /// A name already taken by a field is an error.
    /// </summary>
    public static Dictionary<string, Expression> Values(Scope scope, IReadOnlyList<NamedValue> values, DiagnosticBag bag)
    {
        var bound = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var taken = scope.Names.ToHashSet(StringComparer.Ordinal);
        foreach (var value in values)
        {
            if (taken.Contains(value.Name))
            {
                bag.Error("pack.value-hides-field", value.Formula.Where, new Phrase(
                    $"命名值“{value.Name}”与字段或选项同名，会分不清。请换一个名字。",
                    $"The named value \"{value.Name}\" bears the name of a field or an option. Give it another name."));
                continue;
            }
            if (FeelCompiler.Compile(value.Formula, scope, null, bag) is not { } expression) continue;
            bound[value.Name] = expression;
            scope.Formula(value.Name, expression);
        }
        return bound;
    }

    private static void Declare(Scope scope, Field field, int slot)
    {
        var type = TypeOf(field);
        AddNew(scope, field.Id, type, slot);
        Options(scope, type);
    }

    private static void AddNew(Scope scope, string name, FeelType type, int slot)
    {
        if (!scope.Names.Contains(name) || IsOption(scope, name)) scope.Field(name, type, slot);
    }

    private static bool IsOption(Scope scope, string name) => scope.Find(name) is ConstantEntry;

    private static void Options(Scope scope, FeelType type)
    {
        for (var i = 0; i < type.Options.Count; i++)
            scope.Constant(type.Options[i], type, Value.Choice(type.Options[i], i));
    }
}
