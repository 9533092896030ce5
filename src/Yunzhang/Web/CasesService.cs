using Yunzhang.Modules.Cases.AwaitFacts;
using Yunzhang.Modules.Cases.PassTime;
using Yunzhang.Modules.Cases.StartOnEntries;

namespace Yunzhang.Web;

/// <summary>Every half minute starts the cases that entries ask for, takes on those whose fact has come, and looks what has come due in cases and whose holder has left.</summary>
internal sealed class CasesService(CaseTicker ticker, EntryCaseStarter starter, FactWaiter waiter, ILogger<CasesService> log)
    : RepeatedWork(TimeSpan.FromSeconds(30), log, "Cases could not be started on entries, or not be looked at for limits that have passed; it is tried again in half a minute.")
{
    protected override async Task Work(CancellationToken stop)
    {
        try
        {
            await starter.Run(stop);
        }
        finally
        {
            try
            {
                await waiter.Run(stop);
            }
            finally
            {
                await ticker.Run(stop);
            }
        }
    }
}
