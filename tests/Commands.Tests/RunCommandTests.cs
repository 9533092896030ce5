using System.Text;
using System.Text.Json;

namespace Yunzhang.Commands.Tests;

public sealed class RunCommandTests
{
    private const string People = "工号,姓名,岗位,当日工资\n001,张三,operator,120\n";

    private const string April = "日期,员工,种类,分钟数\n2014-04-03,张三,迟到,12\n2014-04-10,张三,早退,15\n2014-04-17,张三,迟到,25\n2014-04-22,张三,迟到,75\n2014-04-24,张三,迟到,9\n2014-04-28,张三,睡岗,\n";

    private static string[] Operators(GivenCommand given, string facts, params string[] more) =>
        ["run", GivenCommand.Pack("wastewater-operators"), "--facts", given.File("facts.csv", facts), "--people", given.File("people.csv", People), "--until", "2014-04-30", .. more];

    [Theory]
    [InlineData(null, 700)]
    [InlineData("conversion=replace", 670)]
    [InlineData("conversion=count-only", 380)]
    public void Comes_to_the_yuan_under_each_reading(string? reading, int owed)
    {
        using var given = new GivenCommand();
        given.Run(Operators(given, April, reading is null ? ["--format", "json"] : ["--format", "json", "--reading", reading]));
        Assert.Equal(0, given.ExitCode);
        var total = JsonDocument.Parse(given.Output).RootElement.GetProperty("totals")[0];
        Assert.Equal(owed, total.GetProperty("to_pay").GetDecimal());
        Assert.Equal(2, total.GetProperty("days").GetDecimal());
    }

    [Fact]
    public void Comes_to_other_sums_for_a_process_worker()
    {
        using var given = new GivenCommand();
        given.Run("run", GivenCommand.Pack("wastewater-process"), "--facts", given.File("facts.csv", April),
            "--people", given.File("people.csv", People.Replace("operator", "process")), "--until", "2014-04-30", "--lang", "en");
        Assert.Equal(0, given.ExitCode);
        Assert.Contains("张三  460.00", given.Output);
    }

    [Fact]
    public void Owes_nothing_before_the_rules_are_in_force_and_says_so_in_both_languages()
    {
        using var given = new GivenCommand();
        var march = April.Replace("2014-04", "2014-03");
        Assert.Contains("6 条事实早于 2014-04-01 施行日，不处理，不欠任何款项。", given.Run(Operators(given, march)).Output);
        Assert.Contains("6 facts happened before the rules came into force on 2014-04-01; nothing is owed for them.", given.Run(Operators(given, march, "--lang", "en")).Output);
        Assert.Equal(0, given.ExitCode);
    }

    [Fact]
    public void Reads_a_file_in_the_old_chinese_encoding_alike()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var given = new GivenCommand();
        var plain = given.Run(Operators(given, April)).Output;
        var facts = given.File("old.csv", April, Encoding.GetEncoding("GB18030"));
        given.Run("run", GivenCommand.Pack("wastewater-operators"), "--facts", facts, "--people", given.File("people.csv", People), "--until", "2014-04-30");
        Assert.Equal(plain, given.Output);
        Assert.Contains("GB18030", given.Errors);
    }

    [Theory]
    [InlineData("日期,员工,种类,分钟\n2014-04-03,张三,迟到,12\n", "“分钟数”", "\"分钟数\"")]
    [InlineData("日期,员工,种类,分钟数\n2014-04-31,张三,迟到,12\n", "2014-04-31", "2014-04-31")]
    [InlineData("日期,员工,种类,分钟数\n2014-04-03,张四,迟到,12\n", "“张三”", "\"张三\"")]
    [InlineData("日期,员工,种类,分钟数\n2014-04-03,张三,迟到,10元\n", "“10元”", "\"10元\"")]
    [InlineData("日期,员工,种类,分钟数\n2014-04-03,张三,迟到,12\n2014-04-03,张三,迟到,12\n", "第 2 行", "row 2")]
    public void Refuses_a_bad_row_and_says_what_to_do(string facts, string zh, string en)
    {
        using var given = new GivenCommand();
        given.Run(Operators(given, facts));
        Assert.Equal(1, given.ExitCode);
        Assert.Contains(zh, given.Errors);
        Assert.Contains(en, given.Run(Operators(given, facts, "--lang", "en")).Errors);
    }

    [Fact]
    public void Reckons_the_good_rows_beside_a_wrong_date_in_row_17()
    {
        using var given = new GivenCommand();
        var rows = Enumerable.Range(1, 20).Select(i => i == 16 ? "2014-04-32,张三,迟到,12" : $"2014-04-{i:00},张三,脱岗,");
        given.Run(Operators(given, "日期,员工,种类,分钟数\n" + string.Join('\n', rows) + "\n"));
        Assert.Equal(1, given.ExitCode);
        Assert.Contains("facts.csv:17:1", given.Errors);
        Assert.Contains("20 行中有 1 行未采用", given.Errors);
        Assert.Contains("张三  570.00", given.Output);
    }

    [Fact]
    public void Refuses_to_run_with_an_open_question_and_runs_when_it_is_answered()
    {
        using var given = new GivenCommand();
        var pack = given.CopyOf("wastewater-operators");
        var questions = Path.Combine(pack, "questions.yaml");
        System.IO.File.WriteAllText(questions, System.IO.File.ReadAllText(questions).Replace("    chosen: add\n", ""));
        string[] run = ["run", pack, "--facts", given.File("facts.csv", April), "--people", given.File("people.csv", People), "--until", "2014-04-30"];
        given.Run(run);
        Assert.Equal(1, given.ExitCode);
        Assert.Contains("run.unanswered-question", given.Errors);
        Assert.Contains("--reading conversion=", given.Errors);
        Assert.Contains("张三  670.00", given.Run([.. run, "--reading", "conversion=replace"]).Output);
    }

    [Fact]
    public void Explains_each_entry_with_the_line_not_crossed()
    {
        using var given = new GivenCommand();
        given.Run(Operators(given, April, "--explain", "--all", "--lang", "en"));
        Assert.Contains("from 10 minutes", given.Output);
        Assert.Contains("attendance.late", given.Output);
    }

    [Fact]
    public void Says_which_folder_is_missing()
    {
        using var given = new GivenCommand();
        given.Run("run", "packs/nowhere", "--facts", "facts.csv", "--lang", "en");
        Assert.Equal(1, given.ExitCode);
        Assert.Contains("packs/nowhere: error run.no-such-pack: There is no such folder.", given.Errors);
    }

    [Fact]
    public void Tells_a_wrong_command_line_from_refused_input()
    {
        using var given = new GivenCommand();
        Assert.Equal(2, given.Run("run", "packs/x", "--facts", "f.csv", "--until", "30 April").ExitCode);
        Assert.Contains("2014-04-30", given.Errors);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("csv")]
    [InlineData("json")]
    public void Says_in_both_languages_that_a_count_could_not_be_placed(string format)
    {
        using var given = new GivenCommand();
        var pack = given.CopyOf("wastewater-operators");
        given.File("wastewater-operators/controls/odd.counter.yaml", """
            counter: odd
            name: 按每分钟
            clauses: [attendance.three]
            counts: [fine]
            per: [person, month]
            counted_on: event
            versions:
              - from: 2014-04-01
                values: { per_minute: 100 / minutes }
                apply: each
                rows: |
                  | row  | n | per_minute || amount |
                  |------|---|------------||--------|
                  | few  | - | < 50       || 1      |
                  | many | - | >= 50      || 2      |
            """);
        var facts = given.File("facts.csv", "日期,员工,种类,分钟数\n2014-04-03,张三,迟到,0\n2014-04-04,张三,迟到,20\n");
        string Said(params string[] more) => given.Run(["run", pack, "--facts", facts, "--format", format, .. more]) is var run && format == "table" ? run.Output : run.Errors;
        Assert.Contains("有 1 次累计在计数器里找不到唯一的一行", Said());
        Assert.Contains("1 counts met no single row of their counter", Said("--lang", "en"));
        Assert.DoesNotContain("找不到唯一的一行", given.Run("run", pack, "--facts", given.File("facts.csv", "日期,员工,种类,分钟数\n2014-04-04,张三,迟到,20\n"), "--format", format).Output);
    }
}
