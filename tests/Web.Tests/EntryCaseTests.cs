using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Cases.RunCases;
using Yunzhang.Modules.Cases.StartOnEntries;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Facts.Checking;
using Yunzhang.Modules.Facts.RecordFact;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Ledger.SettleMonths;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Web.Tests;

public sealed class EntryCaseTests
{
    [Fact]
    public async Task A_fine_that_is_not_valid_yet_leads_to_its_case_and_back_and_is_shown_apart_from_every_sum()
    {
        await using var plant = await GivenPlant.New(demo: true);
        var (entry, of) = await Fined(plant, "worker@demo");
        var worker = await PeoplePageTests.SignIn(plant, "worker@demo");

        var page = await worker.Page($"/ledger/{entry.EntryId}");
        Assert.Contains("尚未生效：单据办完以前不扣款。", page, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"/cases/{of.CaseId}\">扣款单 {of.Number}</a>", page, StringComparison.Ordinal);
        var its = await worker.Page($"/cases/{of.CaseId}");
        Assert.Contains($"<a href=\"/ledger/{entry.EntryId}\">发起这张单的账目</a>", its, StringComparison.Ordinal);
        Assert.Contains("系统按规章发起", its, StringComparison.Ordinal);
        Assert.Contains("尚未生效", await worker.Page("/today"), StringComparison.Ordinal);
        Assert.Contains($"/ledger/{entry.EntryId}", await worker.Page("/ledger?kind=pending"), StringComparison.Ordinal);
        Assert.DoesNotContain($"/ledger/{entry.EntryId}", await worker.Page("/ledger?kind=fines"), StringComparison.Ordinal);

        var clerk = await PeoplePageTests.SignIn(plant, "hr@demo");
        var month = await clerk.Page($"/ledger/months/{entry.MonthUnitId}/{entry.Month:uuuu-MM}");
        Assert.Contains("还没有生效的 1 笔", month, StringComparison.Ordinal);
        Assert.Contains($"扣款单 {of.Number}", month, StringComparison.Ordinal);
        var sheet = await clerk.Page($"/ledger/months/{entry.MonthUnitId}/{entry.Month:uuuu-MM}/sheet");
        Assert.Contains("另有 ¥30 尚未生效，不在合计里。", sheet, StringComparison.Ordinal);
        Assert.Contains("（尚未生效 ¥30）", WebUtility.HtmlDecode(sheet), StringComparison.Ordinal);
    }

    // Records something that costs thirty yuan today, and lets the product do what it does by itself.
    private static async Task<(LedgerEntry Entry, EntryCase Of)> Fined(GivenPlant plant, string account)
    {
        var (rules, person) = (new RulesInForce(), (await PeoplePageTests.Of(plant, account)).PersonId!.Value);
        await using var db = plant.Database.OpenWhole();
        var organisation = await db.Set<Organisation>().IgnoreQueryFilters().SingleAsync();
        var access = Access.OfSystem(organisation.OrganisationId, "test");
        var today = organisation.DayOf(SystemClock.Instance.GetCurrentInstant());
        var recorded = await new FactRecorder(plant.Database, new FactChecks(rules)).Record(access, [new NewFact { Word = "deviation", Person = person, Occurred = today, Fields = new Dictionary<string, string> { ["kind"] = "asleep" } }]);
        Assert.True(recorded.IsOk, string.Join("; ", recorded.Errors));
        await new MonthSettler(plant.Database, rules, SystemClock.Instance).Settle(access);
        var flows = new FlowsInForce(rules);
        await new EntryCaseStarter(plant.Database, rules, flows, CasesModule.Keeper(plant.Database, rules, flows)).Run(CancellationToken.None);
        var of = await db.Set<EntryCase>().IgnoreQueryFilters().SingleAsync(c => c.PersonId == person);
        return (await db.Set<LedgerEntry>().IgnoreQueryFilters().SingleAsync(e => e.EntryId == of.EntryId), of);
    }
}
