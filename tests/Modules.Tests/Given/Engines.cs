namespace Yunzhang.Modules.Tests.Given;

/// <summary>Both databases. PostgreSQL is there when <c>YUNZHANG_TEST_POSTGRES</c> holds a connection string to a server where databases may be made.</summary>
public sealed class Engines : TheoryData<string>
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public Engines()
    {
        Add(Sqlite);
        Add(new TheoryDataRow<string>(Postgres) { Skip = Server is null ? "YUNZHANG_TEST_POSTGRES is not set: no PostgreSQL to test on" : null });
    }

    public static string? Server { get; } = Environment.GetEnvironmentVariable("YUNZHANG_TEST_POSTGRES");
}
