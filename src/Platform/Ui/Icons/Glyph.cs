namespace Yunzhang.Platform.Ui.Icons;

/// <summary>A picture of the product's own small set. Each has a symbol of that name in the sprite the client build makes.</summary>
/// <param name="Name">The symbol's name.</param>
public sealed record Glyph(string Name)
{
#pragma warning disable CS1591 // The name is all there is to say.
    public static Glyph AlertCircle { get; } = new("alert-circle");
    public static Glyph AlertTriangle { get; } = new("alert-triangle");
    public static Glyph ArrowDown { get; } = new("arrow-down");
    public static Glyph ArrowUp { get; } = new("arrow-up");
    public static Glyph Bell { get; } = new("bell");
    public static Glyph Book { get; } = new("book-2");
    public static Glyph Building { get; } = new("building-factory-2");
    public static Glyph Calendar { get; } = new("calendar-event");
    public static Glyph CalendarTime { get; } = new("calendar-time");
    public static Glyph Camera { get; } = new("camera");
    public static Glyph Check { get; } = new("check");
    public static Glyph ChevronDown { get; } = new("chevron-down");
    public static Glyph ChevronLeft { get; } = new("chevron-left");
    public static Glyph ChevronRight { get; } = new("chevron-right");
    public static Glyph CircleCheck { get; } = new("circle-check");
    public static Glyph Clock { get; } = new("clock");
    public static Glyph Download { get; } = new("download");
    public static Glyph Edit { get; } = new("pencil");
    public static Glyph Filter { get; } = new("filter");
    public static Glyph History { get; } = new("history");
    public static Glyph Home { get; } = new("home");
    public static Glyph Inbox { get; } = new("inbox");
    public static Glyph InfoCircle { get; } = new("info-circle");
    public static Glyph Key { get; } = new("key");
    public static Glyph Language { get; } = new("language");
    public static Glyph Lock { get; } = new("lock");
    public static Glyph Menu { get; } = new("menu-2");
    public static Glyph Moon { get; } = new("moon");
    public static Glyph Plus { get; } = new("plus");
    public static Glyph Printer { get; } = new("printer");
    public static Glyph Receipt { get; } = new("receipt-yuan");
    public static Glyph Scale { get; } = new("adjustments-alt");
    public static Glyph Search { get; } = new("search");
    public static Glyph Settings { get; } = new("settings");
    public static Glyph SignOut { get; } = new("logout");
    public static Glyph Sun { get; } = new("sun");
    public static Glyph Trash { get; } = new("trash");
    public static Glyph Upload { get; } = new("upload");
    public static Glyph User { get; } = new("user");
    public static Glyph Users { get; } = new("users");
    public static Glyph X { get; } = new("x");
#pragma warning restore CS1591
}
