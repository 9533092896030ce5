using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Rulebook;

namespace Yunzhang.Web.Tests.Stories;

/// <summary>
/// What the packs say of their flows in their tests is played through the product, from the form to the ending: every test that plays cases, and the stories of the
/// catalogue on a phone too.
/// </summary>
public sealed class StoryTests
{
    /// <summary>Folder of the pack, where the test stands, and what it is called.</summary>
    public static TheoryData<string, string, string> Every => new(All);

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Goes_through_the_product_as_the_pack_says(string folder, string where, string story)
    {
        var (pack, test) = Find(folder, where, story);
        await using var stage = await StoryStage.Of(folder, pack, test);

        await new StoryPlay(stage, new PlainHands(stage.Plant), pack).Play(test);
    }

    internal static IEnumerable<(string, string, string)> All =>
        from folder in new PackShelf(PackShelf.Shipped).Names from test in Pack(folder).Tests where IsOfPeople(test) select (folder, $"{test.Where}", test.Name);

    internal static (Pack Pack, PackTest Test) Find(string folder, string where, string story) => Pack(folder) is var pack ? (pack, pack.Tests.Single(t => $"{t.Where}" == where && t.Name == story)) : default;

    private static Pack Pack(string folder) => PackLoader.Load(new PackShelf(PackShelf.Shipped).Find(folder)!).Pack!;

    // Other readings are another organisation's; what a control starts has tests of its own.
    private static bool IsOfPeople(PackTest test) => test.Readings.Count == 0 && test.Timeline.OfType<TestAct>().Any()
        && test.Timeline.OfType<TestAct>().All(a => a.Does.Text != "start" || test.People.Any(p => p.Id == a.Who.Text));
}

/// <summary>Stories S3, S4, S5 and S8, told with a thumb.</summary>
public sealed class PhoneStoryTests(Browser browser)
{
    /// <summary>Folder of the pack, where the test stands, and what it is called.</summary>
    public static TheoryData<string, string, string> Told => new(StoryTests.All.Where(s => s.Item3 is ['S', '3' or '4' or '5' or '8', ..]));

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Goes_through_a_phone_as_the_pack_says(string folder, string where, string story)
    {
        var (pack, test) = StoryTests.Find(folder, where, story);
        await using var stage = await StoryStage.Of(folder, pack, test);
        await using var hands = new BrowserHands(stage.Plant, browser, Screen.Phone with { Viewer = null });

        await new StoryPlay(stage, hands, pack).Play(test);
    }
}
