using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Yunzhang.Web.Requests;

/// <summary>Asks for an error page as one asks for any page: the form that failed is not sent to it a second time.</summary>
internal static class ErrorRequest
{
    /// <summary>Stands after whatever answers errors by a page.</summary>
    public static void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            http.Request.Method = HttpMethods.Get;
            http.Features.Set<IAntiforgeryValidationFeature>(null);
        }
        return next(http);
    });
}
