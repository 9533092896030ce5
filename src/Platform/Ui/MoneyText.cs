using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Yunzhang.Platform.Ui;

/// <summary>An amount.</summary>
public sealed class MoneyText : Leaf
{
    /// <summary>The amount in yuan. Fen are shown only when there are any.</summary>
    [Parameter, EditorRequired]
    public decimal Yuan { get; set; }

    /// <summary>Whether a plus is written before what comes in.</summary>
    [Parameter]
    public bool WithSign { get; set; }

    /// <inheritdoc/>
    protected override void Take(string name, object value)
    {
        if (name == nameof(Yuan)) Yuan = (decimal)value;
        else if (name == nameof(WithSign)) WithSign = (bool)value;
        else throw Unknown(name);
    }

    /// <inheritdoc/>
    protected override void Build(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", Yuan < 0 ? "figure figure-minus" : "figure");
        builder.AddContent(2, WithSign ? Figures.SignedMoney(Yuan) : Figures.Money(Yuan));
        builder.CloseElement();
    }
}
