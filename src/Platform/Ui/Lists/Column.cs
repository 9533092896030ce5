using Microsoft.AspNetCore.Components;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui.Lists;

/// <summary>One column of a list.</summary>
/// <typeparam name="TRow">What a row shows.</typeparam>
/// <param name="Title">Its heading; on a phone, the label before the value.</param>
/// <param name="Cell">What stands in it.</param>
public sealed record Column<TRow>(Phrase Title, RenderFragment<TRow> Cell)
{
    /// <summary>A column of plain text.</summary>
    public Column(Phrase title, Func<TRow, string?> text)
        : this(title, row => builder => builder.AddContent(0, text(row)))
    {
    }

    /// <summary>The name it is ordered by in the address; null when the list cannot be ordered by it.</summary>
    public string? Sort { get; init; }

    /// <summary>Where it stands on a phone.</summary>
    public ColumnPlace Place { get; init; }

    /// <summary>Whether it holds figures, which stand to the right under one another.</summary>
    public bool IsFigures { get; init; }
}

/// <summary>Where a column stands when a row becomes a card on a phone.</summary>
public enum ColumnPlace
{
    /// <summary>Below, small, after its label.</summary>
    Detail,

    /// <summary>Below, small, without a label: a value that says itself what it is, such as a day, a unit, a badge.</summary>
    Plain,

    /// <summary>The card's first line: what the row is.</summary>
    Lead,

    /// <summary>On the first line at the right: its state or its sum.</summary>
    Aside,

    /// <summary>Nowhere: only on a wide screen.</summary>
    WideOnly,
}
