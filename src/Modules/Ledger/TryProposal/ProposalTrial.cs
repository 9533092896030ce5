using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Simulation;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;
using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Ledger.TryProposal;

/// <summary>Tries changes of a rule over the real facts, of everybody that may be seen. Nothing is changed by it.</summary>
internal sealed class ProposalTrial(Database database, RulesInForce inForce, IClock clock)
{
    /// <returns>The report and what was noticed on the way, or everything that is wrong with the changes; <see cref="Error.Field"/> is then the number of the change.</returns>
    public Task<Result<Simulated>> Try(Access access, string packId, ProposalDraft draft) => database.Read<Result<Simulated>>(access, async db =>
    {
        if ((await inForce.Now(db)).FirstOrDefault(r => r.PackId == packId) is not { } rules) return NotInForce(packId);
        var today = (await db.Set<Organisation>().SingleAsync()).DayOf(clock.GetCurrentInstant());
        var (from, to) = (draft.From ?? LocalDate.MinIsoValue, LocalDate.Min(draft.To ?? today, today));
        var facts = await FactBooks.Read(db, new FactRange(from == LocalDate.MinIsoValue ? null : from, to));
        var simulated = Simulator.Run(rules.Written, draft.ToProposal("trial"), facts.For(rules.Bound).Book, to);
        if (simulated.Report is not null) return simulated;
        return simulated.Diagnostics.Where(d => d.Severity == Severity.Error).Select(Problem).ToList();
    });

    private static Error Problem(Diagnostic found) => new(ErrorKind.Invalid, found.Code, new Phrase(
        $"{found.Message.Zh}{found.Hint?.Zh}", $"{found.Message.En}{(found.Hint is { } hint ? " " + hint.En : "")}"), found.Where.Line > 0 ? $"changes.{found.Where.Line}" : "changes");

    private static Error NotInForce(string packId) => new(ErrorKind.NotFound, "rules.not-in-force", new Phrase(
        $"编号为“{packId}”的规定没有在本单位施行，没有可以试改的内容。", $"The regulation \"{packId}\" is not in force here, so there is nothing to change."));
}
