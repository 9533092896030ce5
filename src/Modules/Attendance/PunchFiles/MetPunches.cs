using System.Runtime.InteropServices;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>
/// The punches of a file met so far. As long as each person's come in order of time, as devices write them, the last of each is enough to know that the next
/// is new; from the first that does not, all are looked up.
/// </summary>
internal sealed class MetPunches
{
    private readonly Dictionary<int, long> last = [];
    private readonly List<int> rows = [];
    private Dictionary<Punch, int>? all;

    /// <summary>Takes a punch that was not met before.</summary>
    /// <param name="punches">Gets it.</param>
    /// <param name="punch">The punch.</param>
    /// <param name="row">The row it stands in.</param>
    /// <returns>Null when it is new, or the row it was met in first.</returns>
    public int? Take(List<Punch> punches, Punch punch, int row)
    {
        if (all is null && IsLater(punch)) rows.Add(row);
        else if (!(all ??= Index(punches)).TryAdd(punch, row)) return all[punch];
        punches.Add(punch);
        return null;
    }

    private bool IsLater(Punch punch)
    {
        ref var before = ref CollectionsMarshal.GetValueRefOrAddDefault(last, punch.Person, out var isKnown);
        if (isKnown && punch.Micros <= before) return false;
        before = punch.Micros;
        return true;
    }

    private Dictionary<Punch, int> Index(List<Punch> punches)
    {
        var index = new Dictionary<Punch, int>(punches.Count * 2);
        for (var i = 0; i < punches.Count; i++) index.Add(punches[i], rows[i]);
        return index;
    }
}
