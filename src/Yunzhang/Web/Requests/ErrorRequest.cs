using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Web.Requests;

/// <summary>Asks for an error page as one asks for any page: the form that failed is not sent to it a second time.</summary>
internal static class ErrorRequest
{
    /// <summary>Stands after whatever answers errors by a page.</summary>
    public static void Use(IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        // Once there is room, whoever sent it finds it as it was typed.
        if (DiskFull.IsCauseOf(http.Features.Get<IExceptionHandlerFeature>()?.Error)) await KeepTyped(http);
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set<IAntiforgeryValidationFeature>(null);
        }
        await next(http);
    });

    private static async Task KeepTyped(HttpContext http)
    {
        // The request was turned to the error page already; what was typed belongs to the page it was typed on.
        var (shown, asked) = (http.Request.Path, http.Features.Get<IExceptionHandlerPathFeature>()!.Path);
        http.Request.Path = asked;
        await http.RequestServices.GetRequiredService<UnsentForm>().Keep(http);
        http.Request.Path = shown;
    }
}
