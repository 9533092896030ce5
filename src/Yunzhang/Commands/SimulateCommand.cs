using System.CommandLine;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Simulation;
using Yunzhang.Files;
using Yunzhang.Output;
using Yunzhang.Packs;

namespace Yunzhang.Commands;

/// <summary><c>yunzhang simulate PACK --proposal FILE --facts FILE</c>: what the same facts would have come to under other rules.</summary>
internal static class SimulateCommand
{
    private static readonly Argument<string> Pack = new("PACK") { Description = "规定所在的文件夹 / folder of the pack" };
    private static readonly Option<string> Proposed = new("--proposal") { Description = "提案文件，或包里提案的编号 / file of a proposal, or id of one in the pack", Required = true };
    private static readonly Option<string> Facts = new("--facts") { Description = "事实文件（CSV）/ file of facts (CSV)", Required = true };
    private static readonly Option<string?> People = new("--people") { Description = "人员文件（CSV）/ file of people (CSV)" };
    private static readonly Option<LocalDate?> Until = DayOption.Named("--until", "算到哪一天，默认为提案的期末或最后一条事实 / last day replayed; the proposal's, or the last fact");
    private static readonly Option<string[]> By = new("--by") { Description = "按人员的哪个字段分组，代替提案里的 by / field of people to group by, instead of the proposal's", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> Format = new("--format") { Description = "table | json", DefaultValueFactory = _ => "table" };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("simulate", "用去年的事实试一份提案 / try a proposal on last year's facts") { Pack, Proposed, Facts, People, Until, By, Format };
        command.SetAction(parsed => new Simulation(parsed).Execute());
        return command;
    }

    private sealed class Simulation(ParseResult parsed)
    {
        private readonly Language language = LanguageOption.Of(parsed);
        private readonly TextWriter output = parsed.InvocationConfiguration.Output;
        private readonly TextWriter error = parsed.InvocationConfiguration.Error;

        public int Execute()
        {
            var opened = OpenedPack.From(parsed.GetRequiredValue(Pack), new Dictionary<string, string>());
            Messages.Write(error, opened.Diagnostics.Where(d => d.Severity == Severity.Error), language);
            if (opened is not { Written: { } written, Bound: { } bound }) return ExitCode.Refused;
            if (Proposal(written) is not { } proposal) return ExitCode.Refused;
            var input = FactInput.Read(bound, parsed.GetRequiredValue(Facts), parsed.GetValue(People));
            Messages.Write(error, input.Diagnostics, language);
            foreach (var note in input.Notes) error.WriteLine(note.In(language));
            if (input.Book is not { } book) return ExitCode.Refused;
            var simulated = Simulator.Run(written, proposal, book, parsed.GetValue(Until));
            Messages.Write(error, simulated.Diagnostics, language);
            if (simulated.Report is not { } report) return ExitCode.Refused;
            if (parsed.GetValue(Format) == "json") output.WriteLine(SimulationJson.Of(report, language));
            else new SimulationText(output, language, report).Write();
            return input.IsSound ? ExitCode.Done : ExitCode.Refused;
        }

        private Proposal? Proposal(Pack pack)
        {
            var (proposal, found) = ProposalSource.Find(parsed.GetRequiredValue(Proposed), pack);
            Messages.Write(error, found, language);
            if (proposal is null || parsed.GetValue(By) is not { Length: > 0 } fields) return proposal;
            return proposal with { By = [.. fields.Select(f => new Sourced(f, new SourceSpan("--by", 0, 0)))] };
        }
    }
}
