namespace Yunzhang.Engine.Feel.Functions;

/// <summary>Making and changing contexts. Conformance mode only: packs have no contexts.</summary>
internal static class ContextFunctions
{
    private static readonly Parameter Value0 = new("value", Accepts.Anything, Nullable: true);

    public static BuiltIn[] All { get; } =
    [
        new("get value", [new("m", Accepts.Context), new("key", Accepts.Text)], null,
            (a, site) => Entries(a[0]).TryGetValue(a[1].AsText, out var found) ? found : NoKey(a[1].AsText, site)),
        new("get entries", [new("m", Accepts.Context)], null, (a, _) => ListValue.Of(Entries(a[0]).Select(Entry))),
        new("context", [new("entries", Accepts.List)], null, (a, site) => Make(a[0], site)),
        new("context put", [new("context", Accepts.Context), new("key", Accepts.Text), Value0], null, (a, _) => With(a[0], a[1].AsText, a[2])),
        new("context put", [new("context", Accepts.Context), new("keys", Accepts.List), Value0], null, (a, site) => Put(a[0], ListFunctions.Of(a[1]), a[2], site)),
        new("context merge", [new("contexts", Accepts.List)], null, (a, site) => Merge(a[0], site)),
    ];

    private static OrderedDictionary<string, Value> Entries(Value context) => ((ContextValue)context.AsBoxed!).Entries;

    private static Value NoKey(string key, Site site) => site.Fail("feel.unknown-property", $"没有“{key}”这一项。", $"There is no entry \"{key}\".");

    private static Value Entry(KeyValuePair<string, Value> entry) =>
        Value.Box(new ContextValue([new("key", Value.Of(entry.Key)), new("value", entry.Value)]));

    private static Value With(Value context, string key, Value value)
    {
        var copy = new ContextValue(Entries(context));
        copy.Entries[key] = value;
        return Value.Box(copy);
    }

    private static Value Make(Value entries, Site site)
    {
        var made = new ContextValue();
        foreach (var item in ListFunctions.Of(entries))
        {
            if (item.AsBoxed is not ContextValue entry || !entry.Entries.TryGetValue("key", out var key) || key.Kind != ValueKind.Text
                || !entry.Entries.TryGetValue("value", out var value))
                return site.Fail("feel.context-entry", "每一项都要写成 {key: 文字, value: 值}。", "Every entry must be {key: text, value: anything}.");
            if (!made.Entries.TryAdd(key.AsText, value))
                return site.Fail("feel.duplicate-key", $"“{key.AsText}”出现了两次。", $"The key \"{key.AsText}\" is given twice.");
        }
        return Value.Box(made);
    }

    private static Value Put(Value context, ReadOnlySpan<Value> keys, Value value, Site site)
    {
        if (keys.Length == 0) return site.Fail("feel.context-keys", "路径是空的；至少要一个名字。", "The path is empty; it needs at least one key.");
        if (keys[0].Kind != ValueKind.Text) return ListFunctions.WrongItem(keys[0], FeelType.Text.Name, site);
        var key = keys[0].AsText;
        if (keys.Length == 1) return With(context, key, value);
        if (!Entries(context).TryGetValue(key, out var inner) || inner.AsBoxed is not ContextValue) return NoKey(key, site);
        var changed = Put(inner, keys[1..], value, site);
        return changed.IsNull ? changed : With(context, key, changed);
    }

    private static Value Merge(Value contexts, Site site)
    {
        var merged = new ContextValue();
        foreach (var item in ListFunctions.Of(contexts))
        {
            if (item.AsBoxed is not ContextValue context) return ListFunctions.WrongItem(item, Accepts.Context.Name, site);
            foreach (var (key, value) in context.Entries) merged.Entries[key] = value;
        }
        return Value.Box(merged);
    }
}
