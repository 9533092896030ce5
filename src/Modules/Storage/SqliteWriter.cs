using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Yunzhang.Modules.Storage.Bulk;

namespace Yunzhang.Modules.Storage;

/// <summary>
/// Runs writes one after another on one connection. Those that wait are committed together, each but the first behind a savepoint of its own: one
/// that fails is undone alone, and nobody is told of success before the commit is on disk. The first needs none, for with it the transaction is undone: behind a
/// savepoint every page that a large write changes would be copied into memory.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int LargestGroup = 256;

    private readonly Channel<Job> jobs = Channel.CreateUnbounded<Job>(new UnboundedChannelOptions { SingleReader = true });
    private readonly string connectionString;
    private readonly Task loop;

    public SqliteWriter(string connectionString)
    {
        this.connectionString = connectionString;
        loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Does some work in a transaction.</summary>
    /// <param name="work">The work.</param>
    /// <param name="ended">Called when the transaction has ended, however it did, and before the result is given.</param>
    /// <param name="cancellation">Stops work that has not begun.</param>
    public async Task<T> Run<T>(Func<SqliteConnection, SqliteTransaction, Task<T>> work, Action ended, CancellationToken cancellation)
    {
        var job = new Job<T>(work, ended, cancellation);
        ObjectDisposedException.ThrowIf(!jobs.Writer.TryWrite(job), this);
        return await job.Done;
    }

    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await loop;
    }

    private async Task Loop()
    {
        SqliteConnection? connection = null;
        var group = new List<Job>();
        while (await jobs.Reader.WaitToReadAsync())
        {
            group.Clear();
            try
            {
                connection ??= Open();
                await using var transaction = connection.BeginTransaction(deferred: false);
                var isWhole = true;
                while (isWhole && group.Count < LargestGroup && jobs.Reader.TryRead(out var job))
                {
                    group.Add(job);
                    isWhole = await job.Try(connection, transaction, isFirst: group.Count == 1);
                }

                if (isWhole) await transaction.CommitAsync();
            }
#pragma warning disable CA1031 // Whatever it was, nobody who waits may be left waiting.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                // A full disk or a lost file takes the whole transaction with it; the next group starts on a fresh connection.
                if (group.Count == 0 && jobs.Reader.TryRead(out var waiting)) group.Add(waiting);
                foreach (var job in group) job.Undo(fault);
                await Close(connection);
                connection = null;
            }

            foreach (var job in group) job.Tell();
        }

        await Close(connection);
    }

    private static async Task Close(SqliteConnection? connection)
    {
        if (connection is null) return;
        SqliteStatements.Drop(connection);
        await connection.DisposeAsync();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        SqliteSettings.ApplyToWriter(connection);
        return connection;
    }

    private abstract class Job
    {
        /// <summary>Does the work, behind a savepoint unless it is the first of its transaction. Throws only when the transaction itself is lost.</summary>
        /// <returns>False when it failed and nothing was before it: then there is nothing to commit.</returns>
        public abstract Task<bool> Try(SqliteConnection connection, SqliteTransaction transaction, bool isFirst);

        public abstract void Undo(Exception fault);

        public abstract void Tell();
    }

    private sealed class Job<T>(Func<SqliteConnection, SqliteTransaction, Task<T>> work, Action ended, CancellationToken cancellation) : Job
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? fault;
        private T? result;

        public Task<T> Done => done.Task;

        public override async Task<bool> Try(SqliteConnection connection, SqliteTransaction transaction, bool isFirst)
        {
            if (cancellation.IsCancellationRequested)
            {
                fault = new OperationCanceledException(cancellation);
                return true;
            }

            if (!isFirst) await transaction.SaveAsync("job", CancellationToken.None);
            try
            {
                result = await work(connection, transaction);
            }
#pragma warning disable CA1031 // Whatever went wrong is told to the one who asked; the others' writes go on.
            catch (Exception e)
#pragma warning restore CA1031
            {
                fault = e;
                if (isFirst) return false;
                await UndoAlone(transaction, e);
            }

            if (!isFirst) await transaction.ReleaseAsync("job", CancellationToken.None);
            return true;
        }

        public override void Undo(Exception fault) => this.fault ??= fault;

        // A full disk undoes the whole transaction at once, savepoints and all. Those who were in it are told that, not that a savepoint is missing.
        private static async Task UndoAlone(SqliteTransaction transaction, Exception fault)
        {
            try
            {
                await transaction.RollbackAsync("job", CancellationToken.None);
            }
            catch (SqliteException) when (DiskFull.IsCauseOf(fault))
            {
                throw new IOException("The transaction was undone, because the disk is full.", fault);
            }
        }

        public override void Tell()
        {
            ended();
            if (fault is not null) done.TrySetException(fault);
            else done.TrySetResult(result!);
        }
    }
}
