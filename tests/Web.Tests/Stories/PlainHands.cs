using System.Net;

namespace Yunzhang.Web.Tests.Stories;

/// <summary>A client that reads pages and posts their forms as a browser without scripts does.</summary>
internal sealed class PlainHands(GivenPlant plant) : IHands
{
    public static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private readonly Dictionary<string, Visitor> visitors = new(StringComparer.Ordinal);

    public async Task<string?> Press(string who, string path, string form, (string Name, string Value) button, IReadOnlyList<Typed> fields)
    {
        var visitor = await By(who);
        var answer = await visitor.Get(path);
        var page = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK) return $"{path}: {answer.StatusCode}";
        if (!page.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal)) return $"{path} has no form {form}.";
        if (!page.Contains($"name=\"{button.Name}\" value=\"{button.Value}\"", StringComparison.Ordinal)) return $"{path} has no button {button.Value}.";
        (string, string)[] typed = [button, .. fields.Where(f => !f.IsPicture).Select(f => (f.Name, f.Value))];
        return await Done(await visitor.Post(path, FilledForm.Of(page, form, typed), [.. fields.Where(f => f.IsPicture).Select(f => f.Name)]));
    }

    public async Task<string?> Answer(string link, string code, string word)
    {
        var outsider = plant.Visitor();
        var entered = await outsider.Send(link, "code", ("code", code));
        if (entered.StatusCode != HttpStatusCode.Found) return await entered.Content.ReadAsStringAsync();
        var page = await outsider.Page(link);
        if (!page.Contains($"name=\"do\" value=\"{word}\"", StringComparison.Ordinal)) return "The link leads to nothing to be answered.";
        return await Done(await outsider.Post(link, FilledForm.Of(page, "sign", ("do", word)), "u.signature"));
    }

    public async Task<string> Shown(string who, string path, string form, (string Name, string Value) button)
    {
        var visitor = await By(who);
        return await (await visitor.Post(path, FilledForm.Of(await visitor.Page(path), form, button))).Content.ReadAsStringAsync();
    }

    private static async Task<string?> Done(HttpResponseMessage answer) => answer.StatusCode == HttpStatusCode.Found ? null : $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}";

    private async Task<Visitor> By(string who)
    {
        if (!visitors.TryGetValue(who, out var visitor)) visitors[who] = visitor = await PeoplePageTests.SignIn(plant, who);
        return visitor;
    }
}
