using Yunzhang.Platform.Ui.Icons;

namespace Yunzhang.Platform.Ui;

/// <summary>What a colour means. A colour never says anything that words beside it do not.</summary>
public enum Tone
{
    /// <summary>Nothing to do: a fact.</summary>
    Neutral,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Done, or as it should be.</summary>
    Success,

    /// <summary>Waits for somebody, or soon will.</summary>
    Warning,

    /// <summary>Refused, broken or overdue.</summary>
    Error,
}

internal static class ToneNames
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Info => "info",
        Tone.Success => "success",
        Tone.Warning => "warning",
        Tone.Error => "danger",
        _ => "neutral",
    };

    public static Glyph Glyph(this Tone tone) => tone switch
    {
        Tone.Success => Icons.Glyph.CircleCheck,
        Tone.Warning => Icons.Glyph.AlertTriangle,
        Tone.Error => Icons.Glyph.AlertCircle,
        _ => Icons.Glyph.InfoCircle,
    };
}
