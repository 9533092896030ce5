using System.Diagnostics.CodeAnalysis;

namespace Yunzhang.Modules.Storage;

/// <summary>The id of a <typeparamref name="T"/>: a UUIDv7 made by the application, so that keys sort by the time they were made.</summary>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>, IParsable<Id<T>>
{
    public static Id<T> New() => new(Guid.CreateVersion7());

    public int CompareTo(Id<T> other) => Value.CompareTo(other.Value);

    // Written out because keyset paging compares ids in queries, and they become < and > in SQL.
    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;

    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;

    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;

    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = Guid.TryParse(s, provider, out var value);
        result = new Id<T>(value);
        return ok;
    }

    /// <summary>Thirty-two lower-case hexadecimal digits: what stands in addresses and forms.</summary>
    public override string ToString() => Value.ToString("N");
}
