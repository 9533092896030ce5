#pragma warning disable CA1822 // A seed shows how such code would look in a class with state.
using System.Diagnostics;
using System.Net.Sockets;
using NodaTime;
using Yunzhang.Commands;
using Yunzhang.Engine.Diagnostics;

// Each type breaks one rule, so that a rule that has stopped looking is found out. Types are named after what they do wrong.
namespace Microsoft.AspNetCore.Seeded
{
    internal sealed class Page;
}

namespace Microsoft.EntityFrameworkCore.Seeded
{
    internal sealed class Context;
}

namespace Yunzhang.Architecture.Tests.Seeds.ImpureTypes
{
    internal sealed class ReadsAFileInALambda
    {
        public Func<string> Later => () => File.ReadAllText("facts.csv");
    }

    internal sealed class ListsAFolderInAnIterator
    {
        public IEnumerable<string> All()
        {
            foreach (var name in Directory.GetFiles(".")) yield return name;
        }
    }

    internal sealed class OpensAStream
    {
        public FileStream? Stream { get; init; }
    }

    internal sealed class WritesToTheConsole
    {
        public void Say() => Console.WriteLine("late");
    }

    internal sealed class OpensASocket
    {
        public Socket? Socket { get; init; }
    }

    internal sealed class KnowsAPage
    {
        public Microsoft.AspNetCore.Seeded.Page? Page { get; init; }
    }

    internal sealed class KnowsADatabase
    {
        public Microsoft.EntityFrameworkCore.Seeded.Context? Context { get; init; }
    }

    internal sealed class TimesItself
    {
        public long Now => Stopwatch.GetTimestamp();
    }

    internal sealed class TakesTheSystemClock
    {
        public Instant Now => SystemClock.Instance.GetCurrentInstant();
    }

    internal sealed class TakesATimeProvider
    {
        public DateTimeOffset Now => TimeProvider.System.GetUtcNow();
    }
}

namespace Yunzhang.Architecture.Tests.Seeds.ImpureMembers
{
    internal sealed class AsksForToday
    {
        public DateTime Day => DateTime.Today;
    }

    internal sealed class AsksTheClockWhileAwaiting
    {
        public async Task<DateTime> Later()
        {
            await Task.Yield();
            return DateTime.UtcNow;
        }
    }

    internal sealed class AsksTheEnvironment
    {
        public string Machine => Environment.MachineName;
    }

    internal sealed class OpensAPathThroughAReader
    {
        public TextReader Open(string path) => new StreamReader(path);
    }

    internal sealed class DependsOnTheWorkingFolder
    {
        public string Full(string path) => Path.GetFullPath(path);
    }

    internal sealed class DrawsAnId
    {
        public Guid Id => Guid.NewGuid();
    }
}

namespace Yunzhang.Architecture.Tests.Seeds.KnowsEngine
{
    internal sealed class SpeaksInPhrases
    {
        public Func<string> Later => () => new List<Phrase>().Count.ToString();
    }
}

namespace Yunzhang.Architecture.Tests.Seeds.KnowsRules
{
    internal sealed class SpeaksInPhrasesOnly
    {
        public Phrase Word => Phrase.Same("late");
    }

    internal sealed class Reckons
    {
        public Func<string> Later => () => typeof(Yunzhang.Engine.Facts.FactBook).Name;
    }
}

namespace Yunzhang.Architecture.Tests.Seeds.KnowsHost
{
    internal sealed class ReturnsAnExitCode
    {
        public int Run(TextWriter output) => CommandLine.Run([], output, output);
    }
}

namespace Yunzhang.Architecture.Tests.Seeds.Circle.First
{
    internal sealed class One
    {
        public Second.Two? Other { get; init; }
    }
}

namespace Yunzhang.Architecture.Tests.Seeds.Circle.Second
{
    internal sealed class Two
    {
        public object Other() => new First.One();
    }
}

namespace Yunzhang.Architecture.Tests.Seeds.Names
{
    internal sealed class FactManager;

    internal sealed class DateHelper;

    internal sealed class StringUtils;

    internal sealed class UtilityBelt;

    internal sealed class ReckonerImpl<T>;

    internal abstract class ControlBase;
}
