using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Forms;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.KeepDrafts;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.SendFiles;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Cases.StartCase;

/// <summary>A form handed in.</summary>
/// <param name="CaseId">Made when the form was shown, so that handing it in twice starts one case.</param>
/// <param name="Values">What was typed, by path.</param>
internal sealed record NewCase(Id<Case> CaseId, string PackId, string FlowId, IReadOnlyDictionary<string, string> Values);

/// <summary>Starts cases: the form is checked, the number taken, the first people are asked, the draft goes.</summary>
internal sealed class CaseStarter(Database database, FlowsInForce flows, CaseKeeper keeper)
{
    private static readonly KeptQuery<Id<Case>, string> Started = new((db, id) => db.Set<Case>().Where(c => c.CaseId == id).Select(c => c.Number));

    public Task<Result<Id<Case>>> Start(SignedIn me, NewCase asked) => me.Person is { } starter
        ? Start(me.Access with { Units = VisibleUnits.All }, starter, me.Account, asked)
        : Task.FromResult<Result<Id<Case>>>(CaseErrors.NotStaff);

    /// <summary>The same for whoever acts without a page: the demonstration.</summary>
    /// <param name="access">Sees every unit: who decides is found among all.</param>
    /// <param name="starter">Whose case it is.</param>
    /// <param name="account">Whose draft goes with it.</param>
    /// <param name="asked">The form.</param>
    public Task<Result<Id<Case>>> Start(Access access, Id<Person> starter, Id<Account> account, NewCase asked) => database.WriteApart(access, async write =>
    {
        if (await Started.First(write.Db, asked.CaseId) is not null) return asked.CaseId;
        var today = await write.Today();
        if (await flows.Find(write.Db, asked.PackId, asked.FlowId, today) is not { } flow) return (Result<Id<Case>>)CaseErrors.NoFlow;
        var lookups = await Lookups.Read(write.Db, today, asked.Values.Values);
        var result = FormCheck.Check(flow.Form, new Dictionary<string, string>(), asked.Values.ToDictionary(v => v.Key, v => (string?)v.Value), FormTurn.AtStart(flow.Flow.Version, flow.Form.Definition), lookups.ForForms);
        if (!result.IsSound) return CaseErrors.Of(result.Messages);
        var unit = (await write.Db.Standing(starter, kept => kept.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().SingleAsync(p => p.PersonId == starter))).UnitId;
        var started = await keeper.Start(write, flow, unit, starter.ToString(), result.Values, () => CaseMaker.Make(write, asked.CaseId, flow, unit, today, result.Values, lookups, new CaseOrigin(starter)));
        if (!started.IsOk) return started;
        await CaseFiles.Attach(write, flow.Form.Definition, result.Values);
        await DraftKeeper.Drop(write, account, asked.PackId, asked.FlowId);
        return started;
    }, $"start/{asked.PackId}/{asked.FlowId}");
}
