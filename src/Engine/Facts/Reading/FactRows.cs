namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Turns rows into facts, corrections and withdrawals.</summary>
internal sealed class FactRows
{
    private readonly FactBook book;
    private readonly FactColumns columns;
    private readonly ReadingLog log;
    private readonly WordFinder words;
    private readonly MomentCells moments;
    private readonly SubjectCells subjects;
    private readonly Corrections corrections;
    private readonly DuplicateIndex duplicates;
    private readonly FactDraft draft;
    private readonly int id;
    private readonly int source;
    private readonly int note;

    public FactRows(FactBook book, FactColumns columns, ReadingLog log)
    {
        (this.book, this.columns, this.log) = (book, columns, log);
        words = new WordFinder(columns, log);
        moments = new MomentCells(columns, log);
        subjects = new SubjectCells(columns, book, log);
        corrections = new Corrections(book, columns, log);
        duplicates = new DuplicateIndex(book);
        draft = new FactDraft(columns.Plans.Select(p => p.Word.Fields.Count).DefaultIfEmpty().Max());
        (id, source, note) = (columns[StandardColumn.Id], columns[StandardColumn.Source], columns[StandardColumn.Note]);
    }

    public void Read(in CellRow row)
    {
        log.StartRow(row.Number);
        RowShape.Check(row, columns.Meanings.Length, columns.Unnamed, log);
        if (corrections.IsWithdrawal(row)) corrections.Withdraw(row, moments);
        else ReadFact(row);
        if (log.RowIsBad && row[id].Length > 0) corrections.Refused(row[id].ToString(), row.Number);
    }

    private void ReadFact(in CellRow row)
    {
        moments.Read(row, draft);
        var replaced = corrections.Find(row);
        var ownId = OwnId(row);
        var word = words.Find(row, out var kind);
        if (word < 0) return;
        var plan = columns.Plans[word];
        plan.Read(row, draft, log);
        if (!kind.IsNull) plan.Imply(kind, draft, log);
        if (!subjects.Read(row, plan.Word.About, out var subject) || log.RowIsBad) return;
        Add(row, word, subjects.Settle(subject, plan.Word.About), ownId, replaced);
    }

    private void Add(in CellRow row, int word, Person subject, string? ownId, int? replaced)
    {
        var fields = columns.Plans[word].Word.Fields.Count;
        var hash = DuplicateIndex.Hash(word, subject.Index, draft, fields);
        if (ownId is null && replaced is null && duplicates.Find(hash, word, subject.Index, draft, fields) is >= 0 and var same)
        {
            if (log.Refuses()) log.Row(Duplicate(book.LineOf(same)));
            return;
        }
        var fact = book.Add(word, subject.Index, draft.Day, draft.Recorded, draft.Values.AsSpan(0, fields), draft.Carried, row.Number, draft.Minute, ownId);
        duplicates.Add(hash, fact);
        if (replaced is { } old) book.Replace(old, fact);
        if (row[source].Length > 0 || row[note].Length > 0) book.Remark(fact, row[source].ToString(), row[note].ToString());
    }

    private string? OwnId(in CellRow row)
    {
        var cell = row[id];
        if (cell.Length == 0) return null;
        var text = cell.ToString();
        if (book.Find(text) is { } same && log.Refuses())
        {
            var first = book.LineOf(same);
            log.Cell(id, new("facts.duplicate-id",
                new($"编号“{text}”在第 {first} 行已经用过。", $"the id \"{text}\" is already used in row {first}."),
                new("请删去重复的一行；如果是更正，请在“更正”列写上这个编号，另起一个新编号。", "Remove the repeated row; to correct the fact, put this id into the column \"replaces\" and give the row a new id.")));
        }
        return text;
    }

    private static Complaint Duplicate(int first) => new("facts.duplicate",
        new($"与第 {first} 行完全相同。", $"it says the same as row {first}."),
        new("如果确实是两次，请写上各自的时间或编号；否则删去一行。", "If these are two occurrences, give them a time or an id; otherwise remove one."));
}
