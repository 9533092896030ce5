using NodaTime;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>
/// Rows that name an earlier fact in the column <c>replaces</c>: a full row takes its place; a row that names nothing else
/// (no word, no field) withdraws it, as of the day it was recorded.
/// </summary>
internal sealed class Corrections(FactBook book, FactColumns columns, ReadingLog log)
{
    private readonly int replaces = columns[StandardColumn.Replaces];
    private readonly int[] saying = [.. Enumerable.Range(0, columns.Meanings.Length).Where(i => columns.Meanings[i] is { Standard: null or StandardColumn.Word })];
    private readonly Dictionary<string, int> refused = new(StringComparer.Ordinal);

    /// <summary>Remembers a row that was left out, so that a correction of it can say so.</summary>
    public void Refused(string id, int row) => refused.TryAdd(id, row);

    public bool IsWithdrawal(in CellRow row)
    {
        if (row[replaces].Length == 0) return false;
        foreach (var column in saying)
            if (row[column].Length > 0) return false;
        return true;
    }

    /// <summary>The fact this row replaces; null when it replaces none, or the log says why it cannot.</summary>
    public int? Find(in CellRow row)
    {
        if (row[replaces].Length == 0) return null;
        var id = row[replaces].ToString();
        if (book.Find(id) is not { } old)
        {
            if (log.Refuses()) log.Cell(replaces, Unknown(id));
            return null;
        }
        if (!book.IsEnded(old)) return old;
        if (log.Refuses()) log.Cell(replaces, Ended(id, book.ReplacedBy(old)));
        return null;
    }

    public void Withdraw(in CellRow row, MomentCells moments)
    {
        var occurred = moments.Day(row, columns[StandardColumn.Date]);
        var recorded = moments.Day(row, columns[StandardColumn.Recorded]);
        var known = recorded >= 0 ? recorded : occurred;
        var old = Find(row);
        if (old is { } fact) CheckSubject(row, fact);
        if (log.RowIsBad) return;
        if (known >= 0) book.Withdraw(old!.Value, LocalDate.FromDateOnly(DateOnly.FromDayNumber(known)));
        else if (log.Refuses())
        {
            log.Row(new("facts.no-date", new("没有写是哪一天撤销的。", "the day of the withdrawal is missing."),
                new("请在“录入日期”或“日期”列写上。", "Write it into the column \"recorded\" or \"date\".")));
        }
    }

    private void CheckSubject(in CellRow row, int fact)
    {
        var subject = book.SubjectOfFact(fact);
        foreach (var column in columns.Who.Append(columns[StandardColumn.Unit]))
        {
            var cell = row[column];
            if (cell.Length == 0 || cell.SequenceEqual(subject.Id) || cell.SequenceEqual(subject.Name) || !log.Refuses()) continue;
            log.Cell(column, new("facts.withdraws-another",
                new($"要撤销的第 {book.LineOf(fact)} 行是“{subject.Name}”的，这里写的是“{cell}”。", $"row {book.LineOf(fact)}, to be withdrawn, is about \"{subject.Name}\", but this says \"{cell}\"."),
                new("请核对“更正”列的编号。", "Check the id in the column \"replaces\".")));
        }
    }

    private Complaint Unknown(string id) => refused.TryGetValue(id, out var row)
        ? new("facts.replaces-unknown",
            new($"要更正的“{id}”在第 {row} 行，但那一行有错，没有读入。", $"\"{id}\", to be replaced, stands in row {row}, which was refused."),
            new($"请先改正第 {row} 行。", $"Mend row {row} first."))
        : new("facts.replaces-unknown",
            new($"前面没有编号是“{id}”的行。", $"no row above has the id \"{id}\"."),
            new("“更正”列写的是被更正那一行的编号，那一行要在前面。", "The column \"replaces\" holds the id of the row it corrects, which must come earlier."));

    private Complaint Ended(string id, int? by)
    {
        var (zh, en) = by is { } later ? ($"已经被第 {book.LineOf(later)} 行更正过", $"is already replaced by row {book.LineOf(later)}") : ("已经撤销了", "is already withdrawn");
        return new("facts.already-replaced", new($"“{id}”{zh}。", $"\"{id}\" {en}."),
            by is null
                ? new("如果要重新记一次，请不要填“更正”列。", "To record it anew, leave the column \"replaces\" empty.")
                : new("请更正后来的那一行：给它一个编号，在这里写那个编号。", "Correct the later row instead: give it an id, and write that id here."));
    }
}
