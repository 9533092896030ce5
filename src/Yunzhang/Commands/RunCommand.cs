using System.CommandLine;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Reckoning;
using Yunzhang.Files;
using Yunzhang.Output;
using Yunzhang.Packs;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang run PACK --facts FILE</c>: who owes what, why, under which clause.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Pack = new("PACK") { Description = "规定所在的文件夹 / folder of the pack" };
    private static readonly Option<string> Facts = new("--facts") { Description = "事实文件（CSV）/ file of facts (CSV)", Required = true };
    private static readonly Option<string?> People = new("--people") { Description = "人员文件（CSV）/ file of people (CSV)" };
    private static readonly Option<LocalDate?> Until = DayOption.Named("--until", "算到哪一天，默认为最后一条事实 / last day reckoned; the last fact when not given");
    private static readonly Option<LocalDate?> Known = DayOption.Named("--known", "按哪一天止已知的记录，默认同 --until 与最后记录日中较晚者 / what was known by this day");
    private static readonly Option<string> Format = new("--format") { Description = "table | json | csv", DefaultValueFactory = _ => "table" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "逐条说明 / explain each entry" };
    private static readonly Option<string?> Only = new("--person") { Description = "只看一个人或单位 / one person or unit only" };
    private static readonly Option<bool> All = new("--all") { Description = "连没有后果的也列出 / also what nothing follows from" };
    private static readonly Option<Dictionary<string, string>> Readings = ReadingOption.Create();

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("table", "json", "csv");
        var command = new Command("run", "按规定计算一份事实 / reckon a file of facts") { Pack, Facts, People, Until, Known, Format, Explain, Only, All, Readings };
        command.SetAction(parsed => new Run(parsed).Execute());
        return command;
    }

    private sealed class Run(ParseResult parsed)
    {
        private readonly Language language = LanguageOption.Of(parsed);
        private readonly TextWriter output = parsed.InvocationConfiguration.Output;
        private readonly TextWriter error = parsed.InvocationConfiguration.Error;

        public int Execute()
        {
            var opened = OpenedPack.From(parsed.GetRequiredValue(Pack), parsed.GetValue(Readings) ?? []);
            var found = opened.Diagnostics.Where(d => d.Severity == Severity.Error);
            if (opened.Bound is { } ready) found = found.Concat(OpenedPack.Unanswered(ready.Pack));
            if (Messages.Write(error, found, language) || opened.Bound is not { } bound) return ExitCode.Refused;
            var input = FactInput.Read(bound, parsed.GetRequiredValue(Facts), parsed.GetValue(People), twoThreads: true);
            Messages.Write(error, input.Diagnostics, language);
            foreach (var note in input.Notes) error.WriteLine(note.In(language));
            if (input.Book is not { } book) return ExitCode.Refused;
            var (until, known) = Days(book);
            var trace = parsed.GetValue(Explain) || parsed.GetValue(Format) == "json";
            var ledger = Reckoner.Reckon(bound, book, known, until, trace, twoThreads: true);
            if (!Write(ledger)) return ExitCode.Refused;
            return input.IsSound ? ExitCode.Done : ExitCode.Refused;
        }

        private (LocalDate Until, LocalDate Known) Days(FactBook book)
        {
            int last = 0, recorded = 0;
            for (var fact = 0; fact < book.Count; fact++)
            {
                last = Math.Max(last, book.DayOf(fact));
                recorded = Math.Max(recorded, book.RecordedOf(fact));
            }
            var until = parsed.GetValue(Until) ?? LocalDate.FromDateOnly(DateOnly.FromDayNumber(last));
            var day = LocalDate.FromDateOnly(DateOnly.FromDayNumber(recorded));
            var known = parsed.GetValue(Known) ?? (parsed.GetValue(Until) is not null ? until : LocalDate.Max(until, day));
            return (until, known);
        }

        private bool Write(Ledger ledger)
        {
            var only = parsed.GetValue(Only);
            if (only is not null && ledger.Book.People.Find(only) is null && ledger.Book.Units.Find(only) is null)
            {
                var near = Suggestion.DidYouMean(only, ledger.Book.People.Keys);
                error.WriteLine(Say($"事实和人员文件里没有“{only}”。", $"Neither the facts nor the people file names \"{only}\".") + " " + near?.In(language));
                return false;
            }
            if (parsed.GetValue(Format) != "table" && new EntryNotes(ledger, language).NotPlaced() is { } why) error.WriteLine(why);
            switch (parsed.GetValue(Format))
            {
                case "csv": LedgerCsv.Write(output, ledger, only); break;
                case "json": LedgerJson.Write(output, ledger, language, only, parsed.GetValue(Explain)); break;
                default: new LedgerText(output, language, ledger, only).Write(parsed.GetValue(All), parsed.GetValue(Explain)); break;
            }
            return true;
        }

        private string Say(string zh, string en) => language == Language.Chinese ? zh : en;
    }
}
