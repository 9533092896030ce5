using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Packs.Yaml;

namespace Yunzhang.Engine.Tests.Packs;

public sealed class YamlRefusalTests
{
    [Theory]
    [InlineData("handled.yaml", "kind: flow, why", "kind: flow, kind: flow, why", "pack.yaml-duplicate-key", 4, 42, "重复", "repeated")]
    [InlineData("pack.yaml", "owner: ops", "owner:\tops", "pack.yaml-tab", 6, 7, "制表符", "tab")]
    [InlineData("controls/fine.table.yaml", "| late  | late    | >=", "| late  |\tlate    | >=", "pack.yaml-tab", 17, 16, "空格", "blanks")]
    [InlineData("pack.yaml", "owner: ops", "owner: &o ops", "pack.yaml-anchor", 6, 8, "锚点", "anchor")]
    [InlineData("pack.yaml", "owner: ops", "owner: !!str ops", "pack.yaml-tag", 6, 8, "!!str", "!!str")]
    [InlineData("pack.yaml", "owner: ops", "owner: ops\n<<: { layer: law }", "pack.yaml-merge", 7, 1, "合并键", "merge key")]
    [InlineData("pack.yaml", "owner: ops", "owner： ops", "pack.yaml-full-width-colon", 6, 6, "全角冒号", "ASCII colon and a blank")]
    [InlineData("pack.yaml", "owner: ops", "owner：ops", "pack.yaml-full-width-colon", 6, 6, "英文半角冒号", "full-width colon")]
    [InlineData("words.yaml", "{ name: 当日工资,", "{ name：当日工资,", "pack.yaml-full-width-colon", 4, 19, "全角", "full-width")]
    [InlineData("words.yaml", "  deviation:", "  deviation：", "pack.yaml-full-width-colon", 12, 12, "全角", "full-width")]
    [InlineData("pack.yaml", "name: 考勤小规定", "name: 考勤: 小规定", "pack.yaml-syntax", 2, 9, "请把冒号后面的文字放进引号", "Put the text after the colon in quotes")]
    [InlineData("handled.yaml", "why: 请假由厂长审批 }", "why: 请假由厂长审批, 再报部门 }", "pack.yaml-unquoted", 4, 56, "逗号", "comma")]
    [InlineData("handled.yaml", "why: 请假由厂长审批 }", "why: 请假由谁审批? }", "pack.yaml-unquoted", 4, 47, "引号", "not quoted")]
    [InlineData("controls/totals.counter.yaml", "    say: \"本月第 {n} 次，折算旷工一日，扣 {amount} 元。\"", "    say: {n} 次，扣 {amount} 元。", "pack.yaml-syntax", 13, 14, "文字以“{”开头", "begins with \"{\"")]
    [InlineData("pack.yaml", "{ post: [operator] }", "{ post: [operator] ", "pack.yaml-syntax", 8, 13, "括号没有配对", "not closed")]
    [InlineData("pack.yaml", "name: 考勤小规定", "name: \"考勤小规定", "pack.yaml-syntax", 2, 7, "引号没有配对", "not closed")]
    [InlineData("pack.yaml", "name: 考勤小规定", "name: @考勤", "pack.yaml-syntax", 2, 7, "不能以“@”开头", "cannot begin with \"@\"")]
    [InlineData("pack.yaml", "name: 考勤小规定", "name: 考勤\n  小规定", "pack.yaml-many-lines", 2, 7, "不止一行", "more than one line")]
    [InlineData("pack.yaml", "owner: ops", "owner: ops\n随便一行", "pack.yaml-syntax", 7, 1, "没有“键: 值”的冒号", "no colon")]
    [InlineData("pack.yaml", "owner: ops", "owner: ops\n  layers: law", "pack.yaml-syntax", 7, 9, "上一行的键已经有值", "key above already has a value")]
    [InlineData("pack.yaml", "owner: ops", "owner: 'ops' x", "pack.yaml-syntax", 6, 14, "还有文字", "text goes on")]
    [InlineData("pack.yaml", "owner: ops", "owner: \"o\\qps\"", "pack.yaml-syntax", 6, 8, "反斜杠", "backslash")]
    [InlineData("pack.yaml", "owner: ops", "owner: ops\n- x", "pack.yaml-syntax", 7, 1, "没有“键: 值”的冒号", "no colon")]
    [InlineData("pack.yaml", "owner: ops", "owner: *ops", "pack.yaml-alias", 6, 8, "别名", "alias")]
    public void Refuses_what_the_format_leaves_out_of_YAML(string path, string old, string text, string code, int line, int column, string zh, string en)
    {
        var reading = GivenPack.Small().Replace(path, old, text).Load();
        var found = Assert.Single(reading.Diagnostics, d => d.Code == code);
        Assert.True(reading.Diagnostics.Count(d => d.Severity == Severity.Error) <= 2, string.Join('\n', reading.Diagnostics));
        Assert.Equal((line, column), (found.Where.Line, found.Where.Column));
        Assert.Contains(zh, found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, found.Format(Language.English), StringComparison.Ordinal);
        Assert.Null(reading.Pack);
    }

    [Theory]
    [InlineData("asks: 折算旷工后，原来三次的扣款是否仍收？", "asks: 折算旷工后 # 原来三次的扣款", 4, 17)]
    [InlineData("    asks: 当日工资由谁核定？", "    asks: 当日工资由谁核定？  # 待问", 14, 22)]
    public void Warns_of_text_lost_behind_a_hash(string old, string text, int line, int column) =>
        GivenPack.Small().Replace("questions.yaml", old, text).Warns("pack.text-lost", "questions.yaml", line, column, "注释", "comment");

    [Fact]
    public void Takes_a_comment_after_a_closed_value_for_what_it_is() =>
        GivenPack.Small().Replace("questions.yaml", "add:        { says: 仍收 }", "add:        { says: \"仍收 # 照扣\" }   # 默认").LoadWell();

    [Fact]
    public void Says_nothing_in_the_parsers_own_words()
    {
        var bad = GivenPack.Small().Replace("pack.yaml", "name: 考勤小规定", "name: 考勤: 小规定").Load();
        var found = Assert.Single(bad.Diagnostics);
        Assert.DoesNotMatch("[A-Za-z]{6,}", found.Message.Zh + found.Hint!.Value.Zh);
        Assert.Equal("packs/small/pack.yaml:2:9: 错误 pack.yaml-syntax: 冒号后面的文字里又有一个冒号，读不出哪里是键。 请把冒号后面的文字放进引号。", found.Format(Language.Chinese));
    }

    [Fact]
    public void Goes_on_after_a_mistake_in_the_same_file_and_in_others()
    {
        var reading = GivenPack.Small()
            .Replace("questions.yaml", "asks: 折算旷工后，原来三次的扣款是否仍收？", "asks: 折算: 仍收")
            .Replace("questions.yaml", "    chosen: 运营部核定", "    chosen: 运营部: 核定\n    chosn: x")
            .Replace("controls/totals.counter.yaml", "    every: 3", "    evry: 3: 4")
            .Replace("controls/totals.counter.yaml", "per: [team, 30 days]", "per: [team, 30 dys]")
            .Replace("words.yaml", "unit: min", "unit: minute")
            .Load();
        Assert.Equal(
            [
                "controls/totals.counter.yaml:11 pack.unknown-key", "controls/totals.counter.yaml:11 pack.yaml-syntax", "controls/totals.counter.yaml:19 pack.bad-window",
                "questions.yaml:4 pack.yaml-syntax", "questions.yaml:15 pack.yaml-syntax", "questions.yaml:16 pack.unknown-key", "words.yaml:16 pack.unknown-unit",
            ],
            reading.Diagnostics.Where(d => d.Severity == Severity.Error && d.Code != "pack.counter-way").Select(d => $"{d.Where.File["packs/small/".Length..]}:{d.Where.Line} {d.Code}"));
    }

    [Fact]
    public void Loses_nothing_behind_the_end_of_a_document_without_a_word()
    {
        var bag = new DiagnosticBag();
        var root = Assert.IsType<YamlMap>(Assert.Single(YamlReader.Read("p.yaml", "owner: ops\n...\nlayer: law\n", bag)));
        Assert.Equal("owner", Assert.Single(root.Entries).Key.Text);
        var found = Assert.Single(bag.All);
        Assert.Equal("pack.yaml-syntax p.yaml:3:1", $"{found.Code} {found.Where}");
        Assert.Contains("“layer: law”读不出来", found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("\"layer: law\" cannot be read", found.Format(Language.English), StringComparison.Ordinal);
        Assert.Equal("ops", Assert.IsType<YamlText>(Assert.IsType<YamlMap>(Assert.Single(YamlReader.Read("p.yaml", "owner: ops\n...\n", new()))).Find("owner")).Text);
    }

    [Theory]
    [InlineData("a: [x, y, [z], { b: c, d: }]", "a=[x,y,[z],{b=c,d=}]")]
    [InlineData("a: [b: c, d]", "a=[{b=c},d]")]
    [InlineData("a:\n- x\n-\n- b: c\n  d: e\n- - y\nf:", "a=[x,,{b=c,d=e},[y]],f=")]
    [InlineData("? a\n: b\nc: |\n  x\n   y\n", "a=b,c=x\n y\n")]
    [InlineData("{ a: b, 'c d': \"e\\tf\", }", "a=b,c d=e\tf")]
    [InlineData("a: !x &y\nb: 1", "a=,b=1")]
    public void Reads_maps_and_lists_however_they_are_written(string yaml, string shown) =>
        Assert.Equal($"{{{shown}}}", Show(Assert.Single(YamlReader.Read("p.yaml", yaml, new()))));

    private static string Show(YamlNode node) => node switch
    {
        YamlText text => text.Text,
        YamlList list => $"[{string.Join(',', list.Items.Select(Show))}]",
        YamlMap map => $"{{{string.Join(',', map.Entries.Select(e => $"{e.Key.Text}={Show(e.Value)}"))}}}",
        _ => "?",
    };

    [Fact]
    public void Refuses_a_file_that_is_not_UTF8_and_names_the_line()
    {
        var files = GivenPack.Small().Source().Files.ToDictionary();
        files["handled.yaml"] = [.. "handled:\n  - { why: "u8, 0xB9, 0xAB, 0xCB, 0xBE];
        var found = Assert.Single(Yunzhang.Engine.Packs.PackLoader.Load(new Yunzhang.Engine.Packs.PackSource("p", files)).Diagnostics, d => d.Code == "pack.not-utf8");
        Assert.Equal("p/handled.yaml:2:1", found.Where.ToString());
        Assert.Contains("另存为", found.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("GB18030", found.Format(Language.English), StringComparison.Ordinal);
    }
}
