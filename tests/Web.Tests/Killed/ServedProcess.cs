using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Yunzhang.Web.Tests.Killed;

/// <summary>The built <c>yunzhang serve</c> in a process of its own, which can be killed as a power cut would end it.</summary>
internal sealed partial class ServedProcess : IDisposable
{
    private readonly Process process;
    private readonly Task said;

    private ServedProcess(Process process, Uri address, Task said) => (this.process, Address, this.said) = (process, address, said);

    public Uri Address { get; }

    /// <summary>Starts it over a data folder, and over a PostgreSQL when one is named, and waits until it listens.</summary>
    public static async Task<ServedProcess> Start(string folder, string? database)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "serve", "--data", folder, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["YUNZHANG_DATABASE"] = database ?? "";
        var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (Listening().Match(line) is { Success: true } found) return new(process, new Uri(found.Value), Task.WhenAll(errors, process.StandardOutput.ReadToEndAsync()));
        await process.WaitForExitAsync();
        throw new InvalidOperationException($"It ended with {process.ExitCode} before it listened: {await errors}");
    }

    /// <summary>Ends it at once (SIGKILL): it gets no chance to finish anything.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        said.Wait(TimeSpan.FromSeconds(10));
        process.Dispose();
    }

    // Beside the tests' own folder: artifacts/bin/Web.Tests/release and artifacts/bin/Yunzhang/release.
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            var program = Path.Combine(here.Parent!.Parent!.FullName, "Yunzhang", here.Name, "yunzhang.dll");
            return File.Exists(program) ? program : throw new FileNotFoundException("The host has not been built.", program);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
