using System.Text.Json;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Rulebook;

/// <summary>Changes of the rules that somebody wants tried, or has tried and wants to show.</summary>
public sealed class SavedProposal : IOwned
{
    private SavedProposal()
    {
    }

    internal SavedProposal(Id<Organisation> organisation, Id<SavedProposal> id, string packId, ProposalDraft draft, ProposalFigures? figures, Instant at, Actor author)
    {
        (OrganisationId, SavedProposalId, PackId, Name, Assumes) = (organisation, id, packId, draft.Name, draft.Assumes);
        (ReplayFrom, ReplayTo, Reason) = (draft.From, draft.To, draft.Reason);
        (NetBefore, NetAfter, PayMore, PayLess) = (figures?.NetBefore, figures?.NetAfter, figures?.PayMore, figures?.PayLess);
        Changes = JsonSerializer.Serialize(draft.Changes, JsonText.Options);
        GroupBy = JsonSerializer.Serialize(draft.By, JsonText.Options);
        (RecordedAt, Author, AuthorName) = (at, author.Key, author.Name);
    }

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<SavedProposal> SavedProposalId { get; private set; }

    public string PackId { get; private set; } = "";

    /// <summary>The question it answers, in a sentence.</summary>
    public string Name { get; private set; } = "";

    /// <summary>JSON: paths and new texts, in order.</summary>
    public string Changes { get; private set; } = "";

    public LocalDate? ReplayFrom { get; private set; }

    public LocalDate? ReplayTo { get; private set; }

    /// <summary>JSON: fields of people to group by.</summary>
    public string GroupBy { get; private set; } = "";

    public string Assumes { get; private set; } = "";

    /// <summary>Why it is proposed; empty when nobody said.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What was owed, net, over the days replayed when it was saved; null when it was saved untried.</summary>
    public decimal? NetBefore { get; private set; }

    /// <summary>What would have been owed.</summary>
    public decimal? NetAfter { get; private set; }

    /// <summary>How many people would have owed more.</summary>
    public int? PayMore { get; private set; }

    /// <summary>How many people would have owed less.</summary>
    public int? PayLess { get; private set; }

    public Instant RecordedAt { get; private set; }

    public string Author { get; private set; } = "";

    public string AuthorName { get; private set; } = "";

    /// <summary>What it changes, in order.</summary>
    public IReadOnlyList<RuleChange> ReadChanges() => JsonSerializer.Deserialize<List<RuleChange>>(Changes, JsonText.Options)!;

    /// <summary>As the engine takes it.</summary>
    public Proposal ToProposal() => new ProposalDraft(
        Name, ReadChanges(), ReplayFrom, ReplayTo, JsonSerializer.Deserialize<List<string>>(GroupBy, JsonText.Options)!, Assumes)
        .ToProposal(SavedProposalId.ToString());
}

/// <summary>One change of a rule: what is set, and its new text; null removes it. See <see cref="Change"/> for the paths.</summary>
public sealed record RuleChange(string Path, string? To)
{
    internal Change ToChange(int number)
    {
        // The place of a mistake is the number of the change.
        var where = new SourceSpan(Path, number, 1);
        return new Change(new Sourced(Path, where), To is null ? null : new Sourced(To, where));
    }
}

/// <summary>A proposal before it is saved, or one that is only tried.</summary>
/// <param name="Name">The question it answers.</param>
/// <param name="Changes">At least one.</param>
/// <param name="From">First day replayed; null from the first fact.</param>
/// <param name="To">Last day replayed; null to the last fact.</param>
/// <param name="By">Fields of people to group by.</param>
/// <param name="Assumes">What it takes for granted.</param>
/// <param name="Reason">Why it is proposed.</param>
public sealed record ProposalDraft(string Name, IReadOnlyList<RuleChange> Changes, LocalDate? From = null, LocalDate? To = null, IReadOnlyList<string>? By = null, string Assumes = "", string Reason = "")
{
    public IReadOnlyList<string> By { get; init; } = By ?? [];

    /// <summary>As the engine takes it.</summary>
    public Proposal ToProposal(string id) => new()
    {
        Id = id, Asks = Name, Changes = [.. Changes.Select((c, i) => c.ToChange(i + 1))], ReplayFrom = From, ReplayTo = To,
        By = [.. By.Select(field => new Sourced(field, default))], Assumes = Assumes,
    };
}

/// <summary>What trying a proposal came to.</summary>
/// <param name="NetBefore">Owed under the rules as they are, less what was due.</param>
/// <param name="NetAfter">The same under the rules as proposed.</param>
/// <param name="PayMore">People who would owe more.</param>
/// <param name="PayLess">People who would owe less.</param>
public sealed record ProposalFigures(decimal NetBefore, decimal NetAfter, int PayMore, int PayLess);

internal static class JsonText
{
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
