using NodaTime;
using NodaTime.Text;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Ledger.SeeEntries;

/// <summary>What a list of entries was asked for. Everything may be left out.</summary>
internal sealed record EntryFilter
{
    public const string Fines = "fines", Rewards = "rewards", Waits = "waits", Adjustments = "adjustments", Pending = "pending", Uncounted = "uncounted";

    public static string[] Names { get; } = ["month", "who", "unit", "clause", "kind"];

    public static IReadOnlyList<string> Sorts { get; } = ["day", "sum"];

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new(Fines, new("扣款", "Fines")), new(Rewards, new("奖励", "Rewards")), new(Waits, new("等人说明", "Waiting for an answer")),
        new(Pending, new("尚未生效", "Not yet valid")), new(Adjustments, new("以前月份的调整", "Adjustments of earlier months")), new(Uncounted, new("不计的（并入、被取代等）", "Not counted")),
    ];

    public YearMonth? Month { get; init; }

    /// <summary>A staff number, or a name or part of one.</summary>
    public string Who { get; init; } = "";

    /// <summary>Units, those below them included; empty for all.</summary>
    public IReadOnlyList<Id<Unit>> Units { get; init; } = [];

    /// <summary>The id of a clause.</summary>
    public string Clause { get; init; } = "";

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public string Kind { get; init; } = "";

    public static EntryFilter Of(ListQuery query, UnitTree tree) => new()
    {
        Month = YearMonthPattern.Iso.Parse(query["month"]) is { Success: true } month ? month.Value : null,
        Who = query["who"],
        Units = Id<Unit>.TryParse(query["unit"], null, out var unit) ? tree.WithBelow(unit) : [],
        Clause = query["clause"],
        Kind = query["kind"],
    };
}
