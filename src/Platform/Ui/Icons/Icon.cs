using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Yunzhang.Platform.Ui.Icons;

/// <summary>A picture of the product's own set.</summary>
public sealed class Icon : Leaf
{
    /// <summary>Which picture. It only repeats what text beside it says; an icon alone on a button needs an <c>aria-label</c> there.</summary>
    [Parameter, EditorRequired]
    public Glyph Of { get; set; } = null!;

    /// <summary>More classes.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <inheritdoc/>
    protected override void Take(string name, object value)
    {
        if (name == nameof(Of)) Of = (Glyph)value;
        else if (name == nameof(Class)) Class = (string?)value;
        else throw Unknown(name);
    }

    /// <inheritdoc/>
    protected override void Build(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", Class is null ? "icon" : "icon " + Class);
        builder.AddAttribute(2, "aria-hidden", "true");
        builder.OpenElement(3, "use");
        builder.AddAttribute(4, "href", $"{Assets["dist/icons.svg"]}#{Of.Name}");
        builder.CloseElement();
        builder.CloseElement();
    }
}
