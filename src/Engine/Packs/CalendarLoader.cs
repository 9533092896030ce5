using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Calendars;
using Yunzhang.Engine.Packs.Files;
using Yunzhang.Engine.Packs.Yaml;
using Yunzhang.Engine.Time;

namespace Yunzhang.Engine.Packs;

/// <summary>Reads one layer of a calendar from a folder: <c>calendar.yaml</c>, and a file for each year, such as <c>2014.yaml</c>.</summary>
public static class CalendarLoader
{
    /// <summary>The layer; null when something written stops it. Everything wrong with any file is reported together.</summary>
    public static (CalendarLayer? Layer, IReadOnlyList<Diagnostic> Found) Load(PackSource source)
    {
        var bag = new DiagnosticBag();
        var reader = new CalendarReader(new ReadScope(bag, new Translations(null, bag)));
        if (!source.Files.ContainsKey("calendar.yaml"))
        {
            bag.Error("calendar.no-file", new SourceSpan(source.Display("calendar.yaml"), 0, 0), new(
                "日历的文件夹里没有 calendar.yaml。请写一个，里面有 calendar、name、en 和 rest_days。",
                "The folder of a calendar lacks calendar.yaml. Write one with calendar, name, en and rest_days."));
        }
        foreach (var (path, bytes) in source.Files.OrderBy(f => f.Key != "calendar.yaml").ThenBy(f => f.Key, StringComparer.Ordinal))
        {
            var file = source.Display(path);
            if (SourceText.Decode(file, bytes, bag) is not { } text) continue;
            foreach (var document in YamlReader.Read(file, text, bag)) reader.Read(document, path == "calendar.yaml");
        }
        var layer = reader.Layer();
        return (bag.HasErrors ? null : layer, bag.All);
    }
}
