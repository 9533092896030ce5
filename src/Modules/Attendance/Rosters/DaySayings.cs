using NodaTime;

namespace Yunzhang.Modules.Attendance.Rosters;

/// <summary>Which kinds of entry there are for one post on one day.</summary>
internal readonly record struct DaySayings(bool Rest, DayEntryKind? Swap, DayEntryKind? Assign, DayEntryKind? Extra)
{
    public static DaySayings Of(DayEntry[] entries, LocalDate day, string posting, bool isMain)
    {
        var found = default(DaySayings);
        foreach (var entry in entries)
        {
            if (!IsAbout(entry, day, posting, isMain)) continue;
            found = entry.Kind switch
            {
                DayEntryKind.Rest => found with { Rest = true },
                DayEntryKind.Swap => found with { Swap = DayEntryKind.Swap },
                DayEntryKind.Assign => found with { Assign = DayEntryKind.Assign },
                _ => found with { Extra = DayEntryKind.Extra },
            };
        }
        return found;
    }

    public static bool IsAbout(DayEntry entry, LocalDate day, string posting, bool isMain) =>
        entry.Day == day && (entry.Posting is { } named ? named == posting : isMain);
}
