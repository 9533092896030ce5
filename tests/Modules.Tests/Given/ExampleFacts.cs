using NodaTime;
using NodaTime.Text;
using Yunzhang.Modules.Facts;

namespace Yunzhang.Modules.Tests.Given;

/// <summary>A row of the example's file of facts, its cells as the clerk wrote them.</summary>
internal sealed record ExampleFact(IReadOnlyDictionary<string, string> Cells)
{
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["种类"] = "kind", ["分钟数"] = "minutes", ["有正当理由"] = "excused", ["补签已获准"] = "explained", ["准假情况"] = "approval", ["考核项目"] = "item", ["当班人员"] = "crew", ["责任人"] = "assigned",
    };

    public string Replaces => Cells["更正"];

    public LocalDate Occurred => LocalDatePattern.Iso.Parse(Cells["日期"]).Value;

    public LocalDate KnownOn => Cells["录入日期"].Length > 0 ? LocalDatePattern.Iso.Parse(Cells["录入日期"]).Value : Occurred;

    public NewFact ToFact(GivenPlant plant) => new()
    {
        Word = Cells["事项"] == "考核发现" ? "finding" : "deviation", Person = Cells["工号"].Length > 0 ? plant.Person(Cells["工号"]) : null,
        Unit = Cells["单位"].Length > 0 ? plant.Unit(Cells["单位"]) : null, Occurred = Occurred, KnownOn = KnownOn, Key = Cells["编号"], Source = Cells["来源"],
        At = Cells["时间"].Length > 0 ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Cells["时间"]).Value : null,
        Fields = Fields.Where(f => Cells[f.Key].Length > 0).ToDictionary(f => f.Value, f => Cells[f.Key]),
    };
}

internal static class ExampleFacts
{
    public static IEnumerable<ExampleFact> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var header = lines[0].TrimStart('\uFEFF').Split(',');
        return lines.Skip(1).Select(l => new ExampleFact(header.Zip(l.Split(',')).ToDictionary(p => p.First, p => p.Second)));
    }
}
