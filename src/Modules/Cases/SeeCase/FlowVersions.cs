using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Flows;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Cases.SeeCase;

/// <summary>How the versions a case ran under are called.</summary>
internal static class FlowVersions
{
    /// <summary>By its first day; of two that begin on the same day, one was written again since, and both say of which rules they are.</summary>
    public static Phrase NameOf(FlowEdition edition, FlowEdition other) => edition.Version != other.Version
        ? new($" {Figures.Day(edition.Version)} 起的版本", $"the version from {Figures.Day(edition.Version)}")
        : new($" {Figures.Day(edition.Version)} 起的版本（规则 {edition.Rules[^8..]}）", $"the version from {Figures.Day(edition.Version)} (rules {edition.Rules[^8..]})");
}
