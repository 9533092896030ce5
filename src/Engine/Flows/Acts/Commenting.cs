using Yunzhang.Engine.Flows.Running;

namespace Yunzhang.Engine.Flows.Acts;

/// <summary>Somebody says something beside the case. It decides nothing, and may be said after the end too.</summary>
internal sealed class Commenting(CaseDraft draft)
{
    private const int Longest = 4000;

    public void Do(string by, CaseAct.Comment comment)
    {
        var text = comment.Text.Trim();
        if (text.Length == 0) draft.Refuse("case.comment-empty", "请写下要说的话。", "Write what you want to say.");
        if (text.Length > Longest) draft.Refuse("case.comment-too-long", $"写了 {text.Length} 个字，最多 {Longest} 个。请分几次写，或附文件。", $"It has {text.Length} characters, and {Longest} are the most. Write it in parts, or add a file.");
        foreach (var person in comment.Mentions.Where(p => !draft.Finder.Index.IsEmployed(p)))
            draft.Refuse("case.not-employed", $"“{person}”不是在职人员，不能提及。", $"\"{person}\" is not employed and cannot be named.");
        if (!draft.IsRefused) draft.Emit(new Commented(by, text, [.. comment.Mentions.Distinct(StringComparer.Ordinal)], comment.Files));
    }
}
