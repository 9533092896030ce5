using System.Text;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Yaml;

/// <summary>
/// Looks at the raw lines for what a YAML parser would misread without a word, or explain badly: tabs, full-width colons after a key,
/// and text lost behind <c>#</c>. Mends the first two in place, so that the rest of the file can still be read.
/// </summary>
internal sealed class YamlLint(string file, string[] lines, DiagnosticBag bag)
{
    private readonly StringBuilder flow = new();
    private char quote;
    private int block = -1;

    /// <summary>Line, column and key column of the outermost bracket or quote that is still open.</summary>
    private (int Line, int Column, int KeyColumn) opened;

    public void Run()
    {
        for (var i = 0; i < lines.Length; i++)
        {
            MendTab(i);
            if (block >= 0 && (lines[i].AsSpan().IsWhiteSpace() || Indent(lines[i]) > block)) continue;
            block = -1;
            if (IsOpen && LeavesOpen(lines[i])) i = CloseAfter();
            else Scan(i);
        }
        if (IsOpen) CloseAfter();
    }

    private bool IsOpen => quote != '\0' || flow.Length > 0;

    /// <summary>A line no deeper than the key in whose value a bracket or quote is open belongs to something else.</summary>
    private bool LeavesOpen(string line) =>
        !line.AsSpan().IsWhiteSpace() && Indent(line) <= opened.KeyColumn && line.AsSpan().TrimStart()[0] is not ('}' or ']');

    /// <summary>Reports what was never closed, sets its value aside, and gives the line to go on from.</summary>
    private int CloseAfter()
    {
        var where = new SourceSpan(file, opened.Line + 1, opened.Column + 1, 1);
        if (flow.Length > 0) bag.Error("pack.yaml-syntax", where, new Phrase("括号没有配对，后面没有找到右括号。", "This bracket is not closed."),
            new Phrase("请补上右括号；如果它是正文的一部分，请把整段文字放进引号。", "Close it; if it belongs to the text, put the whole text in quotes."));
        else bag.Error("pack.yaml-syntax", where, new Phrase("引号没有配对，后面没有找到后引号。", "This quotation mark is not closed."),
            new Phrase("请补上后引号；双引号里的引号写成 \\\"。", "Close it; inside double quotes, write a quotation mark as \\\"."));
        YamlRepair.SetAside(lines, opened.Line);
        (quote, block) = ('\0', -1);
        flow.Clear();
        return opened.Line;
    }

    private void Open(int line, int column, int keyColumn)
    {
        if (!IsOpen) opened = (line, column, keyColumn);
    }

    private static int Indent(string line)
    {
        var n = 0;
        while (n < line.Length && line[n] == ' ') n++;
        return n;
    }

    private void MendTab(int index)
    {
        var at = lines[index].IndexOf('\t', StringComparison.Ordinal);
        if (at < 0) return;
        lines[index] = lines[index].Replace('\t', ' ');
        bag.Error("pack.yaml-tab", new SourceSpan(file, index + 1, at + 1, 1),
            new Phrase("这里有一个制表符（Tab），本格式只用空格。", "There is a tab here; this format uses blanks only."),
            new Phrase("请把制表符换成空格。", "Replace the tab with blanks."));
    }

    /// <summary>Walks one line. A token is a scalar being read; a key may stand at the start of a line, or after <c>{</c> or <c>,</c>.</summary>
    private void Scan(int index)
    {
        var line = lines[index];
        var keyColumn = Indent(line);
        var token = -1;
        var mayBeKey = flow.Length == 0 || flow[^1] == '{';
        for (var i = keyColumn; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0') { i = SkipQuoted(line, i); continue; }
            if (c == '#' && (i == 0 || line[i - 1] == ' ')) { Comment(index, line, token, i); break; }
            if (token < 0)
            {
                if (c == ' ') continue;
                if (c is '"' or '\'') { Open(index, i, keyColumn); quote = c; continue; }
                if (c is '{' or '[') { Open(index, i, keyColumn); flow.Append(c); mayBeKey = c == '{'; continue; }
                if (c == '-' && flow.Length == 0 && (i + 1 == line.Length || line[i + 1] == ' ')) { keyColumn = i; continue; }
                if (c is '|' or '>' && flow.Length == 0 && i > 0) { block = keyColumn; return; }
                if (c is not ('}' or ']' or ',' or ':'))
                {
                    if (mayBeKey && flow.Length == 0) keyColumn = i;
                    token = i;
                }
            }
            if (c == '：' && mayBeKey && token >= 0 && IsName(line.AsSpan(token, i - token)))
            {
                line = MendColon(index, line, i);
                (token, mayBeKey) = (-1, false);
            }
            else if (c == ':' && (i + 1 == line.Length || line[i + 1] == ' ')) (token, mayBeKey) = (-1, false);
            else if (flow.Length > 0 && c == ',') (token, mayBeKey) = (-1, flow[^1] == '{');
            else if (flow.Length > 0 && c is '}' or ']') { if (flow.Length > 0) flow.Length--; token = -1; }
        }
    }

    private int SkipQuoted(string line, int i)
    {
        for (; i < line.Length; i++)
        {
            if (quote == '"' && line[i] == '\\') i++;
            else if (line[i] == quote)
            {
                if (quote == '\'' && i + 1 < line.Length && line[i + 1] == '\'') { i++; continue; }
                quote = '\0';
                return i;
            }
        }
        return i;
    }

    private void Comment(int index, string line, int token, int at)
    {
        if (token < 0 || !HasChinese(line.AsSpan(token, at - token))) return;
        var kept = line[token..at].TrimEnd();
        bag.Warning("pack.text-lost", new SourceSpan(file, index + 1, at + 1, line.Length - at),
            new Phrase($"“#”后面的文字是注释，不会被读入；这里只读到“{kept}”。", $"The text after \"#\" is a comment and is not read; only \"{kept}\" is."),
            new Phrase("如果它是正文，请把整段文字放进引号；如果是注释，请单独写一行。",
                "If it belongs to the text, put the whole text in quotes; if it is a comment, give it a line of its own."));
    }

    private string MendColon(int index, string line, int at)
    {
        bag.Error("pack.yaml-full-width-colon", new SourceSpan(file, index + 1, at + 1, 1),
            new Phrase("键后面用了中文全角冒号“：”。", "The key is followed by the full-width colon \"：\"."),
            new Phrase("请改成英文半角冒号加一个空格“: ”。", "Type the ASCII colon and a blank, \": \"."));
        return lines[index] = line[..at] + ":" + (at + 1 < line.Length && line[at + 1] == ' ' ? "" : " ") + line[(at + 1)..];
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '-' or '.' or '@' or '/')) return false;
        }
        return text.Length > 0;
    }

    private static bool HasChinese(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\u3400', '\u9fff') >= 0;
}
