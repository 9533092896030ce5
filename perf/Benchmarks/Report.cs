using System.Text;

namespace Yunzhang.Benchmarks;

/// <summary>The gates and what was got, as a Markdown table.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Gate, string Got, bool Met)> rows = [];

    public bool AllMet => rows.TrueForAll(r => r.Met);

    public void Add(string what, string gate, string got, bool met)
    {
        rows.Add((what, gate, got, met));
        Console.Error.WriteLine($"{what}: {got}");
    }

    public override string ToString()
    {
        var text = new StringBuilder("| what | gate | got | met |\n|---|---|---|---|\n");
        foreach (var row in rows) text.Append("| ").Append(row.What).Append(" | ").Append(row.Gate).Append(" | ").Append(row.Got).Append(" | ").Append(row.Met ? "yes" : "no").Append(" |\n");
        return text.ToString();
    }
}
