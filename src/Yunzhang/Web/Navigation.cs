using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Icons;

namespace Yunzhang.Web;

/// <summary>The pages a person can go to from anywhere: one explicit list.</summary>
public static class Navigation
{
    /// <summary>The groups of the side bar, in order.</summary>
    public static IReadOnlyList<NavigationGroup> Groups { get; } =
    [
        new(new("日常", "Every day"),
        [
            new("/today", new("今日", "Today"), Glyph.Home, nameof(Permission.SeeOwn)),
            new("/todo", new("待办", "To do"), Glyph.Inbox, nameof(Permission.SeeOwn)),
            new("/cases", new("单据", "Cases"), Glyph.Edit, nameof(Permission.SeeOwn)),
            new("/clock-in", new("打卡", "Clock in"), Glyph.Clock, nameof(Permission.SeeOwn)),
            new("/attendance", new("考勤", "Attendance"), Glyph.CalendarTime, nameof(Permission.SeeUnit)),
            new("/ledger", new("账目", "Ledger"), Glyph.Receipt, nameof(Permission.SeeOwn)),
            new("/rulebook", new("规章", "Rulebook"), Glyph.Book, nameof(Permission.SeeOwn)),
            new("/what-if", new("试算", "What if"), Glyph.Scale, nameof(Permission.KeepRules)),
        ]),
        new(new("管理", "Administration"),
        [
            new("/people", new("人员", "People"), Glyph.Users, nameof(Permission.SeeUnit)),
            new("/sites", new("厂区与班次", "Sites and shifts"), Glyph.Building, nameof(Permission.KeepAttendance)),
            new("/import/people", new("导入", "Import"), Glyph.Upload, nameof(Permission.KeepPeople)),
            new("/settings/roles", new("规章角色", "Roles"), Glyph.Key, nameof(Permission.KeepRules)),
            new("/audit", new("审计", "Audit"), Glyph.History, nameof(Permission.SeeAudit)),
            new("/settings", new("设置", "Settings"), Glyph.Settings, nameof(Permission.Administer)),
        ]),
    ];

    /// <summary>How many links the bar at the bottom of a phone has room for, beside the one to the rest.</summary>
    public const int OnThePhone = 4;

    /// <summary>What a viewer may open, group by group; a group with nothing in it is left out.</summary>
    public static IReadOnlyList<NavigationGroup> For(Viewer viewer) =>
        [.. Groups.Select(g => g with { Items = [.. g.Items.Where(i => viewer.May(i.Permission))] }).Where(g => g.Items.Count > 0)];
}

/// <summary>Links that belong together.</summary>
public sealed record NavigationGroup(Phrase Title, IReadOnlyList<NavigationItem> Items);

/// <summary>A page one can go to from anywhere.</summary>
public sealed record NavigationItem(string Path, Phrase Title, Glyph Picture, string Permission)
{
    /// <summary>Whether an address lies in this page or below it.</summary>
    public bool Holds(PathString address) => address.StartsWithSegments(Path);
}
