using System.Text;
using Yunzhang.Commands.Tests;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Facts;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Files.Tests;

public sealed class FactFilesTests
{
    private static readonly Vocabulary Words = new()
    {
        Words = [new Word("deviation", new("考勤异常", "Deviation"), FactSubject.Person, [new() { Id = "minutes", Name = new("分钟数", "Minutes"), Type = FieldType.Number }], default)],
    };

    private static FactBook Book() => new(new FrameLayout(Words), new PeopleBook(), new PeopleBook());

    [Fact]
    public void Reads_the_same_facts_in_either_encoding()
    {
        using var given = new GivenCommand();
        const string text = "员工,日期,分钟数\n\"张三\",2014年4月3日,12\n\n李四,2014/4/5,\n";
        var plain = FactFiles.ReadFacts(given.File("utf8.csv", text), Book());
        var old = FactFiles.ReadFacts(given.File("old.csv", text, CodePagesEncodingProvider.Instance.GetEncoding(54936)), Book());
        Assert.Equal(["张三 2 12", "李四 4 ?"], plain.Book.People.All.Select((p, i) => $"{p.Id} {plain.Book.LineOf(i)} {plain.Book.FieldOf(i, 0)}"));
        Assert.Equal(["张三 2 12", "李四 4 ?"], old.Book.People.All.Select((p, i) => $"{p.Id} {old.Book.LineOf(i)} {old.Book.FieldOf(i, 0)}"));
        Assert.Empty(plain.Diagnostics);
        var note = Assert.Single(old.Diagnostics);
        Assert.Equal(("csv.encoding-chosen", Severity.Note), (note.Code, note.Severity));
        Assert.Contains("按 GB18030 读取", note.Message.Zh);
        Assert.Contains("read as GB18030", note.Message.En);
        Assert.False(old.HasErrors);
    }

    [Fact]
    public void Says_that_a_file_is_missing_or_is_a_folder()
    {
        using var given = new GivenCommand();
        var folder = Path.GetDirectoryName(given.File("a.csv", ""))!;
        var missing = Assert.Single(FactFiles.ReadFacts(Path.Combine(folder, "none.csv"), Book()).Diagnostics);
        Assert.Equal("file.missing", missing.Code);
        Assert.Contains("找不到这个文件", missing.Message.Zh);
        Assert.Contains("There is no such file", missing.Message.En);
        Assert.Equal("file.unreadable", Assert.Single(FactFiles.ReadPeople(folder, Words, new PeopleBook()).Diagnostics).Code);
    }

    [Fact]
    public void Tells_what_is_wrong_with_the_file_after_what_is_wrong_with_its_rows()
    {
        using var given = new GivenCommand();
        var reading = FactFiles.ReadFacts(given.File("facts.csv", "员工,日期,分钟数\n张三,四月,12\n李四,2014-04-05,\"9\n"), Book());
        Assert.Equal([("file.not-a-date", 2, 2), ("csv.unclosed-quote", 3, 3)], reading.Diagnostics.Select(d => (d.Code, d.Where.Line, d.Where.Column)));
    }
}
