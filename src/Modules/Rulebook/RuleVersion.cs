using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Rulebook;

/// <summary>
/// What judges facts: an edition of a pack with the readings decided so far. Any change, be it a new edition or another reading, is a new version;
/// of those activated the latest is in force. What was judged names its version, so that it can be judged again to the byte.
/// </summary>
public sealed class RuleVersion : IStanding
{
    public RuleVersion(
        Id<Organisation> organisationId, Id<RuleVersion> ruleVersionId, string packId, Id<PackEdition> editionId, string readings, string hash, Instant recordedAt, string recordedBy) =>
        (OrganisationId, RuleVersionId, PackId, EditionId, Readings, Hash, RecordedAt, RecordedBy) =
        (organisationId, ruleVersionId, packId, editionId, readings, hash, recordedAt, recordedBy);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<RuleVersion> RuleVersionId { get; private set; }

    public string PackId { get; private set; }

    public Id<PackEdition> EditionId { get; private set; }

    /// <summary>Canonical JSON: question → what was decided, by whom, on what day.</summary>
    public string Readings { get; private set; }

    /// <summary>Hash of the pack with these readings applied: what receipts name.</summary>
    public string Hash { get; private set; }

    public Instant RecordedAt { get; private set; }

    public string RecordedBy { get; private set; }

    /// <summary>When it began to judge; null while it waits to be activated.</summary>
    public Instant? ActivatedAt { get; private set; }

    public string? ActivatedBy { get; private set; }

    internal void Activate(Instant at, string by) => (ActivatedAt, ActivatedBy) = (at, by);
}

/// <summary>Somebody answered an open question of a regulation. Kept for ever; a later answer stands beside it.</summary>
public sealed class ReadingDecision : IOwned
{
    public ReadingDecision(
        Id<Organisation> organisationId, Id<ReadingDecision> readingDecisionId, string packId, string question, string answer, string reason, Id<RuleVersion> ruleVersionId, Instant decidedAt, string decidedBy) =>
        (OrganisationId, ReadingDecisionId, PackId, Question, Answer, Reason, RuleVersionId, DecidedAt, DecidedBy) =
        (organisationId, readingDecisionId, packId, question, answer, reason, ruleVersionId, decidedAt, decidedBy);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<ReadingDecision> ReadingDecisionId { get; private set; }

    public string PackId { get; private set; }

    public string Question { get; private set; }

    /// <summary>Id of the reading, or the answer in words for a question without readings.</summary>
    public string Answer { get; private set; }

    /// <summary>Why it was decided so; empty when nobody said.</summary>
    public string Reason { get; private set; }

    /// <summary>The version of the rules it led to.</summary>
    public Id<RuleVersion> RuleVersionId { get; private set; }

    public Instant DecidedAt { get; private set; }

    public string DecidedBy { get; private set; }
}
