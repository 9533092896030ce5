using NodaTime;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Files;

/// <summary>A day as a file has it; what it means is for the reader's caller to say.</summary>
/// <param name="Day">The day.</param>
/// <param name="Name">Its name; empty when there is none.</param>
/// <param name="Word">What the file says of it in a column or category of its own; empty when nothing.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ListedDay(LocalDate Day, string Name, string Word, Phrase Place)
{
    private static readonly string[] Works = ["上班", "补班", "班", "workday", "make-up", "makeup", "make_up"];
    private static readonly string[] Frees = ["放假", "休息", "假期", "节假日", "休", "假", "holiday", "day off", "rest"];

    /// <summary>
    /// Whether the day is worked (true) or free (false) by the words of the file: its own column or category first, then the name's. Null when neither says so.
    /// </summary>
    public bool? IsWorked => Of(Word) ?? Of(Name);

    private static bool? Of(string text)
    {
        // 调休 alone is said of both the day exchanged and the day worked for it.
        var said = text.Replace("调休", "", StringComparison.Ordinal);
        return Works.Any(w => said.Contains(w, StringComparison.OrdinalIgnoreCase)) ? true
            : Frees.Any(w => said.Contains(w, StringComparison.OrdinalIgnoreCase)) ? false
            : null;
    }
}
