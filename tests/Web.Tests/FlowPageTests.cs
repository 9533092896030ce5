using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Cases;

namespace Yunzhang.Web.Tests;

public sealed class FlowPageTests
{
    private const string Flows = "/rulebook/wastewater.operators/flows", Leave = Flows + "/leave";

    [Fact]
    public async Task A_flow_shows_its_steps_its_drawing_its_form_and_its_tests_to_everybody_and_the_proof_to_whoever_keeps_the_rules()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var (worker, ops) = (await PeoplePageTests.SignIn(plant, "worker@demo"), await PeoplePageTests.SignIn(plant, "ops@demo"));

        var page = await worker.Page(Leave);

        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("data-step=\"stand-in\"", page, StringComparison.Ordinal);
        Assert.Contains("审批：厂长，期限 1 个工作日", page, StringComparison.Ordinal);
        Assert.Contains("请假调休单", page, StringComparison.Ordinal);
        Assert.Contains("个全部通过", page, StringComparison.Ordinal);
        Assert.Contains("2014-04-01", page, StringComparison.Ordinal);
        Assert.DoesNotContain("有没有人办", page, StringComparison.Ordinal);
        Assert.Contains("有没有人办", await ops.Page(Leave), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Leave}\"", await worker.Page("/rulebook/wastewater.operators/leave.apply"), StringComparison.Ordinal);
        Assert.Contains($"href=\"{Flows}\"", await worker.Page("/rulebook/wastewater.operators"), StringComparison.Ordinal);
        foreach (var path in new[] { Flows + "/nothing", Leave + "?from=2013-01-01", "/rulebook/nothing/flows", Flows + "/nothing/bpmn", Leave + "/bpmn?from=2013-01-01" })
            Assert.Equal(HttpStatusCode.NotFound, (await worker.Get(path)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_lacking_is_said_on_the_page_and_before_a_new_version_is_activated()
    {
        await using var plant = await GivenPlant.New(demo: true);
        await using (var db = plant.Database.OpenWhole())
            await db.Set<RoleHolder>().IgnoreQueryFilters().Where(h => h.Role == "ops").ExecuteDeleteAsync();
        var admin = await PeoplePageTests.SignIn(plant, "admin@demo");
        await admin.Send("/rulebook/wastewater.operators/questions/conversion", "decide", ("answer", "replace"), ("reason", "三次已经扣过"));

        var (flow, activate) = (await admin.Page(Leave), await admin.Page("/rulebook/wastewater.operators/activate"));

        Assert.Contains("到“运营部批准”这一步会卡住", flow, StringComparison.Ordinal);
        Assert.Contains("启用不受影响", activate, StringComparison.Ordinal);
        Assert.Contains("到“运营部批准”这一步会卡住", activate, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await admin.Send("/rulebook/wastewater.operators/activate", "activate")).StatusCode);
    }

    [Fact]
    public async Task The_BPMN_of_a_flow_comes_as_a_file_in_the_language_of_the_page()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");

        var answer = await worker.Get(Leave + "/bpmn?from=2014-04-01");

        Assert.Equal(("application/xml", "leave-2014-04-01.bpmn"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        var document = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["顶班人同意", "厂长签署意见", "运营部批准"], document.Descendants().Where(e => e.Name.LocalName == "userTask").Select(e => e.Attribute("name")!.Value));
        Assert.Equal(document.Descendants().Count(e => e.Name.LocalName == "sequenceFlow"), document.Descendants().Count(e => e.Name.LocalName == "BPMNEdge"));
    }
}
