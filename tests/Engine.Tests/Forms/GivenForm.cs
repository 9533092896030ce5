using Yunzhang.Engine.Diagnostics;
using Yunzhang.Engine.Forms;
using Yunzhang.Engine.Tests.Packs;

namespace Yunzhang.Engine.Tests.Forms;

/// <summary>A form of its own, in a pack where a flow uses it, and everything in it the starter's to fill.</summary>
internal sealed class GivenForm
{
    private const string Path = "forms/tried.form.yaml";

    /// <summary>A world with people p1 and p2, unit u1, post guard and file f1.</summary>
    public static readonly FormLookups World = new(k => k is "p1" or "p2", k => k == "u1", k => k == "guard", k => k == "f1");

    private readonly FormTurn turn;

    public GivenForm(string fields)
    {
        var (form, found) = Bind(fields);
        Assert.Equal("", string.Join('\n', found));
        Bound = form!;
        var all = Bound.Definition.Fields.Select(f => f.Id).ToHashSet();
        turn = new FormTurn(all, all);
    }

    public BoundForm Bound { get; }

    public FormResult Fill(Dictionary<string, string?> values, params (string Path, string? Text)[] more)
    {
        var typed = new Dictionary<string, string?>(values);
        foreach (var (path, text) in more) typed[path] = text;
        return FormCheck.Check(Bound, new Dictionary<string, string>(), typed, turn, World);
    }

    public FormResult Change(IReadOnlyDictionary<string, string> before, params (string Path, string? Text)[] more) =>
        FormCheck.Check(Bound, before, more.ToDictionary(m => m.Path, m => m.Text), turn, World);

    /// <summary>Binds a form whatever is found.</summary>
    public static (BoundForm? Form, IReadOnlyList<Diagnostic> Found) Bind(string fields)
    {
        var text = $"form: tried\nname: 试\nfields:\n{string.Concat(fields.Split('\n').Select(l => $"  {l}\n"))}";
        var reading = GivenPack.Small().Without("i18n/en.yaml").With(Path, text).Load();
        Assert.True(reading.Pack is not null, string.Join('\n', reading.Diagnostics));
        var bag = new DiagnosticBag();
        return (FormBinder.Bind(reading.Pack.Forms.Single(), reading.Pack.Money, bag), bag.All);
    }

    /// <summary>Binds a form and asserts exactly one error, at the place where <paramref name="at"/> begins.</summary>
    public static void Refuses(string fields, string code, string at, string zh, string en)
    {
        var (form, found) = Bind(fields);
        Assert.Null(form);
        var error = Assert.Single(found, d => d.Code == code);
        var lines = fields.Split('\n');
        var line = Array.FindIndex(lines, l => l.Contains(at, StringComparison.Ordinal));
        Assert.Equal((line + 4, lines[line].IndexOf(at, StringComparison.Ordinal) + 3), (error.Where.Line, error.Where.Column));
        Assert.Contains(zh, error.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains(en, error.Format(Language.English), StringComparison.Ordinal);
    }
}
