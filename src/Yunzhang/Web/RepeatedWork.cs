namespace Yunzhang.Web;

/// <summary>Work the product does by itself again and again: at the start, and then at its interval. A time that fails is told, and the next one is tried.</summary>
internal abstract class RepeatedWork(TimeSpan every, ILogger log, string undone) : BackgroundService
{
    private readonly Action<ILogger, Exception?> failed = LoggerMessage.Define(LogLevel.Error, new EventId(1), undone);

    protected abstract Task Work(CancellationToken stop);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        do
        {
            try
            {
                await Work(stoppingToken);
            }
#pragma warning disable CA1031 // A full disk now must not keep the next time from being tried.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                failed(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
