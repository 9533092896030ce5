namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Reads which word a row is a fact of, and the word's fields.</summary>
/// <param name="columns">Where things stand.</param>
/// <param name="log">Told what is wrong.</param>
/// <param name="alone">True to leave words be whose fields depend on the rows read before.</param>
internal sealed class RowFields(FactColumns columns, ReadingLog log, bool alone = false)
{
    private readonly WordFinder words = new(columns, log);

    /// <summary>Reads into a draft. False when it cannot be told which word it is, or the word is left be; that a field is wrong only the log says.</summary>
    public bool Read(in CellRow row, FactDraft draft)
    {
        draft.Word = words.Find(row, out var kind);
        if (draft.Word < 0) return false;
        var plan = columns.Plans[draft.Word];
        if (alone && plan.DependsOnRowsBefore) return false;
        plan.Read(row, draft, log);
        if (!kind.IsNull) plan.Imply(kind, draft, log);
        draft.Hash = DuplicateIndex.Hash(draft, plan.Word.Fields.Count);
        return true;
    }
}
