namespace Yunzhang.Web.Tests.Killed;

/// <summary>Both databases, with the moments at which a process is killed.</summary>
public static class Moments
{
    public static TheoryData<string> Engines { get; } = [new(DemoTemplates.Sqlite), new(DemoTemplates.Postgres) { Skip = WhyNot(DemoTemplates.Postgres) }];

    public static TheoryData<string, T> On<T>(IReadOnlyCollection<T> moments)
    {
        var all = new TheoryData<string, T>();
        foreach (var engine in new[] { DemoTemplates.Sqlite, DemoTemplates.Postgres })
            foreach (var moment in moments) all.Add(new TheoryDataRow<string, T>(engine, moment) { Skip = WhyNot(engine) });
        return all;
    }

    /// <summary>Whether an answer came in full before the process was killed, as somebody would see it.</summary>
    internal static async Task<bool> Answered(Task<HttpResponseMessage> sending)
    {
        try
        {
            return (int)(await sending).StatusCode < 400;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string? WhyNot(string engine) => engine == DemoTemplates.Postgres && DemoTemplates.Server is null ? "YUNZHANG_TEST_POSTGRES is not set: no PostgreSQL to test on" : null;
}
