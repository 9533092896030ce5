using Microsoft.AspNetCore.Components;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui;

/// <summary>A component that speaks the language of the page it is on.</summary>
public abstract class Bilingual : ComponentBase
{
    /// <summary>The language the viewer reads, set once for the whole page. Chinese when nobody set it.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>One of two wordings written side by side.</summary>
    protected string T(string zh, string en) => Language == Language.Chinese ? zh : en;

    /// <summary>A phrase in the viewer's language.</summary>
    protected string T(Phrase phrase) => phrase.In(Language);
}
