using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Yunzhang.Engine.Flows;
using Yunzhang.Modules.Audit.Words;

namespace Yunzhang.Modules.Tests.Audit;

/// <summary>Whatever the product can write into the journal reads as a sentence.</summary>
public sealed partial class JournalWordsTests
{
    // Calls that hand a kind on which somebody else names.
    private static readonly HashSet<string> HandOn = ["Write.cs", "CaseKeeper.cs", "PersonRecord.cs", "FactRecorder.cs"];

    [Fact]
    public void Every_kind_that_can_be_journalled_has_words_in_both_languages_and_no_words_are_of_a_kind_that_cannot()
    {
        var (kinds, unnamed) = Journalled();
        kinds.UnionWith(typeof(CaseEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!));
        var known = JournalText.Kinds.Select(k => k.Kind).ToHashSet();

        Assert.True(kinds.Count > 80, $"{kinds.Count} kinds were found");
        Assert.True(unnamed is [], $"Journal lines whose kind is not written where they are made: {string.Join(", ", unnamed)}");
        Assert.True(kinds.Except(known).ToList() is [], $"Give words to: {string.Join(", ", kinds.Except(known).Order())}");
        Assert.True(known.Except(kinds).ToList() is [], $"Nobody writes: {string.Join(", ", known.Except(kinds).Order())}");
        foreach (var words in JournalText.Kinds)
        {
            foreach (var text in new[] { words.Name, words.Sentence })
            {
                Assert.True(Chinese().IsMatch(text.Zh), $"{words.Kind}: {text.Zh}");
                Assert.False(Chinese().IsMatch(text.En), $"{words.Kind}: {text.En}");
            }

            Assert.Equal(Fields(words.Sentence.Zh), Fields(words.Sentence.En));
        }
    }

    [Theory]
    [InlineData("punch.entered", """{"at":"2014-04-29 07:59","source":"Hand","reason":"考勤机断电"}""", "补录 2014-04-29 07:59，原因：考勤机断电", "entered a punch at 2014-04-29 07:59, because 考勤机断电")]
    [InlineData("punch.entered", """{"at":"2014-04-29 07:59","source":"Phone","reason":""}""", "手机打卡 2014-04-29 07:59", "clocked by phone at 2014-04-29 07:59")]
    [InlineData("cover.recorded", """{"kind":"Outing","from":"2014-04-29 08:00","to":"2014-04-29 12:00","approval":null,"allowedBy":null,"reason":"送检"}""", "登记外出：2014-04-29 08:00 至 2014-04-29 12:00，事由：送检", "recorded an outing from 2014-04-29 08:00 to 2014-04-29 12:00, because 送检")]
    [InlineData("punches.imported", """{"batch":3,"file":"4月.csv","hash":"ab","rows":200,"added":170,"known":1,"failed":29,"first":"2014-04-01","last":"2014-04-30"}""", "导入打卡文件“4月.csv”，200 行：新打卡 170 次，以前导入过 1 次，未导入 29 行（2014-04-01 到 2014-04-30）", "imported 200 rows of punches of \"4月.csv\": 170 new, 1 known before, 29 rows not taken (2014-04-01 to 2014-04-30)")]
    [InlineData("file.received", """{"file":"01","name":"4月.csv","bytes":5120}""", "收到文件“4月.csv”（5120 字节），等待导入", "received the file \"4月.csv\" (5120 bytes) to be imported")]
    public void A_line_reads_as_a_sentence(string kind, string body, string zh, string en)
    {
        var said = JournalText.Of(kind, body);
        Assert.Equal((zh, en), (said.Zh, said.En));
    }

    // The kinds written in calls of Journal, and the calls that name none.
    private static (HashSet<string> Kinds, List<string> Unnamed) Journalled()
    {
        var (kinds, unnamed) = (new HashSet<string>(), new List<string>());
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            foreach (Match call in Calls().Matches(text))
            {
                var found = KindIn().Matches(Arguments(text, call.Index + call.Length)).Select(k => k.Groups[1].Value).ToList();
                kinds.UnionWith(found);
                if (found.Count == 0 && !HandOn.Contains(Path.GetFileName(file))) unnamed.Add($"{Path.GetFileName(file)}: {text[call.Index..(call.Index + 60)]}");
            }
        }

        return (kinds, unnamed);
    }

    // What stands before the object that is the body: names in it are no kinds.
    private static string Arguments(string text, int from)
    {
        var depth = 1;
        var at = from;
        for (; at < text.Length && depth > 0; at++)
        {
            if (text.AsSpan(at).StartsWith("new {") || text.AsSpan(at).StartsWith("new\n")) break;
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return text[from..at];
    }

    private static IEnumerable<string> Fields(string sentence) => FieldIn().Matches(sentence).Select(m => m.Groups[1].Value).Where(f => !f.EndsWith(".zh", StringComparison.Ordinal) && !f.EndsWith(".en", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "global.json"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"\bJournal(?:Text)?\(")]
    private static partial Regex Calls();

    [GeneratedRegex("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex KindIn();

    [GeneratedRegex(@"\{([A-Za-z.]+)")]
    private static partial Regex FieldIn();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
