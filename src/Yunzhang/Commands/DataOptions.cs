using System.CommandLine;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Commands;

/// <summary>Where the data is, for every command that works on it.</summary>
internal static class DataOptions
{
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "放数据的文件夹：嵌入式数据库、上传的文件、密钥 / folder of the data: embedded database, uploads, keys",
        DefaultValueFactory = _ => "data",
    };

    public static Option<string?> Database { get; } = new("--database")
    {
        Description = "PostgreSQL 连接串；不写时用环境变量 YUNZHANG_DATABASE，再没有就用嵌入式 SQLite / PostgreSQL connection string; else YUNZHANG_DATABASE; else the embedded SQLite",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("YUNZHANG_DATABASE"),
    };

    /// <summary>Opens the database and brings it up to date; says why not, and gives null, when it cannot.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="stop">Ends the attempt.</param>
    /// <param name="folder">A folder inside the data folder, for data that must not mix with the rest.</param>
    public static Task<Database?> Open(ParseResult parsed, CancellationToken stop, string folder = "") => Try(parsed, folder, async address =>
    {
        var database = address.Open(SystemClock.Instance);
        await database.Migrate(stop);
        return database;
    });

    /// <summary>Opens the database to be read, beside a process that may be serving it.</summary>
    public static Task<Database?> OpenToRead(ParseResult parsed) => Try(parsed, "", address => Task.FromResult(address.OpenToRead(SystemClock.Instance)));

    /// <summary>Where uploaded files are kept.</summary>
    public static string UploadFolder(ParseResult parsed) => Path.Combine(parsed.GetRequiredValue(Data), "files");

    /// <summary>Cookies and forms stay good over a restart when their keys are kept.</summary>
    public static string KeyFolder(ParseResult parsed, string folder = "") => Path.Combine(parsed.GetRequiredValue(Data), folder, "keys");

    private static async Task<Database?> Try(ParseResult parsed, string folder, Func<DatabaseAddress, Task<Database>> open)
    {
        var address = Address(parsed, folder);
        try
        {
            return await open(address);
        }
        catch (Exception fault) when (fault is IOException or System.Data.Common.DbException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Why(address, fault).In(LanguageOption.Of(parsed)));
            return null;
        }
    }

    private static DatabaseAddress Address(ParseResult parsed, string folder) =>
        new(parsed.GetValue(Database) is { Length: > 0 } text ? text : Path.Combine(parsed.GetRequiredValue(Data), folder));

    private static Phrase Why(DatabaseAddress address, Exception fault) => DiskFull.IsCauseOf(fault)
        ? new($"磁盘满了，{Place(address)} 没有地方可写，原有的数据都在。请腾出空间，再试一次。", $"The disk is full: there is no room in {Place(address)}. What was there is still there; make room and try again.")
        : address.IsPostgres
        ? new($"连不上数据库：{fault.Message}。请检查 --database 或 YUNZHANG_DATABASE 里的地址、用户和密码，再试一次。", $"The database cannot be reached: {fault.Message}. Check the address, user and password in --database or YUNZHANG_DATABASE, and try again.")
        : new($"打不开数据文件夹 {address.Text}：{fault.Message}。可能另一个运章正在使用它；请先停掉那一个，或者用 --data 换一个文件夹。", $"The data folder {address.Text} cannot be opened: {fault.Message}. Another Yunzhang may be using it; stop that one, or choose another folder with --data.");

    private static string Place(DatabaseAddress address) => address.IsPostgres ? "PostgreSQL" : address.Text;
}
