using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using NodaTime;

namespace Yunzhang.Modules.Storage;

internal sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options, Access? access = null) : AppDbContext(options, access)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        KeyTypes.Convert(configurationBuilder, asBytes: true);
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<DayAsDate>();
        configurationBuilder.Properties<LocalTime>().HaveConversion<TimeAsMinutes>();
        configurationBuilder.Properties<YearMonth>().HaveConversion<MonthAsNumber>();
        configurationBuilder.Properties<decimal>().HaveConversion<MoneyAsCents>();
    }

    protected override void ConfigureProvider(ModelBuilder modelBuilder)
    {
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDbContext>
{
    public SqliteDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite("Data Source=:memory:").Options);
}
