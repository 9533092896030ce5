using System.Globalization;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Sheets;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Ledger.TryProposal;

/// <summary>What somebody set otherwise, as it stands in the address; or a proposal kept earlier, put back into the same fields.</summary>
internal sealed class WhatIfForm
{
    private const decimal MostNumber = 1_000_000m;
    private readonly WhatIfBoard board;
    private readonly List<(RuleNumber Number, decimal To)> set = [];

    private WhatIfForm(WhatIfBoard board, SavedProposal? saved) => (this.board, Saved) = (board, saved);

    public static WhatIfForm Empty => new(new([], null, [], null, null, []), null);

    /// <summary>What stands in the fields and what is wrong with it.</summary>
    public PostedForm Form { get; } = new();

    /// <summary>The proposal opened; null when none is.</summary>
    public SavedProposal? Saved { get; }

    /// <summary>Changes of the proposal that are of something else than a number; they are tried with the rest.</summary>
    public IReadOnlyList<RuleChange> Others { get; private set; } = [];

    /// <summary>What is to be tried; null when nothing is, or what was typed is wrong.</summary>
    public ProposalDraft? Draft { get; private set; }

    /// <summary>The months chosen, for those that were read.</summary>
    public (YearMonth? From, YearMonth? To) Months { get; private set; }

    public static string NameOf(RuleNumber number) => "n." + number.Key;

    public static WhatIfForm Of(WhatIfBoard board, SavedProposal? saved, HttpRequest request)
    {
        var form = new WhatIfForm(board, saved);
        var isAsked = request.Query["run"].Count > 0;
        foreach (var number in board.Numbers) form.Form.With(NameOf(number), Shown(number.Value));
        form.Form.With("from", Shown(board.First)).With("to", Shown(board.Last));
        if (saved is not null) form.Open(saved);
        if (isAsked)
            foreach (var (name, value) in request.Query)
                if (name.StartsWith("n.", StringComparison.Ordinal) || name is "from" or "to") form.Form.With(name, value.ToString());
        if (isAsked || saved is not null) form.Read();
        return form;
    }

    /// <summary>A control is shown open when a number of it was set otherwise or is wrong, or when it holds the most.</summary>
    public bool IsOpen(TriableControl control) => control == board.Controls.MaxBy(c => c.Numbers.Count) || set.Exists(s => s.To != s.Number.Value && control.Numbers.Contains(s.Number))
        || control.Numbers.Any(n => Form.ErrorOf(NameOf(n)) is not null);

    /// <summary>Brings back what was refused, each to the numbers it is about.</summary>
    public void Refuse(IEnumerable<Error> errors)
    {
        foreach (var error in errors)
        {
            var path = error.Field?.StartsWith("changes.", StringComparison.Ordinal) == true && int.TryParse(error.Field.AsSpan(8), out var number) && number <= Draft!.Changes.Count
                ? Draft.Changes[number - 1].Path : null;
            var field = set.Find(s => s.Number.Path == path && s.To != s.Number.Value).Number is { } wrong ? NameOf(wrong) : error.Field == "from" ? "from" : "";
            Form.Refuse(field, error.Message);
        }
    }

    private void Open(SavedProposal saved)
    {
        var others = new List<RuleChange>();
        foreach (var change in saved.ReadChanges())
        {
            if (RuleNumbers.Read(board.Numbers, change.Path, change.To) is not { } numbers) others.Add(change);
            else
                foreach (var (number, to) in numbers) Form.With(NameOf(number), Shown(to));
        }
        Others = others;
        if (saved.ReplayFrom is { } from) Form.With("from", Shown(from.ToYearMonth()));
        if (saved.ReplayTo is { } until) Form.With("to", Shown(until.ToYearMonth()));
    }

    private void Read()
    {
        foreach (var number in board.Numbers)
            if (Form.Raw(NameOf(number)).Trim().Length > 0 && Form.Number(NameOf(number), number.What, 0, MostNumber) is { } value) set.Add((number, value));
        var (from, to) = (Month("from", new("从哪个月", "from month")), Month("to", new("到哪个月", "to month")));
        if (from is { } f && to is { } t) Stretch(f, t);
        Months = (from, to);
        var changes = RuleNumbers.Changes(set).Select(c => new RuleChange(c.Path, c.To)).Concat(Others).ToList();
        if (changes.Count == 0 && Form.IsSound) Form.Refuse("", new Phrase("一处也没有改。请至少改一个数，再重算。", "Nothing is changed. Change at least one number first."));
        if (Form.IsSound && from is { } first && to is { } last) Draft = new ProposalDraft("", changes, first.OnDayOfMonth(1), last.ToDateInterval().End);
    }

    private void Stretch(YearMonth from, YearMonth to)
    {
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        if (months < 1)
            Form.Refuse("to", new Phrase($"{Shown(to)} 在 {Shown(from)} 之前。请把两个月份对调。", $"{Shown(to)} lies before {Shown(from)}. Swap the months."));
        else if (months > WhatIf.MostMonths)
            Form.Refuse("from", new Phrase($"选了 {months} 个月，一次最多 {WhatIf.MostMonths} 个月。请少选几个月。", $"{months} months are chosen; at most {WhatIf.MostMonths} can be tried at once. Choose fewer."));
    }

    private YearMonth? Month(string field, Phrase label)
    {
        if (Form.Text(field, label) is not { } text) return null;
        if (YearMonthPattern.Iso.Parse(text) is { Success: true } month) return month.Value;
        Form.Refuse(field, new Phrase($"“{text}”不是月份。请写成 2026-11 这样。", $"\"{text}\" is not a month. Write it like 2026-11."));
        return null;
    }

    private static string Shown(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static string Shown(YearMonth? month) => month is { } m ? YearMonthPattern.Iso.Format(m) : "";
}
