using Yunzhang.Modules.Ledger.SettleMonths;

namespace Yunzhang.Web;

/// <summary>Keeps the ledger at what the facts say: a second after something changed, months are worked out again.</summary>
internal sealed class SettlingService(Settling settling, ILogger<SettlingService> log)
    : RepeatedWork(TimeSpan.FromSeconds(1), log, "Months could not be worked out again; it is tried again in a second.")
{
    protected override Task Work(CancellationToken stop) => settling.Run(stop);
}
