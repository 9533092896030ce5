using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Engine.Packs;

/// <summary>What reading a pack gave.</summary>
/// <param name="Pack">The pack; null when anything found is an error, so that a broken pack can never run.</param>
/// <param name="Diagnostics">Everything found, by file and line.</param>
public sealed record PackReading(Pack? Pack, IReadOnlyList<Diagnostic> Diagnostics);
