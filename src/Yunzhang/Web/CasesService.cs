using Yunzhang.Modules.Cases.AwaitFacts;
using Yunzhang.Modules.Cases.PassTime;
using Yunzhang.Modules.Cases.StartOnEntries;

namespace Yunzhang.Web;

/// <summary>
/// Every half minute starts the cases that entries ask for, takes on those whose fact has come, counts limits again by calendars that changed, and looks what has come due in
/// cases and whose holder has left.
/// </summary>
internal sealed class CasesService(CaseTicker ticker, EntryCaseStarter starter, FactWaiter waiter, LimitRecounter recounter, ILogger<CasesService> log)
    : RepeatedWork(TimeSpan.FromSeconds(30), log, "Some cases could not be started, taken on or looked at for limits that have passed; it is tried again in half a minute.")
{
    protected override async Task Work(CancellationToken stop)
    {
        var faults = new List<Exception>();
        // One that fails keeps no other back.
        foreach (var work in new Func<CancellationToken, Task<int>>[] { starter.Run, waiter.Run, recounter.Run, ticker.Run })
        {
            try
            {
                await work(stop);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(fault);
            }
        }

        if (faults.Count > 0) throw new AggregateException(faults);
    }
}
