using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Simulation;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;
using Person = Yunzhang.Modules.Organisations.Person;

namespace Yunzhang.Modules.Ledger.TryProposal;

/// <summary>Tries changes of a rule over the real facts, of everybody that may be seen. Nothing is changed by it.</summary>
internal sealed class ProposalTrial(Database database, RulesInForce inForce, IClock clock)
{
    /// <summary>How many facts one trial replays at most, counted once for each time they are reckoned.</summary>
    public const int MostReckoned = 3_000_000;

    private const int MostPeople = 50;

    /// <returns>The report and what was noticed on the way, or everything that is wrong with the changes; <see cref="Error.Field"/> is then the number of the change.</returns>
    public Task<Result<Simulated>> Try(Access access, string packId, ProposalDraft draft) =>
        Run(access, packId, draft, (simulated, _, _) => Task.FromResult(simulated));

    /// <summary>The same, with the people it moves most named from the register.</summary>
    public async Task<Result<TriedProposal>> TryNamed(Access access, string packId, ProposalDraft draft)
    {
        var began = clock.GetCurrentInstant();
        return await Run(access, packId, draft, async (simulated, book, db) =>
        {
            var report = simulated.Report!;
            var ids = report.MostChanged.Select(c => book.PersonOf(c.Person.Index)).OfType<Id<Person>>().ToArray();
            var people = await db.Set<Person>().AsNoTracking().Where(p => ids.Contains(p.PersonId)).ToDictionaryAsync(p => p.PersonId);
            var shifts = report.MostChanged.Select(c => Shift(c, book.PersonOf(c.Person.Index) is { } id ? people.GetValueOrDefault(id) : null)).ToList();
            return new TriedProposal(report, [.. simulated.Diagnostics.Where(d => d.Severity != Severity.Error)], shifts, clock.GetCurrentInstant() - began);
        });
    }

    private Task<Result<T>> Run<T>(Access access, string packId, ProposalDraft draft, Func<Simulated, ReckonBook, AppDbContext, Task<T>> told) => database.Read<Result<T>>(access, async db =>
    {
        if ((await inForce.Now(db)).FirstOrDefault(r => r.PackId == packId) is not { } rules) return NotInForce(packId);
        var today = (await db.Set<Organisation>().SingleAsync()).DayOf(clock.GetCurrentInstant());
        var (from, to) = (draft.From ?? LocalDate.MinIsoValue, LocalDate.Min(draft.To ?? today, today));
        var facts = await FactBooks.Read(db, new FactRange(from == LocalDate.MinIsoValue ? null : from, to));
        if (TooLong(rules, draft, facts.Count) is { } tooLong) return tooLong;
        var book = facts.For(rules.Bound);
        var simulated = Simulator.Run(rules.Written, draft.ToProposal("trial"), book.Book, to, MostPeople);
        if (simulated.Report is not null) return await told(simulated, book, db);
        return simulated.Diagnostics.Where(d => d.Severity == Severity.Error).Select(Problem).ToList();
    });

    private static PersonShift Shift(ChangedPerson changed, Person? person) => new(
        person?.PersonId, person?.Name ?? changed.Person.Name, person?.Number ?? "", changed.Before, changed.After, changed.MovedBy?.Name, changed.Standings);

    // Each change alone and each other reading is a reckoning of its own, of all the facts.
    private static Error? TooLong(Rules rules, ProposalDraft draft, int facts)
    {
        var runs = 2 + (draft.Changes.Count > 1 ? draft.Changes.Count : 0) + 2 * rules.Written.Questions.Sum(q => q.Readings.Count);
        if ((long)facts * runs <= MostReckoned) return null;
        return new(ErrorKind.Refused, "proposal.too-long", new Phrase(
            $"这段时间有 {facts} 条事实，要重算 {runs} 遍，超过一次最多 {MostReckoned / 10_000} 万条次。请少选几个月，或者少改几处。",
            $"There are {facts} facts to be reckoned {runs} times, more than {MostReckoned} at once. Choose fewer months or fewer changes."), "from");
    }

    private static Error Problem(Diagnostic found) => new(ErrorKind.Invalid, found.Code, new Phrase(
        $"{found.Message.Zh}{found.Hint?.Zh}", $"{found.Message.En}{(found.Hint is { } hint ? " " + hint.En : "")}"), found.Where.Line > 0 ? $"changes.{found.Where.Line}" : "changes");

    private static Error NotInForce(string packId) => new(ErrorKind.NotFound, "rules.not-in-force", new Phrase(
        $"编号为“{packId}”的规定没有在本单位施行，没有可以试改的内容。", $"The regulation \"{packId}\" is not in force here, so there is nothing to change."));
}
