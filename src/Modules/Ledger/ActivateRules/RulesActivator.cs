using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Ledger.ActivateRules;

/// <summary>
/// Puts a recorded version of the rules in force. Refused while a question is open, and when anybody would owe more for days that are past: a penalty is
/// never raised backwards. What owes less is adjusted.
/// </summary>
internal sealed class RulesActivator(Database database, RulesInForce inForce)
{
    /// <returns>How many people owe less for past months now.</returns>
    public Task<Result<int>> Activate(Access access, Id<RuleVersion> version) => database.Write(access with { Units = VisibleUnits.All }, async write =>
    {
        if (await write.Db.Set<RuleVersion>().SingleOrDefaultAsync(v => v.RuleVersionId == version) is not { } found) return NotFound();
        if (found.ActivatedAt is not null) return AlreadyActive();
        var rules = await inForce.Of(write.Db, version);
        if (rules.Written.Questions.FirstOrDefault(q => q.Chosen is null) is { } open) return Open(open.Id, open.Asks);
        var before = (await inForce.Now(write.Db)).FirstOrDefault(r => r.PackId == found.PackId);
        var changes = before is null || before.Hash == rules.Hash ? [] : await Compare(write, before, rules);
        var raised = changes.Where(c => c.IsRaised).ToList();
        if (raised.Count > 0) return await Raises(write.Db, raised);
        await RulesInForce.Activate(write, found);
        await MarkEverybody(write, changes);
        return (Result<int>)changes.Select(c => c.Subject).Distinct().Count();
    });

    private sealed record Change(Subject Subject, YearMonth Month, decimal Before, decimal After, int Effects)
    {
        public bool IsRaised => After > Before || Effects > 0;
    }

    private static async Task<IReadOnlyList<Change>> Compare(Write write, Rules before, Rules after)
    {
        if (await write.Db.Set<LedgerMonth>().OrderBy(m => m.Month).Select(m => (YearMonth?)m.Month).FirstOrDefaultAsync() is not { } first) return [];
        var today = await write.Today();
        var days = new[] { before, after }.Select(r => Lookback.FirstDay(r.Bound.Pack, first)).ToList();
        var books = await FactBooks.Read(write.Db, new FactRange(days.Contains(null) ? null : days.Min(), today.PlusDays(-1)));
        var (was, becomes) = (Sums(before), Sums(after));
        return [.. was.Keys.Union(becomes.Keys).Select(k => (Key: k, Was: was.GetValueOrDefault(k), Becomes: becomes.GetValueOrDefault(k))).Where(c => c.Was != c.Becomes)
            .Select(c => new Change(c.Key.Item1, c.Key.Item2, c.Was.Net, c.Becomes.Net, c.Becomes.Effects - c.Was.Effects)).OrderBy(c => c.Month).ThenBy(c => c.Subject)];

        Dictionary<(Subject, YearMonth), (decimal Net, int Effects)> Sums(Rules rules)
        {
            var sums = new Dictionary<(Subject, YearMonth), (decimal Net, int Effects)>();
            foreach (var entry in new MonthRun(write.Access.Organisation, rules, books.For(rules.Bound), new SettlingUnits(books), today, today.PlusDays(-1)).Entries(first, _ => true))
            {
                var (net, effects) = sums.GetValueOrDefault((Subject.Of(entry), entry.Month));
                sums[(Subject.Of(entry), entry.Month)] = (net + entry.Owed - entry.Due, effects + (entry.Counts && (entry.Mark ?? entry.Card ?? entry.Gate) is not null ? 1 : 0));
            }

            return sums;
        }
    }

    // Draft entries name the version that judges them, so all are worked out again, and closed months where less is owed.
    private static async Task MarkEverybody(Write write, IReadOnlyList<Change> changes)
    {
        var drafts = await write.Db.Set<LedgerMonth>().Where(m => m.State != MonthState.Closed).OrderBy(m => m.Month).Select(m => (YearMonth?)m.Month).FirstOrDefaultAsync();
        var from = changes.Select(c => (YearMonth?)c.Month).Append(drafts).Where(m => m is not null).Min();
        if (from is not { } month) return;
        var people = await write.Db.Set<Person>().Select(p => p.PersonId).ToListAsync();
        var units = await write.Db.Set<Unit>().Select(u => u.UnitId).ToListAsync();
        await FactStore.MarkChanged(write, people, units, month.OnDayOfMonth(1));
    }

    private static async Task<Error> Raises(AppDbContext db, List<Change> raised)
    {
        var first = raised[0];
        var name = first.Subject.Person is { } person
            ? await db.Set<Person>().Where(p => p.PersonId == person).Select(p => p.Name).SingleAsync()
            : await db.Set<Unit>().Where(u => u.UnitId == new Id<Unit>(first.Subject.Value)).Select(u => u.Name).SingleAsync();
        var people = raised.Select(c => c.Subject).Distinct().Count();
        var (zh, en) = first.After > first.Before
            ? ($"应扣由 {first.Before:0.00} 元变为 {first.After:0.00} 元", $"from {first.Before:0.00} to {first.After:0.00} yuan")
            : ("会多出牌、门禁或身份变动", "with a card, gate or mark that was not there");
        return new(ErrorKind.Refused, "rules.raise-backwards", new Phrase(
            $"启用后有 {people} 人对已经过去的日子要承担更多，例如{name} {first.Month:uuuu-MM} {zh}。不能往前加重。请把新的数额写成从今天或以后起施行的版本。",
            $"{people} people would bear more for days that are past, such as {name} in {first.Month:uuuu-MM}, {en}. A penalty is not raised backwards. Write the new figures as a version in force from today or later."));
    }

    private static Error NotFound() => new(ErrorKind.NotFound, "rules.no-such-version", new Phrase(
        "没有这个版本的规则。请从规定页面重新打开。", "There is no such version of the rules. Open it again from the regulation."));

    private static Error AlreadyActive() => new(ErrorKind.Conflict, "rules.already-active", new Phrase(
        "这个版本已经启用过，不用再启用。", "This version was activated already; nothing is left to do."));

    private static Error Open(string id, Phrase asks) => new(ErrorKind.Refused, "rules.open-question", new Phrase(
        $"待定问题“{id}”还没有答案：{asks.Zh}请先明确怎么定，再启用。", $"The question \"{id}\" has no answer yet: {asks.En} Decide it first."));
}
