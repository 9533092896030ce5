using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Rulebook.DecideReading;

/// <summary>What came of an answer.</summary>
/// <param name="Version">The version of the rules it led to.</param>
/// <param name="IsInForce">True when it judges from now on: it changes no sum, or nothing was in force. Otherwise it waits to be activated.</param>
internal sealed record DecidedReading(Id<RuleVersion> Version, bool IsInForce);

/// <summary>Answers an open question of a regulation, in the name of the organisation.</summary>
internal sealed class ReadingDecider(Database database, RulesInForce rules)
{
    /// <summary>Decides, when whoever is signed in may decide for the whole organisation; the reason must be given.</summary>
    public async Task<Result<DecidedReading>> Decide(SignedIn me, string packId, string question, string answer, string reason)
    {
        if (!MayDecide(me)) return MayNot();
        if (reason.Trim().Length == 0) return NoReason();
        return await Decide(me.Access, packId, question, answer, reason);
    }

    /// <summary>Whether somebody may answer questions: a reading holds for every unit.</summary>
    public static bool MayDecide(SignedIn me) => me.UnitsWhere(Permission.KeepRules).Everything;

    /// <summary>Decides.</summary>
    /// <param name="access">Who decides.</param>
    /// <param name="packId">The pack.</param>
    /// <param name="question">Id of the question.</param>
    /// <param name="answer">Id of a reading, or words for a question without readings.</param>
    /// <param name="reason">Why; empty when nobody says.</param>
    public Task<Result<DecidedReading>> Decide(Access access, string packId, string question, string answer, string reason = "") =>
        database.Write(access, write => Decide(write, packId, question, answer.Trim(), reason.Trim()));

    private async Task<Result<DecidedReading>> Decide(Write write, string packId, string questionId, string answer, string reason)
    {
        var versions = await write.Db.Set<RuleVersion>().AsNoTracking().Where(v => v.PackId == packId).OrderByDescending(v => v.RecordedAt).ThenByDescending(v => v.RuleVersionId).ToListAsync();
        if (versions.Count == 0) return NoSuchPack(packId);
        var newest = versions[0];
        var pack = (await rules.Of(write.Db, newest.RuleVersionId)).Written;
        if (Refusal(pack, questionId, answer) is { } refusal) return refusal;

        if (await Again(write, packId, questionId, answer, reason) is { } again) return new DecidedReading(again, versions.Exists(v => v.RuleVersionId == again && v.ActivatedAt is not null));
        var today = await write.Today();
        var by = write.Access.Actor.Name;
        var readings = Readings.Parse(newest.Readings).With(questionId, answer, by, today);
        var draft = RuleDraft.Of(pack, readings);
        if (draft.Bound is not { } bound) return draft.Errors.ToList();
        var version = new RuleVersion(write.Access.Organisation, Id<RuleVersion>.New(), packId, newest.EditionId, readings.ToJson(), bound.Pack.Hash, write.Now, by);
        write.Db.Add(version);
        write.Db.Add(new ReadingDecision(write.Access.Organisation, Id<ReadingDecision>.New(), packId, questionId, answer, reason, version.RuleVersionId, write.Now, by));
        await write.Journal(RulesInForce.StreamOf(packId), "rules.reading-decided", new { question = questionId, answer, reason, version = version.RuleVersionId.ToString(), hash = bound.Pack.Hash });
        var inForce = versions.Where(v => v.ActivatedAt is not null).MaxBy(v => (v.ActivatedAt, v.RuleVersionId));
        var activates = draft.Open.Count == 0 && (inForce is null || inForce.Hash == version.Hash);
        if (activates) await RulesInForce.Activate(write, version);
        return new DecidedReading(version.RuleVersionId, activates);
    }

    // The same form sent twice decides once: the last answer to the question is this one, of the same person, for the same reason.
    private static async Task<Id<RuleVersion>?> Again(Write write, string packId, string question, string answer, string reason)
    {
        var last = await write.Db.Set<ReadingDecision>().AsNoTracking().Where(d => d.PackId == packId && d.Question == question).OrderByDescending(d => d.DecidedAt).ThenByDescending(d => d.ReadingDecisionId).FirstOrDefaultAsync();
        return last is not null && (last.Answer, last.Reason, last.DecidedBy) == (answer, reason, write.Access.Actor.Name) ? last.RuleVersionId : null;
    }

    private static Error? Refusal(Pack pack, string questionId, string answer)
    {
        if (pack.Questions.FirstOrDefault(q => q.Id == questionId) is not { } question)
        {
            return new(ErrorKind.NotFound, "question.not-found", new Phrase(
                $"《{pack.Name.Zh}》没有编号为“{questionId}”的待定问题。请回到规定页面重新选择。", $"{pack.Name.En} has no question \"{questionId}\". Go back to the regulation and choose again."));
        }

        if (answer.Length == 0)
            return new(ErrorKind.Invalid, "question.no-answer", new Phrase("请写明怎么定。", "Say what was decided."), "answer");
        if (question.Readings.Count == 0 || question.Readings.Any(r => r.Id == answer)) return null;
        var ids = string.Join("、", question.Readings.Select(r => r.Id));
        return new(ErrorKind.Invalid, "question.no-such-reading", new Phrase(
            $"没有“{answer}”这种读法，可以选：{ids}。", $"There is no reading \"{answer}\"; choose one of {string.Join(", ", question.Readings.Select(r => r.Id))}."), "answer");
    }

    private static Error MayNot() => new(ErrorKind.Forbidden, "question.may-not-decide", new Phrase(
        "只有管理员或者负责全部单位的运营负责人可以明确读法。请转告他们。", "Only an administrator, or the head of operations of all units, can decide a reading. Pass it on to them."));

    private static Error NoReason() => new(ErrorKind.Invalid, "question.no-reason", new Phrase(
        "请写一句理由，说明为什么这样定。员工会在说明里看到是谁、为什么定的。", "Give the reason in a sentence: staff see who decided and why."), "reason");

    private static Error NoSuchPack(string packId) => new(ErrorKind.NotFound, "rules.no-such-pack", new Phrase(
        $"本单位没有采用编号为“{packId}”的规定。请先采用。", $"This organisation has not taken over a regulation \"{packId}\". Take it over first."));
}
