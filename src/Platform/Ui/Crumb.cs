using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui;

/// <summary>A step on the way to a page.</summary>
/// <param name="Text">The name of the page it leads to.</param>
/// <param name="Href">Its path.</param>
public sealed record Crumb(Phrase Text, string Href);

/// <summary>One of several views of the same thing.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Href">Its path.</param>
/// <param name="Active">Whether it is the one shown.</param>
/// <param name="Count">How many wait there; not shown when null.</param>
public sealed record Tab(Phrase Text, string Href, bool Active, int? Count = null);
