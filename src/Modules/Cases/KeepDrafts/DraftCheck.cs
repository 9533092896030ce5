using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Forms;
using Yunzhang.Modules.Cases.FillForms;
using Yunzhang.Modules.Cases.RunCases;

namespace Yunzhang.Modules.Cases.KeepDrafts;

/// <summary>What is worked out in a form while it is filled in.</summary>
internal static class DraftCheck
{
    /// <summary>Computed values as they are kept, by path, without what cannot be known yet; and the paths of fields that do not apply.</summary>
    public static (IReadOnlyDictionary<string, string> Computed, IReadOnlySet<string> Hidden) Look(RuledFlow flow, IReadOnlyDictionary<string, string> typed)
    {
        var form = flow.Form.Definition;
        var result = FormCheck.Check(flow.Form, new Dictionary<string, string>(), typed.ToDictionary(v => v.Key, v => (string?)v.Value), FormTurn.AtStart(flow.Flow.Version, form), FormLookups.Everything);
        return (result.Values.Where(v => form.At(v.Key)?.Computed is not null).ToDictionary(StringComparer.Ordinal), result.Hidden);
    }

    /// <summary>Computed values in words; one names nobody, so nothing has to be looked up.</summary>
    public static IReadOnlyDictionary<string, Phrase> InWords(RuledFlow flow, IReadOnlyDictionary<string, string> computed) =>
        computed.ToDictionary(v => v.Key, v => ValueWords.OfPlain(flow.Form.Definition.At(v.Key)!, v.Value), StringComparer.Ordinal);
}
