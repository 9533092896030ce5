using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Rulebook.SaveProposal;

/// <summary>Keeps a proposal. Only one that holds together is kept: its paths are there, and the pack it makes can be bound and proved.</summary>
internal sealed class ProposalKeeper(Database database, RulesInForce rules)
{
    /// <summary>Keeps it.</summary>
    /// <param name="access">Who keeps it.</param>
    /// <param name="packId">The pack.</param>
    /// <param name="draft">What is to be tried.</param>
    /// <param name="figures">What it came to when it was tried.</param>
    /// <param name="id">Made by the form, so that sending it twice keeps it once; null for a new one.</param>
    public Task<Result<Id<SavedProposal>>> Save(Access access, string packId, ProposalDraft draft, ProposalFigures? figures = null, Id<SavedProposal>? id = null) => database.Write(access, async write =>
    {
        if (id is { } sent && await write.Db.Set<SavedProposal>().AnyAsync(p => p.SavedProposalId == sent)) return sent;
        var inForce = (await rules.Now(write.Db)).FirstOrDefault(r => r.PackId == packId);
        if (inForce is null) return NotInForce(packId);
        var errors = Check(inForce, draft);
        if (errors.Count > 0) return errors;
        var saved = new SavedProposal(write.Access.Organisation, id ?? Id<SavedProposal>.New(), packId, draft with { Name = draft.Name.Trim(), Reason = draft.Reason.Trim() }, figures, write.Now, write.Access.Actor);
        write.Db.Add(saved);
        await write.Journal(RulesInForce.StreamOf(packId), "proposal.saved", new { proposal = saved.SavedProposalId.ToString(), saved.Name, saved.Reason, changes = draft.Changes });
        return (Result<Id<SavedProposal>>)saved.SavedProposalId;
    });

    private static List<Error> Check(Rules inForce, ProposalDraft draft)
    {
        var errors = new List<Error>();
        if (string.IsNullOrWhiteSpace(draft.Name))
            errors.Add(new(ErrorKind.Invalid, "proposal.no-name", new Phrase("请写一句话，说明想试什么。", "Say in a sentence what is to be tried."), "name"));
        if (draft.Changes.Count == 0)
            errors.Add(new(ErrorKind.Invalid, "proposal.no-changes", new Phrase("一处也没有改。请至少改一个数。", "Nothing is changed. Change at least one figure."), "changes"));
        var edit = PackEditor.Apply(inForce.Bound.Pack, draft.ToProposal("new").Changes);
        errors.AddRange(RuleDraft.Problems(edit.Result is { } changed ? PackBinder.Bind(changed).Diagnostics : edit.Diagnostics).Select(e => e with { Field = "changes" }));
        return errors;
    }

    private static Error NotInForce(string packId) => new(ErrorKind.NotFound, "rules.not-in-force", new Phrase(
        $"编号为“{packId}”的规定没有在本单位施行，没有可以试改的内容。", $"The regulation \"{packId}\" is not in force here, so there is nothing to change."));
}
