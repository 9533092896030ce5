using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>
/// Drafts the rows of a block from what each tells by itself. Says nothing of what is wrong: a row that has any problem, corrects another, or depends on
/// the rows before it gets no draft and is read when its turn comes, by the one reader that has seen everything before it.
/// </summary>
internal sealed class RowDrafts
{
    private readonly FactColumns columns;
    private readonly ReadingLog log = ReadingLog.Mute();
    private readonly MomentCells moments;
    private readonly RowFields fields;
    private readonly SubjectCells subjects;
    private readonly bool knowsPeople;
    private readonly int replaces;
    private readonly int mostFields;
    private readonly List<FactDraft> drafts = [];

    public RowDrafts(FactBook book, FactColumns columns)
    {
        this.columns = columns;
        moments = new MomentCells(columns, log);
        fields = new RowFields(columns, log, alone: true);
        subjects = new SubjectCells(columns, book, log);
        knowsPeople = book.People.IsClosed;
        replaces = columns[StandardColumn.Replaces];
        mostFields = columns.MostFields;
    }

    /// <summary>The draft of a row; null when the row must be read in its turn.</summary>
    public FactDraft? this[int row] => drafts[row].IsWhole ? drafts[row] : null;

    public void Read(RowBlock block)
    {
        while (drafts.Count < block.Count) drafts.Add(new FactDraft(mostFields));
        for (var row = 0; row < block.Count; row++) drafts[row].IsWhole = Read(block[row], drafts[row]);
    }

    private bool Read(in CellRow row, FactDraft draft)
    {
        log.StartRow(row.Number);
        if (row[replaces].Length > 0) return false;
        RowShape.Check(row, columns.Meanings.Length, columns.Unnamed, log);
        moments.Read(row, draft);
        if (!fields.Read(row, draft)) return false;
        var plan = columns.Plans[draft.Word];
        draft.Subject = null;
        if (knowsPeople && plan.Word.About == FactSubject.Person)
        {
            if (!subjects.Read(row, FactSubject.Person, out var subject)) return false;
            draft.Subject = subject;
        }
        return !log.RowIsBad;
    }
}
