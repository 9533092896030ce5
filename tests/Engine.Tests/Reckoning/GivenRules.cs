using NodaTime;
using NodaTime.Text;
using Yunzhang.Engine.Binding;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Feel;
using Yunzhang.Engine.Packs;
using Yunzhang.Engine.Reckoning;

namespace Yunzhang.Engine.Tests.Reckoning;

/// <summary>A small regulation in text, and facts written one a line: <c>2014-04-03 张三 deviation kind=late minutes=12 recorded=2014-04-05</c>.</summary>
internal sealed class GivenRules
{
    public const string Words = """
        roles: { head: 班长, ops: 运营部 }
        people:
          day_wage: { name: 当日工资, type: money, asked_of: ops }
          team: { name: 班组, type: unit }
          boss: { name: 主管, type: person }
        words:
          deviation:
            name: 考勤异常
            fields:
              kind: { name: 种类, type: choice, of: { late: 迟到, early: 早退, no_show: 未到岗 } }
              minutes: { name: 分钟数, type: number, unit: min, range: "[0..1440]" }
              excused: { name: 有正当理由, type: yes/no, asked_of: head }
              stayed: { name: 前一天加班, type: yes/no, from: overtime.late, days_before: 1, if_none: no }
          overtime:
            name: 加班
            fields:
              late: { name: 到深夜, type: yes/no }
          finding:
            name: 检查发现
            about: unit
            fields:
              crew: { name: 当班人员, type: people }
              points: { name: 扣分, type: number }
        outcomes: { none: 不计, late: 迟到, absence: 旷工, duty: 未履职 }
        marks: { bonus: { name: 年终奖, default: due, of: { due: 照发, cancelled: 取消 } } }
        cards: { yellow: 黄牌 }
        gates: { off_duty: 停岗 }
        """;

    public const string Fine = """
        table: fine
        name: 考勤扣款
        clauses: [rule.late]
        for_each: deviation
        judged_at: event
        versions:
          - from: 2014-04-01
            values: { from_minutes: 10, absent_minutes: 60, absence_amount: day_wage + 200 }
            rows: |
              | row    | kind        | minutes                        | excused | stayed || outcome | amount         | days |
              |--------|-------------|--------------------------------|---------|--------||---------|----------------|------|
              | grace  | late, early | < from_minutes                 | -       | no     || none    | 0              | 0    |
              | late   | late, early | [from_minutes..absent_minutes) | -       | no     || late    | 10             | 0    |
              | absent | late, early | >= absent_minutes              | -       | no     || absence | absence_amount | 1    |
              | tired  | late, early | -                              | -       | yes    || none    | 0              | 0    |
              | noshow | no_show     | -                              | no      | -      || absence | absence_amount | 1    |
              | leave  | no_show     | -                              | yes     | -      || none    | 0              | 0    |
            say:
              late: "{kind} {minutes} 分钟，扣 {amount} 元。"
        """;

    private readonly Dictionary<string, string> files = new()
    {
        ["pack.yaml"] = "pack: demo\nname: 考勤规定\nformat: 1\nlanguage: zh\nowner: ops\nissues:\n  - { effective: 2014-04-01, text: text/2014-04-01.md }\n",
        ["text/2014-04-01.md"] = "# 考勤规定\n\n## 第一条 考勤 {#rule}\n1. 迟到十分钟起，每次扣十元；满六十分钟为旷工，扣当日工资和二百元。 {#rule.late}\n2. 累计按规定处理。 {#rule.count}\n3. 检查发现按项扣罚。 {#rule.duty}\n",
        ["words.yaml"] = Words,
        ["controls/fine.table.yaml"] = Fine,
    };

    private readonly List<string> people = [];

    public static GivenRules Plain() => new();

    public GivenRules With(string file, string text)
    {
        files[file] = text;
        return this;
    }

    public GivenRules Counter(string id, string body) =>
        With($"controls/{id}.counter.yaml", $"counter: {id}\nname: {id}\nclauses: [rule.count]\ncounted_on: event\n{body}");

    public GivenRules Person(string id, string fields = "day_wage=120")
    {
        people.Add($"{id} {fields}");
        return this;
    }

    public (BoundPack? Bound, string Problems) Bind()
    {
        var read = PackLoader.Load(PackSource.FromText("demo", files));
        if (read.Pack is null) return (null, InBoth(read.Diagnostics));
        var (bound, found) = PackBinder.Bind(read.Pack);
        return (bound, InBoth(found));
    }

    private static string InBoth(IEnumerable<Diagnostic> found) =>
        string.Join('\n', found.SelectMany(d => new[] { d.Format(Language.English), d.Format(Language.Chinese) }));

    public GivenLedger Reckon(string until, params string[] facts) => ReckonKnown(until, until, facts);

    public GivenLedger Reckon(string until, bool twoThreads, params string[] facts) => ReckonKnown(until, until, facts, twoThreads);

    public GivenLedger ReckonKnown(string until, string known, params string[] facts) => ReckonKnown(until, known, facts, twoThreads: false);

    private GivenLedger ReckonKnown(string until, string known, string[] facts, bool twoThreads)
    {
        var (bound, problems) = Bind();
        Assert.True(bound is not null, problems);
        return new GivenLedger(Reckoner.Reckon(bound, Book(bound, facts), Day(known), Day(until), trace: true, twoThreads: twoThreads));
    }

    private FactBook Book(BoundPack bound, string[] lines)
    {
        var words = bound.Layout.Words;
        var register = new PeopleBook();
        foreach (var line in people)
        {
            var parts = line.Split(' ');
            var given = parts.Skip(1).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
            var person = register.GetOrAdd(parts[0]);
            if (given.TryGetValue("joined", out var joined)) person.Joined = Day(joined);
            person.Add(new PersonState(int.MinValue, [.. words.People.Select(f => Parse(f, given.GetValueOrDefault(f.Id)))]));
        }
        var book = new FactBook(bound.Layout, register, new PeopleBook()) { Source = "facts.csv" };
        var number = 1;
        foreach (var line in lines)
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var given = parts.Skip(3).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
            var index = words.Words.ToList().FindIndex(w => w.Id == parts[2]);
            var word = words.Words[index];
            var subject = word.About == FactSubject.Person ? register.GetOrAdd(parts[1]).Index : book.Units.GetOrAdd(parts[1]).Index;
            var day = Day(parts[0]);
            book.Add(index, subject, day, given.TryGetValue("recorded", out var recorded) ? Day(recorded) : day,
                [.. word.Fields.Select(f => Parse(f, given.GetValueOrDefault(f.Id)))], line: ++number);
        }
        return book;
    }

    private static Value Parse(Field field, string? text) => text is null ? Value.Unknown(field.Id) : FieldText.Parse(field, text);

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}

internal sealed class GivenLedger(Ledger ledger)
{
    public Ledger Ledger => ledger;

    public Statement Of(string subject) => Statements.Of(ledger).Single(s => s.Subject.Id == subject);

    public decimal ToPay(string subject) => Statements.Of(ledger).FirstOrDefault(s => s.Subject.Id == subject)?.ToPay ?? 0;

    /// <summary>Entries as <c>day control/row outcome amount standing</c>, in order.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = new List<string>();
            foreach (var entry in ledger.Entries)
                lines.Add($"{DateOnly.FromDayNumber(entry.Day):MM-dd} {ledger.SubjectOf(entry).Id} {ledger.ControlIdOf(entry)}/{ledger.RowIdOf(entry)} {ledger.OutcomeOf(entry)} {entry.Amount:0.##} {entry.Standing}");
            return lines;
        }
    }
}
