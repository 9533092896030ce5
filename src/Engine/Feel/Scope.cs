using Yunzhang.Engine.Feel.Syntax;

namespace Yunzhang.Engine.Feel;

/// <summary>
/// The names an expression may use. A name may hold letters of any script, digits, <c>_</c>, and, because it is declared here,
/// <c>-</c> and <c>.</c> (<c>fine.absence_amount</c>); the longest declared name that fits is the one read.
/// Where a field and an option of a choice share a name, the option is meant beside a value of that choice and the field elsewhere.
/// </summary>
public sealed class Scope
{
    private readonly Dictionary<string, ScopeEntry> entries = new(StringComparer.Ordinal);
    private NameTable? table;
    private NameTable? strict;

    /// <summary>Every name declared, in the order of declaration.</summary>
    public IEnumerable<string> Names => entries.Keys;

    /// <summary>The names as the lexer needs them; built once after the last declaration.</summary>
    internal NameTable Table => table ??= new NameTable(entries.Keys, Functions.BuiltIns.Names);

    /// <summary>The same with the names of properties that hold blanks, which packs read without a dot before them.</summary>
    internal NameTable StrictTable => strict ??= new NameTable(Functions.Properties.WithBlanks, Table);

    /// <summary>Declares a value read from place <paramref name="slot"/> of the frame. An empty place reads as unknown.</summary>
    /// <returns>This scope.</returns>
    /// <exception cref="ArgumentException">The name is already a field or a formula.</exception>
    public Scope Field(string name, FeelType type, int slot)
    {
        if (entries.TryGetValue(name, out var entry) && entry is not ConstantEntry)
            throw new ArgumentException($"\"{name}\" is declared twice.", nameof(name));
        return Declare(name, new FieldEntry(type, slot));
    }

    /// <summary>
    /// Declares a fixed value. An option may belong to several choices: declaring it again changes nothing, since options are
    /// told apart by the choice they are compared with.
    /// </summary>
    /// <returns>This scope.</returns>
    public Scope Constant(string name, FeelType type, Value value) =>
        entries.ContainsKey(name) ? this : Declare(name, new ConstantEntry(type, value));

    /// <summary>Declares a named expression over the same frame; it is inlined where it is used.</summary>
    /// <returns>This scope.</returns>
    /// <exception cref="ArgumentException">The name is already a field or a formula.</exception>
    public Scope Formula(string name, Expression expression)
    {
        if (entries.TryGetValue(name, out var entry) && entry is not ConstantEntry)
            throw new ArgumentException($"\"{name}\" is declared twice.", nameof(name));
        return Declare(name, new FormulaEntry(expression));
    }

    internal ScopeEntry? Find(string name) => entries.GetValueOrDefault(name);

    private Scope Declare(string name, ScopeEntry entry)
    {
        entries[name] = entry;
        (table, strict) = (null, null);
        return this;
    }
}

internal abstract record ScopeEntry;

internal sealed record FieldEntry(FeelType Type, int Slot) : ScopeEntry;

internal sealed record ConstantEntry(FeelType Type, Value Value) : ScopeEntry;

internal sealed record FormulaEntry(Expression Expression) : ScopeEntry;
