using NodaTime;
using Yunzhang.Engine.Forms;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.NumberCases;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.StartCase;

/// <summary>Whose case it is, or what started it.</summary>
internal sealed record CaseOrigin(Id<Person>? Starter = null, Id<LedgerEntry>? Entry = null, Id<Case>? Parent = null);

/// <summary>Makes the form and the row of a case that is about to start.</summary>
internal static class CaseMaker
{
    /// <summary>
    /// The form of a case that nobody fills in, as far as what is asked for is sound. What cannot be filled stands open for whoever acts first: a form with a gap is
    /// better than a case nobody is asked about.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Fill(RuledFlow flow, IReadOnlyDictionary<string, string> asked, LocalDate today, string? starter, string? unit, Lookups lookups)
    {
        var form = flow.Form.Definition;
        var begun = FormDefaults.Of(form, today, starter, unit, new Dictionary<string, string>());
        return FormCheck.Check(flow.Form, begun, asked.ToDictionary(v => v.Key, v => (string?)v.Value), FormTurn.AtStart(flow.Flow.Version, form), lookups.ForForms).Values;
    }

    /// <summary>The row, with the next number of its series and its title; not added yet.</summary>
    public static async Task<Case> Make(Write write, Id<Case> id, RuledFlow flow, Id<Unit> unit, LocalDate today, IReadOnlyDictionary<string, string> values, Lookups lookups, CaseOrigin origin)
    {
        var code = lookups.Structure.Unit(unit)!.Code;
        var row = new Case(
            write.Access.Organisation, id, await CaseNumbers.Take(write, flow.Definition.Number.Text, today, code), flow.Rules.PackId, flow.Definition.Id, flow.Rules.Version, flow.Flow.Version.From, unit)
        {
            StarterId = origin.Starter, EntryId = origin.Entry, ParentId = origin.Parent, StartedAt = write.Now,
        };
        row.Entitle(ValueWords.Title(flow.Form.Definition, values, lookups));
        return row;
    }
}
