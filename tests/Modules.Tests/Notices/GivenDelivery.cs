using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Notices.ChooseDelivery;
using Yunzhang.Modules.Notices.Deliver;
using Yunzhang.Modules.Notices.KeepChannels;
using Yunzhang.Modules.Notices.SeeUndelivered;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Tests.Notices;

/// <summary>The plant with a mail server and people who want mail.</summary>
internal sealed class GivenDelivery : IAsyncDisposable
{
    public const string Site = "https://yunzhang.example";

    private readonly DeliverySecrets secrets = new(new EphemeralDataProtectionProvider());

    private GivenDelivery(GivenPlant plant) => Plant = plant;

    public GivenPlant Plant { get; }

    public SmtpSink Mail { get; } = new();

    public HttpSink Web { get; } = new();

    public SignedIn Administrator => Plant.Me(Role.Administrator);

    public ChannelKeeper Keeper => new(Plant.Database, Plant.Given.Clock, secrets, new GroupSender(secrets));

    public MailChooser Chooser => new(Plant.Database, Plant.Given.Clock, secrets, new MailSender(secrets));

    public UndeliveredList Undelivered => new(Plant.Database);

    public DeliveryDecider Decider => new(Plant.Database);

    public DeliveryWorker Worker(Database? node = null) => new(
        node ?? Plant.Database, Plant.Given.Clock, new AccountReader(node ?? Plant.Database, Plant.Given.Clock), new MessageWriter(node ?? Plant.Database, Plant.Rules), new MailSender(secrets), new GroupSender(secrets));

    public static async Task<GivenDelivery> On(string engine)
    {
        var given = new GivenDelivery(await GivenPlant.On(engine));
        // In the morning where the plant is.
        given.Plant.Given.Clock.Reset(NodaTime.Instant.FromUtc(2014, 5, 2, 2, 0));
        await given.MailAt(given.Mail.Port);
        return given;
    }

    public async Task MailAt(int port) => Assert.True((await Keeper.Keep(Administrator, new MailServer(Site + "/", "127.0.0.1", port, MailSecurity.None, "", "", "yunzhang@example.com"))).IsOk);

    public async Task<Id<GroupChannel>> Group(GroupKind kind, string? secret, string? unit = null, string path = "/robot?key=k1")
    {
        var id = Id<GroupChannel>.New();
        var kept = await Keeper.Keep(Administrator, id, new GroupDetails(kind, "管理群", unit is null ? null : Plant.Unit(unit), $"http://{Web.Host}{path}", secret ?? "", "zh", NoticeKinds.OfGroups, false));
        Assert.True(kept.IsOk, string.Join("; ", kept.Errors));
        return id;
    }

    public Task<Id<Account>> Account(string name, string? person, string? language = null, params (Role Role, string? Unit)[] grants) => Plant.Database.Write(Plant.Access, async write =>
    {
        var (own, account) = (Plant.Given.Organisation, Id<Account>.New());
        write.Db.Add(new Account(own, account, name, person is null ? null : Plant.Person(person)) { Language = language });
        foreach (var (role, unit) in grants) write.Db.Add(new Grant(own, Id<Grant>.New(), account, role, unit is null ? null : Plant.Unit(unit), true, null));
        await write.Journal(Streams.Of(account), "account.created", new { name });
        return account;
    });

    /// <summary>Somebody whose address is confirmed.</summary>
    public async Task<Id<Account>> WithMail(string name, string? person, Action<MailChoice>? choose = null, string? language = null, params (Role Role, string? Unit)[] grants)
    {
        var account = await Account(name, person, language, grants);
        await Plant.Database.Write(Plant.Access, async write =>
        {
            var choice = new MailChoice(Plant.Given.Organisation, account) { Address = $"{name}@example.com", ConfirmedAt = write.Now };
            choose?.Invoke(choice);
            write.Db.Add(choice);
            await write.Journal(Streams.Of(account), "mail.confirmed", new { });
            return 0;
        });
        return account;
    }

    /// <summary>Somebody was asleep, and is told.</summary>
    public async Task<LedgerEntry> Asleep(string person, int day)
    {
        await Plant.Record(person, new(2014, 4, day), ("kind", "asleep"));
        await Plant.Settler.Settle(Plant.Access);
        return (await Plant.Entries(GivenPlant.April, person)).Single(e => e.Day.Day == day);
    }

    public Task<List<Delivery>> Deliveries() => Plant.Read(db => db.Set<Delivery>().OrderBy(d => d.DeliveryId).ToListAsync());

    public Task<int> Run() => Worker().Run(default);

    public static string CodeOf<T>(Result<T> result) => Assert.Single(result.Errors).Code;

    public async ValueTask DisposeAsync()
    {
        await Mail.DisposeAsync();
        await Web.DisposeAsync();
        await Plant.DisposeAsync();
    }
}
