using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Reckoning;

/// <summary>Which window a day lies in. Weeks run Monday to Sunday.</summary>
internal static class Windows
{
    /// <summary>A number for the window that follows the order of windows; 0 for rolling and endless ones.</summary>
    public static int KeyOf(WindowKind kind, int day)
    {
        if (kind == WindowKind.Day) return day;
        if (kind == WindowKind.Week) return day / 7;
        if (kind is WindowKind.Rolling or WindowKind.Ever) return 0;
        var date = DateOnly.FromDayNumber(day);
        return kind switch
        {
            WindowKind.Month => date.Year * 12 + date.Month - 1,
            WindowKind.Quarter => date.Year * 4 + (date.Month - 1) / 3,
            _ => date.Year,
        };
    }

    /// <summary>First day number of a window.</summary>
    public static int FirstDay(WindowKind kind, int key) => kind switch
    {
        WindowKind.Day => key,
        WindowKind.Week => key * 7,
        WindowKind.Month => new DateOnly(key / 12, key % 12 + 1, 1).DayNumber,
        WindowKind.Quarter => new DateOnly(key / 4, key % 4 * 3 + 1, 1).DayNumber,
        WindowKind.Year => new DateOnly(key, 1, 1).DayNumber,
        _ => 0,
    };

    /// <summary>Last day number of a window.</summary>
    public static int LastDay(WindowKind kind, int key) =>
        kind is WindowKind.Rolling or WindowKind.Ever ? int.MaxValue : FirstDay(kind, key + 1) - 1;
}
