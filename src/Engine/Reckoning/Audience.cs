using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Facts;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Whether a pack binds the person a fact is about. Worked out once for a person of whom nothing ever changes.</summary>
internal sealed class Audience(BoundPack pack, FactBook book, Frames frames)
{
    private readonly bool everyone = pack.Audience.Count == 0;
    private readonly bool anyCarries = book.AnyCarries;
    private bool?[] known = new bool?[book.People.All.Count];

    public bool Binds(int fact)
    {
        if (everyone) return true;
        var subject = book.SubjectOf(fact);
        if (subject >= known.Length) Array.Resize(ref known, book.People.All.Count);
        if (anyCarries && book.Carries(fact)) return pack.Binds(frames.ToDecide(fact));
        if (known[subject] is { } bound) return bound;
        var binds = pack.Binds(frames.ToDecide(fact));
        if (book.People.All[subject].IsSteady) known[subject] = binds;
        return binds;
    }
}
