using System.Text;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Commands;

/// <summary>A finding under the line it is about, with carets below the part meant. Chinese characters count as two columns wide.</summary>
internal static class Caret
{
    public static string Show(string text, Diagnostic found, Language language)
    {
        var lines = text.Split('\n');
        var line = lines[Math.Clamp(found.Where.Line - 1, 0, lines.Length - 1)].TrimEnd('\r');
        var start = Math.Clamp(found.Where.Column - 1, 0, line.Length);
        var end = Math.Clamp(start + Math.Max(found.Where.Length, 1), start, line.Length);
        var marks = Math.Max(1, Columns(line[start..end]));
        return new StringBuilder()
            .Append(line).Append('\n')
            .Append(' ', Columns(line[..start])).Append('^', marks).Append('\n')
            .Append(found.Format(language)).Append('\n').ToString();
    }

    private static int Columns(string text) => text.Sum(c => c >= '\u2E80' && c <= '\uFFEF' ? 2 : 1);
}
