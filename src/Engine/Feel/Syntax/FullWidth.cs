namespace Yunzhang.Engine.Feel.Syntax;

/// <summary>Punctuation that a Chinese keyboard gives and the ASCII sign that is meant.</summary>
internal static class FullWidth
{
    private static readonly Dictionary<char, (string Ascii, string Zh, string En)> Known = new()
    {
        ['\uFF0C'] = (",", "全角逗号", "full-width comma"),
        ['\u3001'] = (",", "顿号", "Chinese enumeration comma"),
        ['\uFF1A'] = (":", "全角冒号", "full-width colon"),
        ['\uFF1B'] = (";", "全角分号", "full-width semicolon"),
        ['\uFF08'] = ("(", "全角左括号", "full-width opening bracket"),
        ['\uFF09'] = (")", "全角右括号", "full-width closing bracket"),
        ['\u3010'] = ("[", "中文左方括号", "Chinese opening square bracket"),
        ['\u3011'] = ("]", "中文右方括号", "Chinese closing square bracket"),
        ['\uFF3B'] = ("[", "全角左方括号", "full-width opening square bracket"),
        ['\uFF3D'] = ("]", "全角右方括号", "full-width closing square bracket"),
        ['\u201C'] = ("\"", "中文左引号", "Chinese opening quote"),
        ['\u201D'] = ("\"", "中文右引号", "Chinese closing quote"),
        ['\uFF1C'] = ("<", "全角小于号", "full-width less-than sign"),
        ['\uFF1E'] = (">", "全角大于号", "full-width greater-than sign"),
        ['\uFF1D'] = ("=", "全角等号", "full-width equals sign"),
        ['\uFF0B'] = ("+", "全角加号", "full-width plus sign"),
        ['\uFF0D'] = ("-", "全角减号", "full-width minus sign"),
        ['\uFF0A'] = ("*", "全角星号", "full-width asterisk"),
        ['\u00D7'] = ("*", "乘号", "multiplication sign"),
        ['\u00F7'] = ("/", "除号", "division sign"),
        ['\uFF0F'] = ("/", "全角斜线", "full-width slash"),
        ['\u2265'] = (">=", "大于等于号", "greater-or-equal sign"),
        ['\u2264'] = ("<=", "小于等于号", "less-or-equal sign"),
        ['\u2260'] = ("!=", "不等号", "not-equal sign"),
        ['\u3002'] = (".", "句号", "Chinese full stop"),
    };

    public static string? AsciiFor(char c) => Known.TryGetValue(c, out var known) ? known.Ascii : null;

    public static string ZhName(char c) => Known[c].Zh;

    public static string EnName(char c) => Known[c].En;
}
