using Yunzhang.Modules.Notices;

namespace Yunzhang.Web;

/// <summary>Every five seconds sends the notices that are due outside the product.</summary>
internal sealed class DeliveryService(DeliveryWorker worker, ILogger<DeliveryService> log)
    : RepeatedWork(TimeSpan.FromSeconds(5), log, "Notices could not be delivered; it is tried again in five seconds.")
{
    protected override Task Work(CancellationToken stop) => worker.Run(stop);
}
