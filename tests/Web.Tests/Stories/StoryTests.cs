using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Rulebook;

namespace Yunzhang.Web.Tests.Stories;

/// <summary>The stories that the packs tell of their flows, played through the product from the form to the ending.</summary>
public sealed class StoryTests(Browser browser)
{
    /// <summary>Folder of the pack and the story, as its test is called.</summary>
    public static TheoryData<string, string> Stories => new(All);

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task Goes_through_the_product_as_the_pack_says(string folder, string story)
    {
        var pack = Pack(folder);
        var test = pack.Tests.Single(t => t.Name == story);
        await using var stage = await StoryStage.Of(folder, pack, test);

        await new StoryPlay(stage, new PlainHands(stage.Plant), pack).Play(test);
    }

    /// <summary>Those that are told by a phone as well.</summary>
    public static TheoryData<string, string> OnThePhone => new(All.Where(s => s.Item2 is ['S', '3' or '4' or '5' or '8', ..]));

    [Theory]
    [MemberData(nameof(OnThePhone))]
    public async Task Goes_through_a_phone_as_the_pack_says(string folder, string story)
    {
        var pack = Pack(folder);
        var test = pack.Tests.Single(t => t.Name == story);
        await using var stage = await StoryStage.Of(folder, pack, test);
        await using var hands = new BrowserHands(stage.Plant, browser, Screen.Phone with { Viewer = null });

        await new StoryPlay(stage, hands, pack).Play(test);
    }

    private static IEnumerable<(string, string)> All => from folder in new PackShelf(PackShelf.Shipped).Names from test in Written(folder) where IsStory(test) select (folder, test.Name);

    private static Pack Pack(string folder) => PackLoader.Load(new PackShelf(PackShelf.Shipped).Find(folder)!).Pack!;

    private static IReadOnlyList<PackTest> Written(string folder) => Pack(folder).Tests;

    private static bool IsStory(PackTest test) => test.Name is ['S', >= '0' and <= '9', ..] && test.Readings.Count == 0 && test.Timeline.OfType<TestAct>().Any();
}
