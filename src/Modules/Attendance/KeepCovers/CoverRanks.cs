using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Attendance.KeepCovers;

/// <summary>The ranks of approval that the regulations in force tell apart.</summary>
internal sealed class CoverRanks(Database database, RulesInForce inForce)
{
    /// <summary>As choices; that nobody allowed it is always one of them.</summary>
    public Task<IReadOnlyList<Choice>> Offered(SignedIn me) => database.Read(me.Access, async db =>
    {
        var ranks = (await inForce.Now(db)).SelectMany(r => r.Written.Words.Words).SelectMany(w => w.Fields).Where(f => f.Id == "approval").SelectMany(f => f.Options).DistinctBy(o => o.Id).ToList();
        var choices = ranks.Select(o => new Choice(o.Id, o.Name)).ToList();
        if (ranks.TrueForAll(o => o.Id != Cover.NotAllowed)) choices.Insert(0, new Choice(Cover.NotAllowed, new Phrase("没有人批准", "Nobody allowed it")));
        return (IReadOnlyList<Choice>)choices;
    });
}
