using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Notices;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Web;

/// <summary>What the frame of a page shows of the moment. One for each request; filled before the page is rendered.</summary>
public sealed class Shell
{
    /// <summary>Who looks; null before sign-in, when there is no navigation.</summary>
    public Viewer? Viewer { get; set; }

    /// <summary>How many notices wait to be read.</summary>
    public Bell Bell { get; set; }

    /// <summary>Where an open page hears of new ones; null where there are none.</summary>
    public string? BellFrom { get; set; }

    /// <summary>A line above every page; null for none.</summary>
    public Phrase? Banner { get; set; }
}
