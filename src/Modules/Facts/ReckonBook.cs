using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;
using Yunzhang.Modules.Facts.Books;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Facts;

/// <summary>A book of facts for one pack, and the way back from its indexes to the database.</summary>
public sealed class ReckonBook
{
    private readonly RegisterBook register;
    private readonly IReadOnlyList<FactLine> lines;

    internal ReckonBook(BoundPack pack, FactBook book, RegisterBook register, IReadOnlyList<FactLine> lines) =>
        (Pack, Book, this.register, this.lines) = (pack, book, register, lines);

    /// <summary>The pack it was made for.</summary>
    public BoundPack Pack { get; }

    /// <summary>What the engine reckons.</summary>
    public FactBook Book { get; }

    /// <summary>Number of a fact in the database, by its index in the book.</summary>
    public long NumberOf(int fact) => lines[fact].Number;

    /// <summary>Number of the first fact of its chain of corrections.</summary>
    public long RootOf(int fact) => lines[fact].Root;

    /// <summary>Somebody by the engine's index; null for a name that no register holds.</summary>
    public Id<Person>? PersonOf(int index) => register.Holds(index) ? register.IdOf(index) : null;

    /// <summary>The engine's index of somebody; -1 when the book does not hold him.</summary>
    public int IndexOf(Id<Person> person) => register.IndexOf(person);

    /// <summary>A unit by the engine's index.</summary>
    public Id<Unit> UnitOf(int index) => register.UnitOf(index);

    internal RegisterBook Register => register;
}
