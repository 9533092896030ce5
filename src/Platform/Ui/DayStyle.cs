namespace Yunzhang.Platform.Ui;

/// <summary>How much of a day is said.</summary>
public enum DayStyle
{
    /// <summary>2026-11-24: for columns.</summary>
    Figures,

    /// <summary>Month, day and weekday.</summary>
    Brief,

    /// <summary>Year, month, day and weekday.</summary>
    Full,
}
