using Yunzhang.Modules.Attendance.DeriveDeviations;

namespace Yunzhang.Web;

/// <summary>Looks every five minutes which shifts are over: only then can it be said that a punch is missing.</summary>
internal sealed class ShiftsOverService(ShiftsOver shifts, ILogger<ShiftsOverService> log)
    : RepeatedWork(TimeSpan.FromMinutes(5), log, "Shifts that are over could not be judged; it is tried again in five minutes.")
{
    protected override Task Work(CancellationToken stop) => shifts.Run(stop);
}
