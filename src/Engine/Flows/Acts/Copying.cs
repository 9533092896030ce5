using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>Somebody copies the case to people (抄送), who may read it from then on.</summary>
internal sealed class Copying(CaseDraft draft)
{
    public void Do(string by, CaseAct.Copy copy)
    {
        var people = copy.To.Distinct(StringComparer.Ordinal).ToList();
        if (people.Count == 0) draft.Refuse("case.nobody-named", "请选择抄送给谁。", "Choose whom to copy it to.");
        foreach (var person in people.Where(p => !draft.Finder.Index.IsEmployed(p)))
            draft.Refuse("case.not-employed", $"“{person}”不是在职人员，不能抄送。", $"\"{person}\" is not employed, so nothing can be copied to him.");
        if (!draft.IsRefused) draft.Emit(new PeopleTold(draft.State.Open.LastOrDefault()?.Id ?? "", people, Telling.Copied, by));
    }
}
