using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Cases.SeeCase;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.SignByLink;

/// <summary>A link as it was made: its secret and its code are shown now and never again.</summary>
/// <param name="Token">What stands in its address.</param>
/// <param name="Code">Six digits, to be told by another way than the link.</param>
/// <param name="Until">When it ends.</param>
internal sealed record MadeLink(LinkToken Token, string Code, Instant Until);

/// <summary>Makes and withdraws the links by which people outside sign. One at a time holds for a task: a new one ends the one before.</summary>
internal sealed class LinkKeeper(Database database, CaseReading reading, IClock clock)
{
    // Where the step has no limit of its own.
    private static readonly Duration Holds = Duration.FromDays(14);

    /// <summary>The case with a task he may send a link for; null when there is none.</summary>
    public async Task<(CaseView View, CaseTask Task)?> Find(SignedIn me, string address, int task) =>
        await reading.Read(me, address) is { } view && view.Outside.FirstOrDefault(t => t.Number == task) is { } open ? (view, open) : null;

    /// <summary>The link that holds for a task now; null when none does.</summary>
    public Task<SigningLink?> Current(SignedIn me, Id<Case> id, int task) => database.Read(me.Access, async db =>
        (await db.Set<SigningLink>().AsNoTracking().Where(l => l.CaseId == id && l.Task == task && l.WithdrawnAt == null).OrderByDescending(l => l.LinkId).FirstOrDefaultAsync()) is { } last && last.IsUsable(clock.GetCurrentInstant()) ? last : null);

    /// <summary>Makes one, in the place of any before.</summary>
    /// <param name="me">Who sends it.</param>
    /// <param name="view">The case, as he sees it.</param>
    /// <param name="task">The task of somebody outside.</param>
    /// <param name="id">Made by the form.</param>
    public Task<Result<MadeLink>> Make(SignedIn me, CaseView view, CaseTask task, Id<SigningLink> id) => database.Write(me.Access with { Units = VisibleUnits.All }, async write =>
    {
        // What was shown once is not shown again; whoever sends the form twice makes another.
        if (await write.Db.Set<SigningLink>().AnyAsync(l => l.LinkId == id)) return (Result<MadeLink>)CaseErrors.LinkMade;
        var limit = view.State.OpenStepOf(task.Step)?.Due;
        if (limit <= write.Now) return CaseErrors.LinkTooLate;
        await End(write, view.Row.CaseId, task.Number);
        var token = LinkToken.New(write.Access.Organisation, id);
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        var until = limit is { } due && due < write.Now + Holds ? due : write.Now + Holds;
        write.Db.Add(new SigningLink(write.Access.Organisation, id, view.Row.CaseId, view.Row.UnitId, task.Number)
        {
            SecretHash = SigningLink.HashOf(id, token.Secret), CodeHash = SigningLink.HashOf(id, code), MadeAt = write.Now, MadeBy = me.Name, Until = until,
        });
        await write.Journal(Streams.Of(id), "link.made", new { number = view.Row.Number, task = task.Number, who = view.NameOf(task.To), until = until.ToString("uuuu-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture) });
        return new MadeLink(token, code, until);
    });

    /// <summary>Ends the one that holds.</summary>
    public Task<int> Withdraw(SignedIn me, CaseView view, CaseTask task) => database.Write(me.Access with { Units = VisibleUnits.All }, write => End(write, view.Row.CaseId, task.Number));

    private static async Task<int> End(Write write, Id<Case> id, int task)
    {
        var open = await write.Db.Set<SigningLink>().AsTracking().Where(l => l.CaseId == id && l.Task == task && l.WithdrawnAt == null).OrderBy(l => l.LinkId).ToListAsync();
        foreach (var link in open)
        {
            link.WithdrawnAt = write.Now;
            await write.Journal(Streams.Of(link.LinkId), "link.withdrawn", new { task });
        }

        return open.Count;
    }
}
