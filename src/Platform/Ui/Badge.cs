using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui;

/// <summary>A word or two on a colour.</summary>
public sealed class Badge : Leaf
{
    /// <summary>A word or two.</summary>
    [Parameter, EditorRequired]
    public Phrase Text { get; set; }

    /// <summary>Its colour, which only repeats what the word says.</summary>
    [Parameter]
    public Tone Tone { get; set; }

    /// <inheritdoc/>
    protected override void Take(string name, object value)
    {
        if (name == nameof(Text)) Text = (Phrase)value;
        else if (name == nameof(Tone)) Tone = (Tone)value;
        else throw Unknown(name);
    }

    /// <inheritdoc/>
    protected override void Build(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "tag tag-" + Tone.Css());
        builder.AddContent(2, Text.In(Language));
        builder.CloseElement();
    }
}
