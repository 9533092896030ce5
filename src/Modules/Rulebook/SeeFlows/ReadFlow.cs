using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Rulebook.SeeRules;

namespace Yunzhang.Modules.Rulebook.SeeFlows;

/// <summary>A version of a flow as its page shows it.</summary>
/// <param name="Regulation">The regulation.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Version">The version shown.</param>
internal sealed record ReadFlow(Regulation Regulation, FlowDefinition Flow, FlowVersion Version)
{
    public string Address => AddressOf(Regulation, Flow.Id);

    public FormDefinition? Form => Regulation.Pack.Forms.FirstOrDefault(f => f.Id == Version.Form.Text);

    /// <summary>The version that governs the day the page is read on; null before the first.</summary>
    public FlowVersion? Today => VersionOn(Regulation, Flow);

    public static string AddressOf(Regulation regulation, string flow) => $"{regulation.Address}/flows/{Uri.EscapeDataString(flow)}";

    /// <summary>The page of a version, and what of it can be taken away.</summary>
    public string AddressOf(FlowVersion version, string what = "") => $"{Address}{what}?from={version.From:uuuu-MM-dd}";

    /// <summary>Finds a flow of a regulation; without a day, the version of today, or the first where none has begun. Null when there is no such flow or version.</summary>
    public static ReadFlow? Of(Regulation regulation, string id, string? from)
    {
        if (regulation.Pack.Flows.FirstOrDefault(f => f.Id == id) is not { } flow) return null;
        var version = from is null ? VersionOn(regulation, flow) ?? flow.Versions[0] : flow.Versions.FirstOrDefault(v => $"{v.From:uuuu-MM-dd}" == from);
        return version is null ? null : new ReadFlow(regulation, flow, version);
    }

    private static FlowVersion? VersionOn(Regulation regulation, FlowDefinition flow) =>
        flow.Versions.Where(v => v.From <= regulation.Day && (v.Ends is not { } ends || ends >= regulation.Day)).MaxBy(v => v.From);
}
