using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Attendance.KeepPunches;

/// <summary>Numbers of batches.</summary>
internal static class Batches
{
    /// <summary>The next number; two writes cannot take the same, since writes are serial in effect.</summary>
    public static async Task<int> Next(Write write) => (await write.Db.Set<PunchBatch>().MaxAsync(b => (int?)b.Batch) ?? 0) + 1;
}
