namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Turns rows into facts, corrections and withdrawals.</summary>
internal sealed class FactRows
{
    private readonly FactBook book;
    private readonly FactColumns columns;
    private readonly ReadingLog log;
    private readonly RowFields fields;
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
        fields = new RowFields(columns, log);
        moments = new MomentCells(columns, log);
        subjects = new SubjectCells(columns, book, log);
        corrections = new Corrections(book, columns, log);
        duplicates = new DuplicateIndex(book);
        draft = new FactDraft(columns.MostFields);
        (id, source, note) = (columns[StandardColumn.Id], columns[StandardColumn.Source], columns[StandardColumn.Note]);
    }

    public void Read(in CellRow row)
    {
        log.StartRow(row.Number);
        RowShape.Check(row, columns.Meanings.Length, columns.Unnamed, log);
        if (corrections.IsWithdrawal(row)) corrections.Withdraw(row, moments);
        else ReadFact(row);
        RememberRefused(row);
    }

    /// <summary>Reads a row that was drafted: only what depends on the rows before is left to do.</summary>
    public void Read(in CellRow row, FactDraft drafted)
    {
        log.StartRow(row.Number);
        var ownId = OwnId(row);
        if (drafted.Subject is not { } subject) AddAbout(row, drafted, ownId, null);
        else if (!log.RowIsBad) Add(row, drafted, subject, ownId, null);
        RememberRefused(row);
    }

    private void ReadFact(in CellRow row)
    {
        moments.Read(row, draft);
        var replaced = corrections.Find(row);
        var ownId = OwnId(row);
        if (fields.Read(row, draft)) AddAbout(row, draft, ownId, replaced);
    }

    private void AddAbout(in CellRow row, FactDraft said, string? ownId, int? replaced)
    {
        var about = columns.Plans[said.Word].Word.About;
        if (subjects.Read(row, about, out var subject) && !log.RowIsBad) Add(row, said, subjects.Settle(subject, about), ownId, replaced);
    }

    private void Add(in CellRow row, FactDraft said, Person subject, string? ownId, int? replaced)
    {
        var count = columns.Plans[said.Word].Word.Fields.Count;
        var hash = DuplicateIndex.Hash(said, subject);
        if (ownId is null && replaced is null && duplicates.Find(hash, said, subject, count) is >= 0 and var same)
        {
            if (log.Refuses()) log.Row(Duplicate(book.LineOf(same)));
            return;
        }
        var fact = book.Add(said.Word, subject.Index, said.Day, said.Recorded, said.Values.AsSpan(0, count), said.Carried, row.Number, said.Minute, ownId);
        duplicates.Add(hash, fact);
        if (replaced is { } old) book.Replace(old, fact);
        if (row[source].Length > 0 || row[note].Length > 0) book.Remark(fact, row[source].ToString(), row[note].ToString());
    }

    // A later row that corrects this one can then say that it was left out.
    private void RememberRefused(in CellRow row)
    {
        if (log.RowIsBad && row[id].Length > 0) corrections.Refused(row[id].ToString(), row.Number);
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
