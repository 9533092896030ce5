using System.Diagnostics.CodeAnalysis;

namespace Yunzhang.Platform.Results;

/// <summary>A value, or the refusals that stand in its way: all of them together, never only the first.</summary>
/// <typeparam name="T">What is had when nothing stands in the way.</typeparam>
public sealed class Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Error> errors) => (this.value, Errors) = (value, errors);

    /// <summary>What stands in the way; empty when there is a value.</summary>
    public IReadOnlyList<Error> Errors { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(true, nameof(value))]
    public bool IsOk => Errors.Count == 0;

    /// <summary>The value. Asking a refusal for it is a bug, and throws <see cref="InvalidOperationException"/>.</summary>
    public T Value => IsOk ? value : throw new InvalidOperationException($"There is no value: {string.Join("; ", Errors)}");

    /// <summary>Nothing stands in the way.</summary>
    public static implicit operator Result<T>(T value) => new(value, []);

    /// <summary>One refusal.</summary>
    public static implicit operator Result<T>(Error error) => new(default, [error]);

    /// <summary>Several refusals; at least one.</summary>
    public static implicit operator Result<T>(List<Error> errors) =>
        errors.Count > 0 ? new(default, errors) : throw new ArgumentException("A refusal needs a reason.", nameof(errors));

    /// <summary>The result of going on with the value; refusals are passed on.</summary>
    public Result<TNext> Then<TNext>(Func<T, TNext> next) => IsOk ? next(value) : new List<Error>(Errors);
}
