namespace Yunzhang.Benchmarks.Product;

/// <summary>What the kernel says of a process's memory.</summary>
internal static class Memory
{
    /// <summary>The most bytes it ever held.</summary>
    public static long HighWater(int process) => Read(process, "VmHWM:");

    /// <summary>The bytes it holds now.</summary>
    public static long Resident(int process) => Read(process, "VmRSS:");

    private static long Read(int process, string name)
    {
        foreach (var line in File.ReadLines($"/proc/{process}/status"))
            if (line.StartsWith(name, StringComparison.Ordinal)) return long.Parse(line.AsSpan(name.Length).Trim().TrimEnd("kB").Trim()) * 1024;
        return 0;
    }
}
