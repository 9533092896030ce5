using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using Yunzhang.Modules.Notices.Deliver;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Notices.KeepChannels;

/// <summary>The mail server as it shall be. An empty password keeps the one there is.</summary>
internal sealed record MailServer(string BaseAddress, string Host, int Port, MailSecurity Security, string User, string Password, string From);

/// <summary>A group as it shall be. An empty address or secret keeps the one there is.</summary>
internal sealed record GroupDetails(GroupKind Kind, string Name, Id<Unit>? Unit, string Address, string Secret, string Language, IReadOnlyList<NoticeKind> Tells, bool IsOff);

/// <summary>Keeps what the organisation sends by. Secrets go in and never come out: neither to a page nor to the journal.</summary>
internal sealed class ChannelKeeper(Database database, IClock clock, DeliverySecrets secrets, GroupSender groups)
{
    public Task<DeliverySettings?> Settings(SignedIn me) => database.Read(me.Access, db => db.Set<DeliverySettings>().AsNoTracking().SingleOrDefaultAsync());

    public Task<List<GroupChannel>> Groups(SignedIn me) => database.Read(me.Access, db => db.Set<GroupChannel>().AsNoTracking().OrderBy(c => c.ChannelId).ToListAsync());

    public async Task<Result<bool>> Keep(SignedIn me, MailServer asked)
    {
        if (!IsAllowed(me)) return ChannelErrors.NotYours;
        var errors = new List<Error>();
        if (!IsAddress(asked.BaseAddress)) errors.Add(ChannelErrors.AddressWrong("base_address", asked.BaseAddress));
        if (asked.Host.Length > 0 && !MailboxAddress.TryParse(asked.From, out _)) errors.Add(ChannelErrors.MailWrong("mail_from", asked.From));
        if (errors.Count > 0) return errors;
        return await database.Write(me.Access, async write =>
        {
            var kept = await write.Db.Set<DeliverySettings>().AsTracking().SingleOrDefaultAsync();
            if (kept is { MailPassword: not null } && asked.Password.Length == 0 && asked.User.Length > 0 && (kept.MailHost != asked.Host || kept.MailUser != asked.User)) return (Result<bool>)ChannelErrors.MailChanged;
            if (kept is null) write.Db.Add(kept = new DeliverySettings(write.Access.Organisation));
            (kept.BaseAddress, kept.MailHost, kept.MailPort, kept.MailSecurity, kept.MailUser, kept.MailFrom) = (asked.BaseAddress.TrimEnd('/'), asked.Host, asked.Port, asked.Security, asked.User, asked.From);
            if (asked.User.Length == 0) kept.MailPassword = null;
            else if (asked.Password.Length > 0) kept.MailPassword = secrets.Close(asked.Password);
            await write.Journal(Streams.Organisation, "delivery.settings-changed", new { kept.BaseAddress, host = Or(kept.MailHost), port = kept.MailHost.Length > 0 ? kept.MailPort : (int?)null, from = Or(kept.MailFrom) });
            return true;
        });
    }

    /// <summary>Adds the group, or changes it when there is one of this id. What kind it is stays.</summary>
    public async Task<Result<Id<GroupChannel>>> Keep(SignedIn me, Id<GroupChannel> id, GroupDetails asked)
    {
        if (!IsAllowed(me)) return ChannelErrors.NotYours;
        return await database.Write(me.Access, async write =>
        {
            var kept = await write.Db.Set<GroupChannel>().AsTracking().SingleOrDefaultAsync(c => c.ChannelId == id);
            var errors = Check(asked, kept);
            if (errors.Count > 0) return errors;
            var isNew = kept is null;
            if (kept is not null && IsAsAsked(kept, asked)) return id;
            if (kept is null) write.Db.Add(kept = new GroupChannel(write.Access.Organisation, id, asked.Kind));
            (kept.Name, kept.UnitId, kept.Language, kept.Tells, kept.IsOff) = (asked.Name, asked.Unit, asked.Language, NoticeKinds.Of(asked.Tells), asked.IsOff);
            if (asked.Address.Length > 0) (kept.Address, kept.Host, kept.Secret) = (secrets.Close(asked.Address), new Uri(asked.Address).Authority, null);
            if (asked.Secret.Length > 0) kept.Secret = secrets.Close(asked.Secret);
            var body = new { kept.Name, kind = kept.Kind.ToString(), kept.Host, off = kept.IsOff ? true : (bool?)null };
            if (isNew) await write.Journal(Streams.Organisation, "channel.added", body);
            else await write.Journal(Streams.Organisation, "channel.changed", body);
            return (Result<Id<GroupChannel>>)id;
        });
    }

    /// <summary>Says a sentence in the group now, so that whoever set it up sees whether it works.</summary>
    public async Task<Result<bool>> Try(SignedIn me, Id<GroupChannel> id, CancellationToken stop)
    {
        if (!IsAllowed(me)) return ChannelErrors.NotYours;
        if (await database.Read(me.Access, db => db.Set<GroupChannel>().AsNoTracking().SingleOrDefaultAsync(c => c.ChannelId == id, stop)) is not { } channel) return ChannelErrors.NotFound;
        var text = channel.Language == "en" ? $"Yunzhang: a trial message of {me.OrganisationName}. Notices will come here." : $"运章：{me.OrganisationName}的试发消息，以后通知会发到这里。";
        var trial = Id<Delivery>.New().ToString();
        var how = await groups.Send(channel, trial, text, System.Text.Json.JsonSerializer.Serialize(new { id = trial, trial = true, notices = Array.Empty<string>() }), clock.GetCurrentInstant(), stop);
        return how.End == SendingEnd.Sent ? true : ChannelErrors.NotSent(how.Why);
    }

    public static bool IsAllowed(SignedIn me) => me.UnitsWhere(Permission.Administer).Everything;

    // A form sent twice says the second time what is already so.
    private bool IsAsAsked(GroupChannel kept, GroupDetails asked) =>
        (kept.Name, kept.UnitId, kept.Language, kept.Tells, kept.IsOff) == (asked.Name, asked.Unit, asked.Language, NoticeKinds.Of(asked.Tells), asked.IsOff)
        && (asked.Address.Length == 0 || asked.Address == secrets.Open(kept.Address)) && (asked.Secret.Length == 0 || asked.Secret == secrets.Open(kept.Secret));

    private static List<Error> Check(GroupDetails asked, GroupChannel? kept)
    {
        var errors = new List<Error>();
        if (asked.Address.Length == 0 && kept is null) errors.Add(ChannelErrors.AddressMissing);
        if (asked.Address.Length > 0 && !IsAddress(asked.Address)) errors.Add(ChannelErrors.AddressWrong("address", asked.Address));
        if (asked.Secret.Length == 0 && kept is null && asked.Kind == GroupKind.Webhook) errors.Add(ChannelErrors.SecretMissing);
        // A secret is not handed to an address it was not given for.
        if (asked.Address.Length > 0 && asked.Secret.Length == 0 && kept is { Secret: not null }) errors.Add(ChannelErrors.Elsewhere);
        if (asked.Tells.Count == 0) errors.Add(ChannelErrors.NobodyTold);
        return errors;
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0;

    private static string? Or(string text) => text.Length == 0 ? null : text;
}
