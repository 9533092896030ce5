using NodaTime;
using Yunzhang.Modules.Attendance.PunchFiles;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Attendance.ImportRosters;

/// <summary>What the columns of a roster sheet mean, without those of an earlier error file's reasons.</summary>
/// <param name="Number">Where the staff number stands; -1 when nowhere.</param>
/// <param name="Name">Where the name stands; -1 when nowhere.</param>
/// <param name="Days">The day of each day column; null where the month has no such day.</param>
internal sealed record RosterColumns(int Number, int Name, IReadOnlyDictionary<int, LocalDate?> Days, IReadOnlyList<string> Headers)
{
    private HashSet<int> Reasons { get; init; } = [];

    public bool IsComplete => (Number >= 0 || Name >= 0) && Days.Count > 0;

    /// <summary>Refuses heads that name one day twice: which of the two counts cannot be known.</summary>
    public Error? Twice => Days.Values.OfType<LocalDate>().GroupBy(d => d).FirstOrDefault(g => g.Count() > 1) is { } twice
        ? new Error(ErrorKind.Invalid, "roster.day-twice", new(
            $"{Figures.Day(twice.Key)} 有 {twice.Count()} 列。请删去多余的，一天只留一列；表头只写几号时，请核对上面选的月份。",
            $"{Figures.Day(twice.Key)} has {twice.Count()} columns. Keep one for each day; where heads are only numbers, check the month chosen above."), "file")
        : null;

    public static RosterColumns Of(IReadOnlyList<string> cells, YearMonth month)
    {
        var reasons = Enumerable.Range(0, cells.Count).Where(i => cells[i] == PunchFileReader.ReasonHeader.Zh || cells[i] == PunchFileReader.ReasonHeader.En).ToHashSet();
        var own = cells.Where((_, i) => !reasons.Contains(i)).ToList();
        var known = ColumnNames.Of(own);
        var days = new Dictionary<int, LocalDate?>();
        for (var i = 0; i < own.Count; i++)
            if (i != known.Person && i != known.Name && DayHeader.TryRead(own[i], month, out var day)) days[i] = day;
        return new RosterColumns(known.Person, known.Name, days, own) { Reasons = reasons };
    }

    /// <summary>The cells of a row without reasons.</summary>
    public IReadOnlyList<string> Own(IReadOnlyList<string> cells) => [.. cells.Where((_, i) => !Reasons.Contains(i))];
}
