using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Attendance.Books;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance.KeepRosters;

/// <summary>A cycle as a person writes it: its days parted by commas or lines, shifts of one day by +, such as 白班，白班，夜班，休.</summary>
internal static class PatternCycle
{
    public const int MostDays = 62;

    private static readonly char[] Between = [',', '，', '、', ';', '；', '\n', '\r', '→'];

    /// <summary>The cycle as it is kept, or everything that is wrong with it.</summary>
    public static Result<string> Read(string text, IReadOnlyList<KeptShift> shifts)
    {
        var codes = new ShiftCodes(shifts);
        var days = text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // Names may hold blanks, so blanks part days only where nothing else does.
        if (days is [var only] && codes.Read(only).Problem is not null) days = only.Split([' ', '\t', '　'], StringSplitOptions.RemoveEmptyEntries);
        if (days.Length == 0) return RosterErrors.CycleEmpty;
        var errors = new List<Error>();
        if (days.Length > MostDays) errors.Add(RosterErrors.CycleLong(days.Length, MostDays));
        var read = days.Select(codes.Read).ToList();
        errors.AddRange(read.Select(r => r.Problem).OfType<Phrase>().Distinct().Select(p => new Error(ErrorKind.Invalid, "roster.shift-unknown", p, "cycle")));
        errors.AddRange(read.SelectMany(r => r.Shifts).Where(s => s.IsClosed).Distinct().Select(s => RosterErrors.ShiftEnded(s.Name) with { Field = "cycle" }));
        return errors.Count > 0 ? errors : Cycles.Write(read.Select(r => r.Shifts.Select(s => s.ShiftId)));
    }

    /// <summary>The cycle as it is written and read again.</summary>
    public static string Write(string cycle, IReadOnlyDictionary<Storage.Id<KeptShift>, KeptShift> shifts, Language language) => string.Join(
        language == Language.Chinese ? "，" : ", ", Cycles.Read(cycle).Select(d => ShiftCodes.Write(d.Select(s => shifts[s].Name), language)));
}
