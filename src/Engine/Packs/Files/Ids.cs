using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs.Files;

/// <summary>How ids are spelled.</summary>
internal static class Ids
{
    /// <summary>A name used in expressions: letters of any script, digits and <c>_</c>, not a digit first.</summary>
    public static bool CheckName(Sourced id, DiagnosticBag bag)
    {
        var ok = id.Text.Length > 0 && !char.IsAsciiDigit(id.Text[0]);
        foreach (var c in id.Text) ok &= char.IsLetterOrDigit(c) || c == '_';
        if (!ok)
        {
            bag.Error("pack.bad-id", id.Where, new Phrase($"“{id.Text}”要在式子里用，只能由字母、汉字、数字和下划线组成，且不以数字开头。",
                $"\"{id.Text}\" is used in expressions; it takes letters, digits and underscores, and does not begin with a digit."),
                Mended(id.Text, '_'));
        }
        return ok;
    }

    /// <summary>An id used in paths: letters of any script, digits, <c>-</c> and <c>_</c>; dots too where <paramref name="dots"/>.</summary>
    public static bool CheckId(Sourced id, DiagnosticBag bag, bool dots = false)
    {
        var ok = id.Text.Length > 0;
        foreach (var c in id.Text) ok &= char.IsLetterOrDigit(c) || c is '_' or '-' || dots && c == '.';
        if (!ok)
        {
            bag.Error("pack.bad-id", id.Where, new Phrase($"编号“{id.Text}”只能由字母、汉字、数字、“-”和“_”组成{(dots ? "，可用“.”分层" : "")}。",
                $"The id \"{id.Text}\" takes letters, digits, \"-\" and \"_\" only{(dots ? ", with \".\" between levels" : "")}."),
                Mended(id.Text, '-'));
        }
        return ok;
    }

    private static Phrase? Mended(string id, char join)
    {
        var mended = string.Concat(id.Select(c => char.IsLetterOrDigit(c) || c == '_' ? c : join)).Trim(join);
        return mended.Length == 0 || char.IsAsciiDigit(mended[0]) || mended == id ? null : new Phrase($"可以写成“{mended}”。", $"\"{mended}\" would do.");
    }
}
