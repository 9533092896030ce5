using Yunzhang.Modules.Organisations.EndEmployment;

namespace Yunzhang.Web;

/// <summary>Lets each new day take effect: at the start, and then every hour, because organisations may be in several zones.</summary>
internal sealed class DayTurnService(DayTurn turn, ILogger<DayTurnService> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await turn.Run(stoppingToken);
            }
#pragma warning disable CA1031 // A full disk today must not keep tomorrow from being tried.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Failed(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static readonly Action<ILogger, Exception?> Failed =
        LoggerMessage.Define(LogLevel.Error, new EventId(1), "The new day could not take effect for people and accounts; it is tried again within the hour.");
}
