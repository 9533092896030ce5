using System.Text;
using CsCheck;
using Yunzhang.Platform.Files;

namespace Yunzhang.Platform.Tests.Files;

public sealed class CsvReaderTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    private static (List<(int Number, string[] Cells)> Rows, CsvReader Reader) Read(byte[] bytes)
    {
        var reader = new CsvReader(new MemoryStream(bytes));
        var rows = new List<(int, string[])>();
        while (reader.Read())
        {
            var cells = new string[reader.Row.Count];
            for (var i = 0; i < cells.Length; i++) cells[i] = reader.Row[i].ToString();
            rows.Add((reader.RowNumber, cells));
        }
        return (rows, reader);
    }

    private static (List<(int Number, string[] Cells)> Rows, CsvReader Reader) Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("a,b\r\n1,2\r\n", ',')]
    [InlineData("a;b\n1;2\n", ';')]
    [InlineData("a\tb\n1\t2", '\t')]
    [InlineData("\"x,y\";b\r1;2\r", ';')]
    public void Tells_the_delimiter_from_the_header_whatever_ends_the_lines(string text, char delimiter)
    {
        var (rows, reader) = Read(text);
        Assert.Null(reader.Error);
        Assert.Equal(delimiter, reader.Delimiter);
        Assert.Equal([(1, 2), (2, 2)], rows.Select(r => (r.Number, r.Cells.Length)));
        Assert.Equal(["1", "2"], rows[1].Cells);
    }

    [Fact]
    public void Undoes_quotes_and_keeps_a_quote_inside_plain_text()
    {
        var (rows, reader) = Read("a,b,c\n\"x, \"\"y\"\"\nz\",5\" pipe,\"\"\n");
        Assert.Null(reader.Error);
        Assert.Equal(["x, \"y\"\nz", "5\" pipe", ""], rows[1].Cells);
    }

    [Fact]
    public void Passes_over_blank_rows_and_counts_them_as_a_spreadsheet_does()
    {
        var (rows, _) = Read("a,b\n\n \t\n,,\n\"line\nbreak\",1\n2,3\n");
        Assert.Equal([1, 5, 6], rows.Select(r => r.Number));
    }

    [Fact]
    public void A_quoted_empty_cell_is_a_row_of_its_own()
    {
        var (rows, _) = Read("a\n\"\"\n");
        Assert.Equal([""], rows[1].Cells);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,\"four\n5,6\n", 3, 2)]
    [InlineData("a,b\n\"x\n\",2\n\"", 3, 1)]
    public void Refuses_a_quote_that_is_never_closed_and_names_where_it_opened(string text, int row, int column)
    {
        var (_, reader) = Read(text);
        Assert.Equal(("csv.unclosed-quote", row, column), (reader.Error!.Code, reader.Error.Row, reader.Error.Column));
        Assert.Contains($"第 {row} 行第 {column} 列的引号", reader.Error.Zh);
        Assert.Contains($"row {row}, column {column} is never closed", reader.Error.En);
    }

    [Fact]
    public void Refuses_text_after_a_closing_quote()
    {
        var (rows, reader) = Read("a,b\n1,\"two\"x\n");
        Assert.Single(rows);
        Assert.Equal(("csv.text-after-quote", 2, 2), (reader.Error!.Code, reader.Error.Row, reader.Error.Column));
        Assert.Contains("“x”", reader.Error.Zh);
        Assert.Contains("'x' after the closing quote", reader.Error.En);
    }

    [Theory]
    [InlineData(false, "csv.row-too-long", "第 2 行超过", "Row 2 is longer")]
    [InlineData(true, "csv.unclosed-quote", "第 2 行第 1 列的引号", "row 2, column 1 is never closed")]
    public void Refuses_a_row_longer_than_any_real_one(bool isQuoted, string code, string zh, string en)
    {
        var (_, reader) = Read("a,b\n" + (isQuoted ? "\"" : "") + new string('x', CsvReader.LongestRow + 10) + "\n1,2\n");
        Assert.Equal((code, 2), (reader.Error!.Code, reader.Error.Row));
        Assert.Contains(zh, reader.Error.Zh);
        Assert.Contains(en, reader.Error.En);
    }

    [Fact]
    public void Tells_the_encoding_and_reads_the_same_text_in_each()
    {
        const string text = "员工,种类\n张三,迟到\n李四,未到岗𠮷\n";
        (string Name, byte[] Bytes)[] files =
        [
            ("UTF-8", Encoding.UTF8.GetBytes(text)),
            ("UTF-8 BOM", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]),
            ("UTF-16 LE", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]),
            ("UTF-16 BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)]),
            ("GB18030", Gb18030.GetBytes(text)),
        ];
        foreach (var (name, bytes) in files)
        {
            var (rows, reader) = Read(bytes);
            Assert.Null(reader.Error);
            Assert.Equal(name, reader.EncodingName);
            Assert.Equal(["员工", "种类", "张三", "迟到", "李四", "未到岗𠮷"], rows.SelectMany(r => r.Cells));
        }
    }

    [Fact]
    public void Refuses_bytes_that_are_neither_encoding_and_names_the_row()
    {
        var (rows, reader) = Read([.. "a,b\n1,2\n3,"u8, 0xFF, 0xFF, .. "\n"u8]);
        Assert.Empty(rows);
        Assert.Equal(("csv.encoding", 3), (reader.Error!.Code, reader.Error.Row));
        Assert.Contains("第 3 行有不属于 UTF-8 / GB18030 的字节", reader.Error.Zh);
        Assert.Contains("Row 3 has bytes that are not UTF-8 / GB18030", reader.Error.En);
    }

    [Fact]
    public void A_byte_order_mark_is_a_promise_that_must_be_kept()
    {
        var (_, reader) = Read([.. Encoding.UTF8.Preamble, .. Gb18030.GetBytes("员工,种类\n")]);
        Assert.Equal(("csv.encoding", 1), (reader.Error!.Code, reader.Error.Row));
        Assert.Contains("UTF-8 BOM", reader.Error.En);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 20, 0 }, "csv.workbook", "Excel 工作簿", "Excel workbook")]
    [InlineData(new byte[] { (byte)'a', 0, (byte)',', 0 }, "csv.not-text", "不是文字文件", "not a text file")]
    [InlineData(new byte[] { }, "csv.empty", "文件是空的", "file is empty")]
    [InlineData(new byte[] { (byte)'\n', (byte)' ', (byte)'\n' }, "csv.empty", "文件是空的", "file is empty")]
    public void Says_what_a_file_that_is_no_table_is(byte[] bytes, string code, string zh, string en)
    {
        var reader = new CsvReader(new MemoryStream(bytes));
        Assert.Null(reader.ReadHeader());
        Assert.Equal(code, reader.Error!.Code);
        Assert.Contains(zh, reader.Error.Zh);
        Assert.Contains(en, reader.Error.En);
    }

    private static readonly Gen<string> Cell = Gen.OneOf(
        Gen.String[Gen.Char[" ab1,;\t\"\r\n张　-"], 0, 12], Gen.OneOfConst("", "2014-04-03", "迟到", new string('长', 9_000)));

    [Fact]
    public void Any_table_written_as_csv_reads_back_the_same() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 30], Gen.Bool, Gen.Bool)
            .SelectMany(shape => Gen.Select(Cell.Array[shape.Item1].Array[shape.Item2], Gen.Const(shape.Item3), Gen.Const(shape.Item4)))
            .Sample((table, isChinese, isCrLf) =>
            {
                var lineEnd = isCrLf ? "\r\n" : "\n";
                var header = string.Join(',', table[0].Select((_, i) => "列" + i)) + lineEnd;
                var text = header + string.Concat(table.Select(row => string.Join(',', row.Select(Quoted)) + lineEnd));
                var (rows, reader) = Read(isChinese ? Gb18030.GetBytes(text) : Encoding.UTF8.GetBytes(text));
                return reader.Error is null && rows.Skip(1).Select(r => r.Cells).SequenceEqual(table, new SameCells());
            }, iter: 100);

    private static string Quoted(string cell) =>
        cell.Trim().Length == 0 || cell.Any("\",;\t\r\n".Contains) ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;

    private sealed class SameCells : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? x, string[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(string[] row) => row.Length;
    }
}
