using System.CommandLine;
using System.Runtime.CompilerServices;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Commands;

/// <summary>The command line of the one executable: an explicit list of commands, one file each.</summary>
public static class CommandLine
{
    /// <summary>Runs one invocation. Results go to <paramref name="output"/>, messages to <paramref name="error"/>.</summary>
    /// <returns>0 done, 1 refused, 2 usage, 3 fault.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("运章 Yunzhang: 让规章运转起来 / regulations that run");
        root.Options.Add(LanguageOption.Instance);
        root.Subcommands.Add(RunCommand.Create());
        root.Subcommands.Add(CheckCommand.Create());
        root.Subcommands.Add(TestCommand.Create());
        root.Subcommands.Add(FeelCommand.Create());
        root.Subcommands.Add(SimulateCommand.Create());
        root.Subcommands.Add(DueCommand.Create());
        root.Subcommands.Add(CalendarCommand.Create());
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(VerifyCommand.Create());
        root.Subcommands.Add(BackupCommand.Create());
        root.Subcommands.Add(RestoreCommand.Create());
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        if (parsed.Errors.Count > 0)
        {
            parsed.Invoke(configuration);
            return ExitCode.Usage;
        }
        try
        {
            return parsed.Invoke(configuration);
        }
        catch (Exception full) when (IsDiskFull(full))
        {
            error.WriteLine(new Phrase(
                "磁盘满了，结果没有写完，原有的数据没有改动。请腾出空间，或者写到别的磁盘，再运行一次。",
                "The disk is full: the result was not written to its end, and nothing that was there has changed. Make room, or write to another disk, and run it again.").In(LanguageOption.Of(parsed)));
            return ExitCode.Refused;
        }
        catch (IOException broken)
        {
            error.WriteLine($"写不出结果：{broken.Message} / The result could not be written: {broken.Message}");
            return ExitCode.Fault;
        }
    }

    // Apart, so that a command without a database loads nothing of one.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsDiskFull(Exception fault) => DiskFull.IsCauseOf(fault);
}

/// <summary>What the process tells its caller.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The input was understood and refused, or a check failed; the reasons are on standard error.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;

    /// <summary>A bug or broken infrastructure.</summary>
    public const int Fault = 3;
}

/// <summary><c>--lang zh|en</c>, understood by every command; Chinese unless said otherwise.</summary>
public static class LanguageOption
{
    /// <summary>The one option shared by all commands.</summary>
    public static Option<string> Instance { get; } = Create();

    /// <summary>The language asked for.</summary>
    public static Language Of(ParseResult result) =>
        result.GetValue(Instance) == "en" ? Language.English : Language.Chinese;

    private static Option<string> Create()
    {
        var option = new Option<string>("--lang") { Description = "zh | en", Recursive = true, DefaultValueFactory = _ => "zh" };
        option.AcceptOnlyFromAmong("zh", "en");
        return option;
    }
}
