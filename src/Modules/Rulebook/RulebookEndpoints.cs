using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yunzhang.Engine.Diagrams;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook.SeeFlows;
using Yunzhang.Modules.Rulebook.SeeRules;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Rulebook;

/// <summary>What can be taken away from the rulebook.</summary>
public static class RulebookEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapRulebook(this IEndpointRouteBuilder app) =>
        app.MapGroup("/rulebook").RequireAuthorization(new NeedsAttribute(Permission.SeeOwn)).MapGet("/{pack}/flows/{flow}/bpmn", Bpmn);

    private static async Task<Results<FileContentHttpResult, NotFound>> Bpmn(string pack, string flow, [FromQuery] string? from, HttpContext http, [FromServices] CurrentSignIn current, [FromServices] RegulationReader reader)
    {
        if (await reader.Find(current.Me, pack) is not { } regulation || ReadFlow.Of(regulation, flow, from) is not { } found) return TypedResults.NotFound();
        var text = FlowBpmn.Of(regulation.Pack, found.Flow, found.Version, ChosenLanguage.Of(http.Request));
        return TypedResults.File(Encoding.UTF8.GetBytes(text), "application/xml", $"{found.Flow.Id}-{found.Version.From:uuuu-MM-dd}.bpmn");
    }
}
