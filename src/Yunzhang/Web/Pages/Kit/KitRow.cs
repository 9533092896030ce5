using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Web.Pages.Kit;

/// <summary>A row of the style guide's list; the people are made up.</summary>
public sealed record KitRow(LocalDate Day, string Who, Phrase Unit, Phrase Outcome, Phrase Standing, Tone Tone, decimal Yuan)
{
    private static readonly string[] Names = ["陈立新", "王小梅", "欧阳建国", "李娜", "Alexandra Papadopoulos-Worthington", "赵一"];
    private static readonly Phrase[] Units = [new("一号泵站", "Pump station 1"), new("污泥脱水车间运行二班", "Sludge dewatering, second shift"), new("化验室", "Laboratory")];
    private static readonly Phrase[] Outcomes = [new("迟到 12 分钟", "12 minutes late"), new("早退", "left early"), new("未按规定交接班并且没有填写交接记录", "no handover and no handover record"), new("旷工", "absence")];
    private static readonly (Phrase, Tone)[] Standings = [(new("有效", "stands"), Tone.Success), (new("等待", "waits"), Tone.Warning), (new("被取代", "replaced"), Tone.Neutral)];

    /// <summary>Enough rows to see how they stand under one another.</summary>
    public static IReadOnlyList<KitRow> Some() =>
    [
        .. Enumerable.Range(0, 18).Select(i => new KitRow(
            new LocalDate(2026, 11, 24).PlusDays(-i), Names[i % Names.Length], Units[i % Units.Length], Outcomes[i % Outcomes.Length],
            Standings[i % Standings.Length].Item1, Standings[i % Standings.Length].Item2, i % 4 == 3 ? 320.5m : -10m * (i % 4))),
    ];
}
