using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui;

/// <summary>
/// A small component that only shows what it is given, of which a page holds a hundred: it has no state and no moments of life, and takes its parameters
/// without reflection.
/// </summary>
public abstract class Leaf : IComponent
{
    private RenderHandle handle;

    /// <summary>The language the viewer reads; Chinese when nobody set it.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Files of the site by their names.</summary>
    protected ResourceAssetCollection Assets => handle.Assets;

    /// <inheritdoc/>
    public void Attach(RenderHandle renderHandle) => handle = renderHandle;

    /// <inheritdoc/>
    public Task SetParametersAsync(ParameterView parameters)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.Cascading) Language = (Language)parameter.Value;
            else Take(parameter.Name, parameter.Value);
        }
        handle.Render(Build);
        return Task.CompletedTask;
    }

    /// <summary>Takes one parameter.</summary>
    protected abstract void Take(string name, object value);

    /// <summary>Writes what is shown.</summary>
    protected abstract void Build(RenderTreeBuilder builder);

    /// <summary>What is said of a parameter that there is not.</summary>
    protected InvalidOperationException Unknown(string name) => new($"{GetType().Name} has no parameter {name}.");
}
