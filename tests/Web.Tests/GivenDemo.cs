using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;

[assembly: AssemblyFixture(typeof(Yunzhang.Web.Tests.GivenDemo))]

namespace Yunzhang.Web.Tests;

/// <summary>The site with the demonstration in it, made once for the whole run when the first test asks for it. Tests that change something make their own.</summary>
public sealed class GivenDemo : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1);
    private readonly Dictionary<string, string> sessions = [];
    private GivenPlant? plant;
    private Dictionary<string, string> places = [];

    public Uri Address => plant!.Address;

    /// <summary>Signs a page's browser in as an account of the demonstration, such as <c>east</c>.</summary>
    public async Task SignIn(IPage page, string account)
    {
        await starting.WaitAsync();
        try
        {
            if (!sessions.TryGetValue(account, out var session)) sessions[account] = session = await Session(account);
            await page.Context.AddCookiesAsync([new() { Name = "session", Value = session, Url = Address.ToString() }]);
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>Starts it when nobody has yet.</summary>
    public async Task Start()
    {
        await starting.WaitAsync();
        try
        {
            if (plant is not null) return;
            plant = await GivenPlant.New(demo: true);
            places = await Places(plant);
            places["failed"] = (await GivenUndelivered.Add(plant)).ToString();
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>An address whose <c>{entry}</c>, <c>{month}</c>, <c>{closed}</c>, <c>{of}</c>, <c>{person}</c>, <c>{day}</c>, <c>{fact}</c>, <c>{shift}</c>, <c>{pattern}</c>, <c>{line}</c>, <c>{top}</c>, <c>{case}</c>, <c>{waiting}</c> and <c>{failed}</c> are those of the demonstration.</summary>
    public string Of(string path) => places.Aggregate(path, (at, place) => at.Replace("{" + place.Key + "}", place.Value, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (plant is not null) await plant.DisposeAsync();
        starting.Dispose();
    }

    private static async Task<Dictionary<string, string>> Places(GivenPlant plant)
    {
        await using var db = plant.Database.OpenWhole();
        var east = await MonthPageTests.UnitOf(plant, "EAST");
        var months = await db.Set<LedgerMonth>().IgnoreQueryFilters().Where(m => m.UnitId == east).OrderByDescending(m => m.Month).ToListAsync();
        var closed = months.First(m => m.IsClosed);
        var entry = await db.Set<LedgerEntry>().IgnoreQueryFilters().Where(e => e.MonthUnitId == east && e.Month == closed.Month && e.Amount > 0).OrderBy(e => e.EntryId).FirstAsync();
        var fact = await db.Set<Fact>().IgnoreQueryFilters().Where(f => f.PersonId == entry.PersonId && f.Occurred == entry.Day).MaxAsync(f => f.Number);
        var head = (await PeoplePageTests.Of(plant, "east@demo")).PersonId;
        var granted = await db.Set<Case>().IgnoreQueryFilters().Where(c => c.Meaning == EndingMeaning.Granted).OrderBy(c => c.CaseId).FirstAsync();
        var waiting = await db.Set<KeptTask>().IgnoreQueryFilters().Where(t => t.IsOpen && t.PersonId == head).OrderBy(t => t.TaskId).FirstAsync();
        return new()
        {
            ["case"] = granted.CaseId.ToString(), ["waiting"] = waiting.CaseId.ToString(),
            ["entry"] = entry.EntryId.ToString(), ["person"] = entry.PersonId!.Value.ToString(),
            ["day"] = $"{entry.PersonId}/{entry.Day:uuuu-MM-dd}", ["of"] = $"{closed.Month:uuuu-MM}", ["fact"] = $"{fact}",
            ["shift"] = (await db.Set<KeptShift>().IgnoreQueryFilters().OrderByDescending(k => k.Name).FirstAsync()).ShiftId.ToString(),
            ["pattern"] = (await db.Set<KeptPattern>().IgnoreQueryFilters().OrderBy(p => p.Name).FirstAsync()).PatternId.ToString(),
            ["line"] = (await db.Set<KeptRosterLine>().IgnoreQueryFilters().OrderBy(l => l.LineId).FirstAsync()).LineId.ToString(), ["top"] = (await MonthPageTests.UnitOf(plant, "TOP")).ToString(),
            ["month"] = $"{east}/{months[0].Month:uuuu-MM}", ["closed"] = $"{east}/{closed.Month:uuuu-MM}",
        };
    }

    private async Task<string> Session(string account)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = Address };
        var visitor = new Visitor(client);
        var id = (await PeoplePageTests.Of(plant!, account + "@demo")).AccountId.ToString();
        await visitor.Post("/demo/sign-in", ("account", id), ("__RequestVerificationToken", Visitor.Token(await visitor.Page("/sign-in"))));
        return cookies.GetCookies(Address)["session"]!.Value;
    }
}
