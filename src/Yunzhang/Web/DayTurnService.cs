using Yunzhang.Modules.Organisations.EndEmployment;

namespace Yunzhang.Web;

/// <summary>Lets each new day take effect, every hour, because organisations may be in several zones.</summary>
internal sealed class DayTurnService(DayTurn turn, ILogger<DayTurnService> log)
    : RepeatedWork(TimeSpan.FromHours(1), log, "The new day could not take effect for people and accounts; it is tried again within the hour.")
{
    protected override Task Work(CancellationToken stop) => turn.Run(stop);
}
