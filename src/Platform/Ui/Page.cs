using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui;

/// <summary>A page: rendered once on the server for each request, in the viewer's language.</summary>
public abstract class Page : Bilingual
{
    /// <summary>The request being answered.</summary>
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    /// <summary>Who looks at the page; null before anybody has signed in.</summary>
    [CascadingParameter]
    public Viewer? Viewer { get; set; }

    /// <summary>Where redirects go.</summary>
    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The first value of a name in the query string, without blanks around it; null when absent or empty.</summary>
    protected string? Query(string name) => Http.Request.Query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Ends a POST: the next page shows <paramref name="message"/> once. Redirecting keeps a reload from posting again.</summary>
    /// <param name="path">A path of this site.</param>
    /// <param name="tone">How the message looks.</param>
    /// <param name="message">What was done.</param>
    protected void RedirectTo(string path, Tone tone, Phrase message)
    {
        Flash.Leave(Http, tone, message);
        Navigation.NavigateTo(path);
    }

    /// <summary>Answers 422 so that the form is shown again with what was typed and what is wrong with it.</summary>
    protected void AnswerInvalid() => Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
}
