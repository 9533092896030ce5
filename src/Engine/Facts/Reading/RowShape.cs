namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Refuses text that stands in no column.</summary>
internal static class RowShape
{
    public static void Check(in CellRow row, int columns, int[] unnamed, ReadingLog log)
    {
        foreach (var column in unnamed)
            if (row[column].Length > 0 && log.Refuses()) log.Row(Unnamed(column, row[column].ToString()));
        for (var column = columns; column < row.Count; column++)
        {
            if (row[column].Length == 0) continue;
            if (log.Refuses()) log.Row(TooMany(row[column].ToString(), row.Count, columns));
            return;
        }
    }

    private static Complaint Unnamed(int column, string cell) => new("file.unnamed-column",
        new($"第 {column + 1} 列没有列名，却写着“{cell}”。", $"column {column + 1} has no name, yet it holds \"{cell}\"."),
        new("请在表头写上列名，或删去这一格。", "Name the column in the header, or clear the cell."));

    private static Complaint TooMany(string cell, int found, int columns) => new("file.too-many-cells",
        new($"有 {found} 格，表头只有 {columns} 列；多出来的是“{cell}”。", $"{found} cells, but the header has {columns}; \"{cell}\" is left over."),
        new("内容里有逗号时，请把整格用引号 \" 括起来。", "A cell that holds a comma is written in quotes \"."));
}
