using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Notices;

public sealed class GroupDeliveryTests
{
    private const string Secret = "SEC-9f2c-geheim";

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_group_is_told_once_of_its_own_unit_and_of_nobody_by_name(string engine)
    {
        await using var given = await GivenDelivery.On(engine);
        await given.Account("head", null, null, (Role.Head, "城东厂"));
        await given.Account("second", null, null, (Role.Head, "城东厂"));
        await given.Group(GroupKind.WeCom, null, "城东厂");
        await given.Group(GroupKind.WeCom, null, "城西厂", "/west?key=k2");
        await given.Plant.Record("Y001", new(2014, 4, 3), ("kind", "no_show"));
        await given.Plant.Record("Y001", new(2014, 4, 4), ("kind", "asleep"));

        await given.Plant.Settler.Settle(given.Plant.Access);
        await given.Plant.Settler.Settle(given.Plant.Access);
        await given.Run();
        await given.Run();

        var sent = Assert.Single(given.Web.Taken);
        Assert.Equal("/robot?key=k1", sent.Address.PathAndQuery);
        using var body = JsonDocument.Parse(sent.Body);
        var text = body.RootElement.GetProperty("text").GetProperty("content").GetString()!;
        Assert.Matches("^.+ 2014-04-03 有一笔等人说明\nhttps://yunzhang.example/ledger/[0-9a-f-]+$", text);
        var person = await given.Plant.Read(db => Task.FromResult(db.Set<Person>().Single(p => p.Number == "Y001").Name));
        Assert.DoesNotContain(person, sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Robots_and_webhooks_are_signed_the_way_their_receivers_check()
    {
        await using var given = await GivenDelivery.On(Engines.Sqlite);
        await given.Account("head", null, null, (Role.Head, "城东厂"));
        await given.Group(GroupKind.DingTalk, Secret, path: "/ding?access_token=t");
        await given.Group(GroupKind.Feishu, Secret, path: "/feishu");
        await given.Group(GroupKind.Webhook, Secret, path: "/hook");
        await given.Plant.Record("Y001", new(2014, 4, 3), ("kind", "no_show"));
        await given.Plant.Settler.Settle(given.Plant.Access);

        Assert.Equal(3, await given.Run());

        var ding = given.Web.Taken.Single(p => p.Address.AbsolutePath == "/ding");
        var asked = ding.Address.Query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));
        Assert.Equal("1398996000000", asked["timestamp"]);
        Assert.Equal(Hmac(Secret, $"{asked["timestamp"]}\n{Secret}"), asked["sign"]);
        using var feishu = JsonDocument.Parse(given.Web.Taken.Single(p => p.Address.AbsolutePath == "/feishu").Body);
        Assert.Equal(Hmac($"1398996000\n{Secret}", ""), feishu.RootElement.GetProperty("sign").GetString());
        Assert.Contains("有一笔等人说明", feishu.RootElement.GetProperty("content").GetProperty("text").GetString(), StringComparison.Ordinal);
        var hook = given.Web.Taken.Single(p => p.Address.AbsolutePath == "/hook");
        Assert.Equal("v1," + Hmac(Secret, $"{hook.Headers["webhook-id"]}.1398996000.{hook.Body}"), hook.Headers["webhook-signature"]);
        using var told = JsonDocument.Parse(hook.Body);
        var notice = Assert.Single(told.RootElement.GetProperty("notices").EnumerateArray());
        Assert.Equal(("entry-waits", hook.Headers["webhook-id"]), (notice.GetProperty("kind").GetString(), told.RootElement.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData(200, """{"errcode":310000,"errmsg":"sign not match"}""", DeliveryState.Failed, "机器人拒收（310000）：sign not match。请核对地址、密钥和机器人的安全设置。")]
    [InlineData(200, """{"errcode":130101,"errmsg":"too fast"}""", DeliveryState.Waiting, "机器人发得太密（130101），稍后自动再试。")]
    [InlineData(503, "", DeliveryState.Waiting, "对方暂时不收（HTTP 503），稍后自动再试。")]
    [InlineData(404, "", DeliveryState.Failed, "对方拒收（HTTP 404）。请核对地址和密钥。")]
    [InlineData(200, "<html>", DeliveryState.Waiting, "回答不像机器人给的。请核对地址。")]
    public async Task What_a_robot_did_not_take_waits_or_has_failed_with_its_reason(int status, string answer, DeliveryState state, string why)
    {
        await using var given = await GivenDelivery.On(Engines.Sqlite);
        await given.Account("head", null, null, (Role.Head, "城东厂"));
        await given.Group(GroupKind.DingTalk, Secret);
        (given.Web.Status, given.Web.Answer) = (status, answer);
        await given.Plant.Record("Y001", new(2014, 4, 3), ("kind", "no_show"));
        await given.Plant.Settler.Settle(given.Plant.Access);

        Assert.Equal(0, await given.Run());

        var left = Assert.Single(await given.Deliveries());
        Assert.Equal((state, why), (left.State, left.ProblemZh));
    }

    private static string Hmac(string key, string text) => Convert.ToBase64String(new HMACSHA256(Encoding.UTF8.GetBytes(key)).ComputeHash(Encoding.UTF8.GetBytes(text)));
}
