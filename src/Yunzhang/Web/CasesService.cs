using Yunzhang.Modules.Cases.PassTime;

namespace Yunzhang.Web;

/// <summary>Looks every half minute what has come due in cases, and whose holder has left.</summary>
internal sealed class CasesService(CaseTicker ticker, ILogger<CasesService> log)
    : RepeatedWork(TimeSpan.FromSeconds(30), log, "Cases whose limits have passed could not be looked at; it is tried again in half a minute.")
{
    protected override Task Work(CancellationToken stop) => ticker.Run(stop);
}
