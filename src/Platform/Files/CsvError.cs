namespace Yunzhang.Platform.Files;

/// <summary>Why a text file cannot be read as a table.</summary>
/// <param name="Code">Stable and dotted: <c>csv.unclosed-quote</c>.</param>
/// <param name="Row">Row as a spreadsheet shows it, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">Column from 1; 0 when the whole row is meant.</param>
/// <param name="Zh">What was found and what to do, in Chinese.</param>
/// <param name="En">The same in English.</param>
public sealed record CsvError(string Code, int Row, int Column, string Zh, string En)
{
    internal static CsvError Workbook { get; } = new("csv.workbook", 0, 0,
        "这是 Excel 工作簿，不是 CSV。请在 Excel 里用“另存为”，选“CSV UTF-8（逗号分隔）”。",
        "This is an Excel workbook, not CSV. In Excel choose Save As and \"CSV UTF-8 (comma delimited)\".");

    internal static CsvError Binary { get; } = new("csv.not-text", 0, 0,
        "这个文件不是文字文件（里面有空字节）。请导出为 CSV，编码用 UTF-8 或 GB18030。",
        "This is not a text file (it holds zero bytes). Export it as CSV in UTF-8 or GB18030.");

    internal static CsvError Empty { get; } = new("csv.empty", 0, 0,
        "文件是空的，连表头也没有。第一行请写列名。",
        "The file is empty: there is no header. Write the names of the columns in the first row.");

    internal static CsvError Encoding(string tried, int row) => new("csv.encoding", row, 0,
        $"第 {row} 行有不属于 {tried} 的字节，认不出文件的编码。请另存为 CSV UTF-8 后再试。",
        $"Row {row} has bytes that are not {tried}, so the encoding cannot be told. Save the file as CSV UTF-8 and try again.");

    internal static CsvError UnclosedQuote(int row, int column) => new("csv.unclosed-quote", row, column,
        $"第 {row} 行第 {column} 列的引号 \" 只有开头没有结尾。请补上结尾的引号；内容里的引号要写成两个 \"\"。",
        $"The quote \" opened in row {row}, column {column} is never closed. Close it; a quote inside the text is written twice, \"\".");

    internal static CsvError AfterQuote(int row, int column, char found) => new("csv.text-after-quote", row, column,
        $"第 {row} 行第 {column} 列在结尾的引号后面还有“{found}”。引号后面只能是分隔符或换行；内容里的引号要写成两个 \"\"。",
        $"Row {row}, column {column} has '{found}' after the closing quote. Only a delimiter or a line end may follow; a quote inside the text is written twice, \"\".");

    internal static CsvError RowTooLong(int row, int limit) => new("csv.row-too-long", row, 0,
        $"第 {row} 行超过 {limit} 个字符，多半是换行符丢了。请检查文件是怎样导出的。",
        $"Row {row} is longer than {limit} characters; its line ends are probably lost. Look at how the file was exported.");
}
