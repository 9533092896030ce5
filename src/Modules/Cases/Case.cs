using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases;

/// <summary>
/// A case under way or ended: what lists need of it. What happened in it stands in the journal, stream <c>case/…</c>, and nowhere else; these columns follow
/// from that in the same write.
/// </summary>
public sealed class Case(Id<Organisation> organisationId, Id<Case> caseId, string number, string packId, string flowId, Id<RuleVersion> ruleVersionId, LocalDate flowVersion, Id<Unit> unitId) : IOfCase
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<Case> CaseId { get; private set; } = caseId;

    /// <summary>What people call it, without gaps in its series.</summary>
    public string Number { get; private set; } = number;

    public string PackId { get; private set; } = packId;

    public string FlowId { get; private set; } = flowId;

    /// <summary>The rules it runs under to its end, whatever is adopted meanwhile, unless somebody moves it.</summary>
    public Id<RuleVersion> RuleVersionId { get; private set; } = ruleVersionId;

    /// <summary>First day of the version of the flow it keeps.</summary>
    public LocalDate FlowVersion { get; private set; } = flowVersion;

    /// <summary>The unit of the starter, or of whom it is about, on the day it was started.</summary>
    public Id<Unit> UnitId { get; private set; } = unitId;

    /// <summary>Null when a control started it.</summary>
    public Id<Person>? StarterId { get; init; }

    /// <summary>The entry of the ledger it was started on; null when somebody started it.</summary>
    public Id<LedgerEntry>? EntryId { get; init; }

    /// <summary>The case that started it and waits for its end; null when none does.</summary>
    public Id<Case>? ParentId { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public string TitleZh { get; private set; } = "";

    public string TitleEn { get; private set; } = "";

    /// <summary>Ids of the steps that are open, a blank between.</summary>
    public string OpenSteps { get; internal set; } = "";

    /// <summary>True while its starter has it back.</summary>
    public bool IsWithStarter { get; internal set; }

    /// <summary>The earliest limit of an open step; null when none has one.</summary>
    public Instant? Due { get; internal set; }

    /// <summary>When the clock has something to do in it next; null when it has nothing.</summary>
    public Instant? NextTick { get; internal set; }

    /// <summary>Words of which it waits for a fact, a blank between; null when it waits for none.</summary>
    public string? Waits { get; internal set; }

    public Instant StartedAt { get; init; }

    public Instant ChangedAt { get; internal set; }

    public Instant? EndedAt { get; internal set; }

    /// <summary>Id of the ending; <c>stopped</c> when somebody stopped it.</summary>
    public string? Ending { get; internal set; }

    /// <summary>What the ending means; null while it runs.</summary>
    public EndingMeaning? Meaning { get; internal set; }

    public bool IsEnded => Ending is not null;

    public Phrase Title => new(TitleZh, TitleEn);

    internal void MoveTo(Id<RuleVersion> rules, LocalDate version) => (RuleVersionId, FlowVersion) = (rules, version);

    internal void Entitle(Phrase title) => (TitleZh, TitleEn) = (title.Zh, title.En);

    /// <summary>Where its events stand in the journal.</summary>
    public static string StreamOf(Id<Case> id) => Streams.Of(id);

    /// <summary>The page of a case.</summary>
    public static string AddressOf(Id<Case> id) => $"/cases/{id}";
}

/// <summary>Something one person has, or had, to do in a case: a line of his list.</summary>
public sealed class KeptTask(Id<Organisation> organisationId, Id<KeptTask> taskId, Id<Case> caseId, int number, string step, Id<Unit> unitId) : IOfCase
{
    /// <summary>Where tasks without a limit stand among those with one: after all of them.</summary>
    public static readonly Instant Never = Instant.FromUtc(9999, 1, 1, 0, 0);

    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<KeptTask> TaskId { get; private set; } = taskId;

    public Id<Case> CaseId { get; private set; } = caseId;

    /// <summary>Number within the case.</summary>
    public int Number { get; private set; } = number;

    public string Step { get; private set; } = step;

    public Id<Unit> UnitId { get; private set; } = unitId;

    /// <summary>Null when nobody could be found, or when it is for whoever comes first.</summary>
    public Id<Person>? PersonId { get; init; }

    /// <summary>Whether anybody may act who is not kept out.</summary>
    public bool IsForAnyone { get; init; }

    /// <summary>Whether it is for somebody outside, who has no account and acts by a link.</summary>
    public bool IsOutside { get; init; }

    /// <summary>In whose place; null when it is the person himself.</summary>
    public Id<Person>? ForId { get; init; }

    /// <summary>False while it waits for another task of the case, and once it is done.</summary>
    public bool IsOpen { get; internal set; }

    public Instant OpenedAt { get; init; }

    public Instant? Due { get; internal set; }

    /// <summary>The limit, or <see cref="Never"/>: lists are ordered by it.</summary>
    public Instant SortAt { get; internal set; } = Never;

    public Instant? DoneAt { get; internal set; }
}

/// <summary>Somebody who may read a case although it is not of his units: its starter, whoever has or had a task in it, and those it was copied to.</summary>
public sealed class CaseReader(Id<Organisation> organisationId, Id<Case> caseId, Id<Person> personId, Id<Unit> unitId) : IAboutPerson
{
    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<Case> CaseId { get; private set; } = caseId;

    public Id<Person> PersonId { get; private set; } = personId;

    public Id<Unit> UnitId { get; private set; } = unitId;
}
