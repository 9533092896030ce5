using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.ActOnCase;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.SignByLink;

/// <summary>What whoever has a link finds behind it.</summary>
/// <param name="Link">The link.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Case">The case, as it stands now.</param>
/// <param name="Names">Who and what is named in its form.</param>
internal sealed record LinkView(SigningLink Link, Organisation Organisation, OpenedCase Case, Lookups Names)
{
    public CaseTask Task => Case.State.Tasks[Link.Task - 1];

    public BoundStep Step => Case.Flow.Flow.Step(Task.Step)!;

    /// <summary>The party he signs as; the step where it has no parties.</summary>
    public Engine.Diagnostics.Phrase Party => Step.Parties.FirstOrDefault(p => p.Id.Length > 0 && p.Id == Task.Party)?.Name ?? Step.Definition.Name;

    /// <summary>His name, as the form has it.</summary>
    public string Signer => Case.NameOf(Task.To, Names);

    /// <summary>What he said, while it stands; null when he has not spoken.</summary>
    public Acted? Answer => Case.State.AnswerOf(Task);

    /// <summary>The fields of the form that are shown in his step.</summary>
    public IEnumerable<Engine.Packs.FormField> Shown => Case.Shown(Step);

    /// <summary>Whether it can still be answered.</summary>
    public bool IsOpen => Task.IsOpen && Case.State.Ended is null;

    /// <summary>Where what is sent by this link is noted.</summary>
    public string Stream => Streams.Of(Link.LinkId);

    /// <summary>He acts under his own name, and the record says that it was by a link.</summary>
    public Access Access => new(Organisation.OrganisationId, new Actor($"link:{Link.LinkId}", Signer), VisibleUnits.All);

    /// <summary>Whether a file is shown to him: one of the form, or what he sent himself.</summary>
    public bool Shows(string file) => Shown.Any(f => Case.State.Values.Any(v => (v.Key == f.Id || v.Key.StartsWith(f.Id + ".", StringComparison.Ordinal)) && v.Value == file)) || Answer is { } answer && (answer.Signature == file || answer.Files.Contains(file));
}

/// <summary>Opens a link and takes the answer of whoever has it.</summary>
internal sealed class LinkSigner(Database database, FlowsInForce flows, CaseActor actor, IClock clock)
{
    /// <summary>The link of a token; null when there is none, or its secret is another.</summary>
    public async Task<SigningLink?> Find(string? text)
    {
        if (LinkToken.Parse(text) is not { } token) return null;
        var link = await database.Read(Of(token.Organisation), db => db.Set<SigningLink>().AsNoTracking().SingleOrDefaultAsync(l => l.LinkId == token.Link));
        return link is not null && link.HasSecret(token.Secret) ? link : null;
    }

    /// <summary>Whether a link can be used now.</summary>
    public bool IsUsable(SigningLink link) => link.IsUsable(clock.GetCurrentInstant());

    /// <summary>Takes the code that was told beside the link. A few wrong ones end the link, for whoever guesses has it from somebody else.</summary>
    public Task<Result<bool>> Enter(SigningLink link, string code) => database.Write(Of(link.OrganisationId), async write =>
    {
        if (await write.Db.Set<SigningLink>().AsTracking().SingleOrDefaultAsync(l => l.LinkId == link.LinkId) is not { } kept || !kept.IsUsable(write.Now)) return (Result<bool>)CaseErrors.LinkEnded;
        if (kept.HasCode(code)) return true;
        kept.WrongCodes++;
        await write.Journal(Streams.Of(kept.LinkId), "link.wrong-code", new { left = SigningLink.MostWrongCodes - kept.WrongCodes });
        return CaseErrors.LinkCodeWrong(SigningLink.MostWrongCodes - kept.WrongCodes);
    });

    /// <summary>The case behind a link.</summary>
    public Task<LinkView?> Open(SigningLink link) => database.Read(Of(link.OrganisationId), async db =>
    {
        if (await OpenedCase.Read(db, flows, link.CaseId) is not { } opened) return null;
        return new LinkView(link, await db.Home(), opened, await Lookups.Read(db, default, opened.State.Values.Values));
    });

    /// <summary>Says it. What he saw must still be so: a task that has ended meanwhile refuses.</summary>
    public async Task<Result<Id<Case>>> Say(LinkView view, Id<TakenForm> form, string word, string? reason, string? signature) => IsUsable(view.Link)
        ? await actor.Do(view.Access, view.Task.To, view.Link.CaseId, form, new CaseAct.Say(view.Task.Number, word, reason, signature, new Dictionary<string, string?>()))
        : CaseErrors.LinkEnded;

    private static Access Of(Id<Organisation> organisation) => Access.OfSystem(organisation, "signing-link");
}
