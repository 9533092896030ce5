using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public void The_model_has_no_change_without_a_migration_on_sqlite() => Assert.False(new SqliteDesign().CreateDbContext([]).Database.HasPendingModelChanges());

    [Fact]
    public void The_model_has_no_change_without_a_migration_on_postgres() => Assert.False(new PostgresDesign().CreateDbContext([]).Database.HasPendingModelChanges());

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task Migrating_again_changes_nothing(string engine)
    {
        await using var given = await GivenDatabase.On(engine);
        await given.Database.Migrate();
        Assert.Equal(1, await given.Database.Read(given.Access, db => db.Set<Yunzhang.Modules.Organisations.Organisation>().CountAsync()));
    }

    [Fact]
    public async Task A_lock_left_by_a_process_killed_while_migrating_does_not_stop_the_next_start()
    {
        var folder = Directory.CreateTempSubdirectory("yunzhang-test-").FullName;
        await using (var first = new SqliteDatabase(folder, SystemClock.Instance)) await first.Migrate();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder}/yunzhang.db;Pooling=false"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2014-04-01')";
            await command.ExecuteNonQueryAsync();
        }

        await using var second = new SqliteDatabase(folder, SystemClock.Instance);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await second.Migrate(patience.Token);
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task A_second_process_is_told_that_the_folder_is_in_use()
    {
        var folder = Directory.CreateTempSubdirectory("yunzhang-test-").FullName;
        await using var first = new SqliteDatabase(folder, SystemClock.Instance);
        Assert.Throws<IOException>(() => new SqliteDatabase(folder, SystemClock.Instance));
    }
}
