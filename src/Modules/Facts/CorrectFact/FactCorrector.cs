using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Facts.CorrectFact;

/// <summary>What is to be said otherwise of a fact; what is left out stays as it was.</summary>
internal sealed record Correction(long Fact, string Reason)
{
    public LocalDate? Occurred { get; init; }

    public LocalTime? At { get; init; }

    /// <summary>The day the correction came to be known, when that was before today.</summary>
    public LocalDate? KnownOn { get; init; }

    /// <summary>Field id → text as typed. An empty text says that it is not known after all.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
}

/// <summary>Corrects facts, answers what they wait for, and withdraws them. What was said before stays on record.</summary>
internal sealed class FactCorrector(Database database, FactChecks checks)
{
    /// <returns>Number of the fact that takes its place.</returns>
    public Task<Result<long>> Correct(Access access, Correction correction) => database.Write(access, write => Correct(write, correction));

    /// <summary>The same in the write of whatever the answer follows from. A refusal has changed nothing.</summary>
    public async Task<Result<long>> Correct(Write write, Correction correction)
    {
        var found = await Find(write.Db, correction.Fact, correction.Reason);
        if (!found.IsOk) return found.Errors.ToList();
        var old = found.Value;
        var fields = FactFields.Read(old.Fields).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        foreach (var (field, text) in correction.Fields) fields[field] = text;
        var passed = await checks.Check(write, [Again(old, correction, fields)]);
        if (!passed.IsOk) return passed.Errors.ToList();
        if (old.EndedBy is not null) return await Again(write, old, later => !later.IsWithdrawal && (later.Note, later.Fields) == (correction.Reason, passed.Value[0].Fields));
        var number = await FactStore.Append(write, [passed.Value[0] with { Replaces = old, IsCorrection = true }], []);
        await write.Journal(StreamOf(old), "fact.corrected", new { number, replaces = old.Number, correction.Reason, before = FactFields.Read(old.Fields), after = FactFields.Read(passed.Value[0].Fields) });
        return number;
    }

    /// <returns>Number of the withdrawal.</returns>
    public Task<Result<long>> Withdraw(Access access, long fact, string reason) => database.Write(access, async write =>
    {
        var found = await Find(write.Db, fact, reason);
        if (!found.IsOk) return found.Errors.ToList();
        if (found.Value.EndedBy is not null) return await Again(write, found.Value, later => later.IsWithdrawal);
        var number = await FactStore.Append(write, [], [found.Value], isCorrection: true);
        await write.Journal(StreamOf(found.Value), "fact.withdrawn", new { number, replaces = fact, reason });
        return (Result<long>)number;
    });

    private static NewFact Again(Fact old, Correction correction, Dictionary<string, string> fields) => new()
    {
        Word = old.Word, Person = old.PersonId, Unit = old.PersonId is null ? old.UnitId : null, Occurred = correction.Occurred ?? old.Occurred, At = correction.At ?? old.At,
        KnownOn = correction.KnownOn, Fields = fields, Source = old.Source, Key = old.Key, Note = correction.Reason, Witness = old.Witness, Photo = old.Photo,
    };

    // The same form sent twice is answered as the first time; anybody else is told what came between.
    private static async Task<Result<long>> Again(Write write, Fact fact, Func<Fact, bool> isTheSame)
    {
        var later = await write.Db.Set<Fact>().AsNoTracking().SingleAsync(f => f.Number == fact.EndedBy);
        return later.RecordedBy == write.Access.Actor.Name && isTheSame(later) ? later.Number : AlreadyEnded(fact.Number, later.Number);
    }

    private static Error AlreadyEnded(long number, long later) => new(ErrorKind.Conflict, "facts.already-ended", new Phrase(
        $"编号为 {number} 的记录已经由编号 {later} 更正或撤销。请打开 {later} 再改。", $"Fact no. {number} was corrected or withdrawn by no. {later} already. Open no. {later} instead."));

    private static string StreamOf(Fact fact) => fact.PersonId is { } person ? Streams.Of(person) : Streams.Of(fact.UnitId);

    private static async Task<Result<Fact>> Find(AppDbContext db, long number, string reason)
    {
        if (await db.Set<Fact>().AsNoTracking().SingleOrDefaultAsync(f => f.Number == number && !f.IsWithdrawal) is not { } fact)
        {
            return new Error(ErrorKind.NotFound, "facts.not-found", new Phrase(
                $"没有编号为 {number} 的记录，或者您不能查看它。请从列表里重新打开。", $"There is no fact no. {number}, or you may not see it. Open it again from the list."));
        }

        return string.IsNullOrWhiteSpace(reason)
            ? new Error(ErrorKind.Invalid, "facts.no-reason", new Phrase("请写明为什么更正或撤销，当事人能看到。", "Say why it is corrected or withdrawn; the person concerned can read it."), "reason")
            : fact;
    }
}
