using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using Yunzhang.Modules.Notices.Deliver;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Notices.ChooseDelivery;

/// <summary>Which notices go by mail, and when.</summary>
internal sealed record MailWish(IReadOnlyList<NoticeKind> Tells, MailPace Pace, LocalTime DailyAt, LocalTime QuietFrom, LocalTime QuietTo);

/// <summary>What people choose about their own mail. An address is used only once its owner has shown the code that was sent to it.</summary>
internal sealed class MailChooser(Database database, IClock clock, DeliverySecrets secrets, MailSender mail)
{
    private const int Digits = 8, Tries = 5;
    private static readonly Duration Between = Duration.FromMinutes(1), Good = Duration.FromHours(1);

    public Task<(MailChoice? Choice, bool HasServer)> Find(SignedIn me) => database.Read(me.Access, async db => (
        await db.Set<MailChoice>().AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == me.Account),
        await db.Set<DeliverySettings>().AnyAsync(s => s.MailHost != "")));

    /// <summary>Sends a code to an address. What goes by mail stops until the code is entered.</summary>
    public async Task<Result<bool>> Ask(SignedIn me, string address, bool inEnglish, CancellationToken stop)
    {
        if (!MailboxAddress.TryParse(address, out var parsed) || parsed.Address != address || !address.Contains('@', StringComparison.Ordinal)) return ChannelErrors.MailWrong("address", address);
        var code = RandomNumberGenerator.GetString("0123456789", Digits);
        var (settings, refused) = await database.Write(me.Access, async write =>
        {
            var settings = await write.Db.Set<DeliverySettings>().AsNoTracking().SingleOrDefaultAsync(s => s.MailHost != "");
            if (settings is null) return (settings, ChannelErrors.MailUnset);
            var kept = await write.Db.Set<MailChoice>().AsTracking().SingleOrDefaultAsync(c => c.AccountId == me.Account);
            if (kept?.CodeSentAt > write.Now - Between) return (settings, ChannelErrors.CodeTooSoon);
            if (kept is null) write.Db.Add(kept = new MailChoice(write.Access.Organisation, me.Account));
            (kept.Address, kept.ConfirmedAt, kept.Code, kept.CodeSentAt, kept.CodeTries) = (address, null, secrets.Close(code), write.Now, 0);
            await write.Journal(Streams.Of(me.Account), "mail.asked", new { });
            return (settings, default(Error));
        }, stop);
        if (refused is not null) return refused;
        var how = await mail.Send(settings, new Mail($"{Id<Delivery>.New()}@yunzhang", address, inEnglish ? $"Yunzhang: your code is {code}" : $"运章：确认码 {code}", inEnglish
            ? $"{me.Name} of {me.OrganisationName} wants to be told by mail at this address. Enter this code in Yunzhang within an hour:\n\n{code}\n\nIf that was not you, do nothing; no mail will come.\n"
            : $"{me.OrganisationName} 的 {me.Name} 要用这个邮箱接收运章的通知。请在一小时内到运章填写确认码：\n\n{code}\n\n如果不是您本人，不用理会，不会再有邮件。\n"), stop);
        return how.End == SendingEnd.Sent ? true : ChannelErrors.NotSent(how.Why);
    }

    public Task<Result<bool>> Confirm(SignedIn me, string code) => database.Write(me.Access, async write =>
    {
        var kept = await write.Db.Set<MailChoice>().AsTracking().SingleOrDefaultAsync(c => c.AccountId == me.Account);
        if (kept is null || secrets.Open(kept.Code) is not { } sent || kept.CodeTries >= Tries || kept.CodeSentAt < write.Now - Good) return (Result<bool>)ChannelErrors.CodeGone;
        var plain = code.Normalize(System.Text.NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
        if (!CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(plain), System.Text.Encoding.UTF8.GetBytes(sent)))
        {
            kept.CodeTries++;
            await write.Journal(Streams.Of(me.Account), "mail.code-wrong", new { tries = kept.CodeTries });
            return ChannelErrors.CodeWrong;
        }
        (kept.ConfirmedAt, kept.Code, kept.CodeTries) = (write.Now, null, 0);
        await write.Journal(Streams.Of(me.Account), "mail.confirmed", new { });
        return true;
    });

    /// <summary>Changes which notices go by mail and when. What is on its way already goes as it was planned.</summary>
    public Task<Result<bool>> Choose(SignedIn me, MailWish wish) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<MailChoice>().AsTracking().SingleOrDefaultAsync(c => c.AccountId == me.Account) is not { ConfirmedAt: not null } kept) return (Result<bool>)ChannelErrors.CodeGone;
        var tells = NoticeKinds.Of(wish.Tells);
        if ((kept.Tells, kept.Pace, kept.DailyAt, kept.QuietFrom, kept.QuietTo) == (tells, wish.Pace, wish.DailyAt, wish.QuietFrom, wish.QuietTo)) return true;
        (kept.Tells, kept.Pace, kept.DailyAt, kept.QuietFrom, kept.QuietTo) = (tells, wish.Pace, wish.DailyAt, wish.QuietFrom, wish.QuietTo);
        await write.Journal(Streams.Of(me.Account), "mail.chosen", new { kinds = wish.Tells.Count, pace = wish.Pace.ToString() });
        return true;
    });

    /// <summary>Forgets the address: nothing goes by mail any more.</summary>
    public Task<bool> End(SignedIn me) => database.Write(me.Access, async write =>
    {
        if (await write.Db.Set<MailChoice>().AsTracking().SingleOrDefaultAsync(c => c.AccountId == me.Account) is not { } kept) return false;
        // When a code was sent last stays, or asking and ending in turns would send them without end.
        (kept.Address, kept.ConfirmedAt, kept.Code) = ("", null, null);
        await write.Journal(Streams.Of(me.Account), "mail.ended", new { });
        return true;
    });

    /// <summary>Whether a code that was sent can still be entered.</summary>
    public bool IsAsked(MailChoice? choice) => choice is { Code: not null, CodeTries: < Tries } && choice.CodeSentAt >= clock.GetCurrentInstant() - Good;
}
