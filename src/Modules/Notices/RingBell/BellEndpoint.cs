using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Notices.RingBell;

/// <summary>What a browser is told of the bell.</summary>
internal sealed record BellNews(string Count, string Label);

/// <summary>
/// Tells an open page when the number on its bell changes, by server-sent events. Every node asks the database, so it does not matter which of them wrote; while nothing
/// was written the answer is kept (ADR 0014) and asking costs next to nothing.
/// </summary>
internal static class BellEndpoint
{
    /// <summary>Pages of one account that may listen at once; one that is not looked at does not listen.</summary>
    public const int MostAtOnce = 12;

    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>The same is said again, so that a proxy does not take the line for dead.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>Then the browser connects anew, and its session is looked at again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private static readonly ConcurrentDictionary<(Id<Organisation>, Id<Account>), int> Listening = new();

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(NoticesModule.LivePath, Listen);

    private static IResult Listen(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] UnreadNotices unread, [FromServices] Database database, [FromServices] IHostApplicationLifetime host)
    {
        var key = (current.Me.Access.Organisation, current.Me.Account);
        if (Listening.AddOrUpdate(key, 1, (_, n) => n + 1) > MostAtOnce)
        {
            Leave(key);
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        http.Response.OnCompleted(() =>
        {
            Leave(key);
            return Task.CompletedTask;
        });
        return TypedResults.ServerSentEvents(News(current.Me, ChosenLanguage.Of(http.Request), unread, database, host.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<BellNews>> News(SignedIn me, Language language, UnreadNotices unread, Database database, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        end.CancelAfter(Longest);
        var (said, saidAt) = (default(Bell?), TimeSpan.Zero);
        for (var at = TimeSpan.Zero; !end.IsCancellationRequested; at += Pace)
        {
            database.BeginRequest();
            var bell = new Bell(await unread.Count(me));
            if (bell != said || at - saidAt >= Silence)
            {
                (said, saidAt) = (bell, at);
                yield return new(new(bell.Count, bell.Label.In(language)), "bell");
            }

            await Task.Delay(Pace, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static void Leave((Id<Organisation>, Id<Account>) key)
    {
        if (Listening.AddOrUpdate(key, 0, (_, n) => n - 1) <= 0) Listening.TryRemove(new(key, 0));
    }
}
