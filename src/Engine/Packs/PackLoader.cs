using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Files;

namespace Yunzhang.Engine.Packs;

/// <summary>
/// Reads a pack from its files: text, words, questions, controls, tests. Everything wrong with any file is reported together.
/// The readings of questions are not applied here; see <see cref="PackEditor.WithReadings"/>.
/// </summary>
public static class PackLoader
{
    /// <summary>Reads a pack. Shapes, ids, dates and references between files are checked; expressions are left to the binder.</summary>
    public static PackReading Load(PackSource source)
    {
        var bag = new DiagnosticBag();
        var pack = new PackAssembly(source, bag).Read();
        var found = bag.All.Distinct().OrderBy(d => d.Where.File, StringComparer.Ordinal).ThenBy(d => d.Where.Line).ThenBy(d => d.Where.Column).ToArray();
        return new PackReading(bag.HasErrors ? null : pack, found);
    }
}
