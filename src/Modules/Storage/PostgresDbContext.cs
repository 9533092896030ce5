using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NodaTime;

namespace Yunzhang.Modules.Storage;

internal sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options, Access? access = null) : AppDbContext(options, access)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        KeyTypes.Convert(configurationBuilder, asBytes: false);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsTimestamp>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<DayAsDate>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<TimeAsMinutes>();
        configurationBuilder.Properties<YearMonth>().HaveConversion<MonthAsNumber>();
        configurationBuilder.Properties<decimal>().HaveConversion<MoneyAsCents>();
    }

    // Text sorts by its bytes, as on SQLite, whatever the cluster's locale.
    protected override void ConfigureProvider(ModelBuilder modelBuilder)
    {
        var texts = modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.ClrType == typeof(string));
        foreach (var text in texts) text.SetCollation("C");
    }
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDbContext>
{
    public PostgresDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql("Host=localhost").Options);
}
