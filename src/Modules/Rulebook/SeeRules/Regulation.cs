using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.PackTests;
using Yunzhang.Engine.Sheets;

namespace Yunzhang.Modules.Rulebook.SeeRules;

/// <summary>A regulation of the organisation, as it is read on a day.</summary>
/// <param name="Rules">The version in force; while none is, the newest recorded.</param>
/// <param name="IsInForce">Whether it judges anything yet.</param>
/// <param name="Newest">The newest recorded version: what answers to open questions are added to.</param>
/// <param name="Day">The day it is read on.</param>
public sealed record Regulation(Rules Rules, bool IsInForce, Rules Newest, LocalDate Day)
{
    private IReadOnlyDictionary<string, Account>? accounts;
    private IReadOnlyList<ControlSheet>? sheets;

    public Pack Pack => Rules.Bound.Pack;

    public string Address => AddressOf(Rules.PackId);

    /// <summary>The issue in force that day, or the first when none is yet.</summary>
    public Issue? Issue => Pack.IssueOn(Day) ?? (Pack.Issues.Count > 0 ? Pack.Issues[0] : null);

    public bool HasNewer => IsInForce && Newest.Version != Rules.Version;

    /// <summary>How each leaf clause is accounted for.</summary>
    public IReadOnlyDictionary<string, Account> Accounts => accounts ??= ClauseProof.AccountsOn(Pack, Day);

    public IReadOnlyList<ControlSheet> Sheets => sheets ??= ControlSheets.Of(Rules.Bound);

    /// <summary>Questions nobody of the organisation has answered and signed.</summary>
    public int OpenQuestions => Newest.Written.Questions.Count(q => !q.IsDecided);

    public int Of(Account account) => Accounts.Values.Count(a => a == account);

    public static string AddressOf(string packId) => $"/rulebook/{Uri.EscapeDataString(packId)}";

    public string AddressOfClause(string clause) => $"{Address}/{Uri.EscapeDataString(clause)}";

    /// <summary>Leaf clauses of the issue, each under the heading of the part it belongs to, that a search finds.</summary>
    public IReadOnlyList<ClauseGroup> Groups(string search, string state)
    {
        var groups = new List<ClauseGroup>();
        foreach (var clause in Issue?.Leaves ?? [])
        {
            if (!Matches(clause, search) || (state.Length > 0 && !Accounts[clause.Id].ToString().Equals(state, StringComparison.OrdinalIgnoreCase))) continue;
            var top = Top(clause);
            if (groups.Count == 0 || groups[^1].Top.Id != top.Id) groups.Add(new ClauseGroup(top, []));
            groups[^1].Clauses.Add(clause);
        }
        return groups;
    }

    private Clause Top(Clause clause) => clause.Parent is { } parent && Issue!.Find(parent) is { } above ? Top(above) : clause;

    private static bool Matches(Clause clause, string search) => search.Length == 0
        || new[] { clause.Id, clause.Number, clause.Heading, clause.Text.Zh, clause.Text.En }.Any(t => t.Contains(search, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A part of the text with those of its clauses that are shown.</summary>
public sealed record ClauseGroup(Clause Top, List<Clause> Clauses);

/// <summary>What is said of how a clause is accounted for.</summary>
internal static class AccountWords
{
    public static IReadOnlyList<Platform.Ui.Forms.Choice> Choices { get; } =
        [.. new[] { Account.Bound, Account.Handled, Account.Planned }.Select(a => new Platform.Ui.Forms.Choice(a.ToString().ToLowerInvariant(), Of(a)))];

    public static Phrase Of(Account account) => account switch
    {
        Account.Bound => new("执行中", "Running"),
        Account.Handled => new("人工", "By people"),
        Account.Planned => new("计划中", "Planned"),
        _ => new("未安排", "Not settled"),
    };

    public static Platform.Ui.Tone Tone(Account account) => account switch
    {
        Account.Bound => Platform.Ui.Tone.Success,
        Account.Handled => Platform.Ui.Tone.Neutral,
        Account.Planned => Platform.Ui.Tone.Info,
        _ => Platform.Ui.Tone.Warning,
    };

    /// <summary>Why a clause needs no control.</summary>
    public static Phrase Handled(string @as) => @as switch
    {
        "definition" => new("说明含义或范围，不需要执行", "Says what words mean; nothing to run"),
        "principle" => new("原则，靠人把握", "A principle, kept by people"),
        "person decides" => new("由人决定，系统不代为判断", "A person decides; nothing is judged for him"),
        _ => new("不在本系统范围内", "Outside what is run here"),
    };

    /// <summary>The kind of control a planned clause waits for.</summary>
    public static Phrase Kind(string kind) => kind switch
    {
        "flow" => new("审批", "an approval"),
        "duty" => new("定期事项", "a duty"),
        "limit" => new("时限", "a limit"),
        "checklist" => new("检查表", "a checklist"),
        "metric" => new("指标", "a metric"),
        "course" => new("培训考试", "a course"),
        "register" => new("台账", "a register"),
        _ => Phrase.Same(kind),
    };
}
