using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui.Forms;

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>One line, not shown and never shown again.</summary>
    Password,

    /// <summary>Figures. A plain text box with a number pad, so that what was typed wrongly can be shown again.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A month.</summary>
    Month,

    /// <summary>One of a list that drops down.</summary>
    Select,

    /// <summary>One of a few, all in sight.</summary>
    Choices,

    /// <summary>Several lines.</summary>
    LongText,

    /// <summary>Yes when ticked.</summary>
    Tick,

    /// <summary>A file. Not kept when the form is refused: the browser asks for it again.</summary>
    File,
}

/// <summary>One value that can be chosen.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Text">What is read.</param>
public sealed record Choice(string Value, Phrase Text);
