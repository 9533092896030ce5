using System.Globalization;
using NodaTime;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Cases.FillForms;

/// <summary>Turns what is posted into values of a form by path, and values back into what stands in its controls. Names no rule: what is wrong is the engine's to say.</summary>
internal sealed class FormTyping(Database database, IClock clock)
{
    private const int MostRows = 200;

    /// <summary>What was typed, by path; empty text where a control was left empty. A person who cannot be made out is refused at his field.</summary>
    /// <param name="me">Who types.</param>
    /// <param name="form">The definition.</param>
    /// <param name="posted">What was posted.</param>
    /// <param name="only">Ids of the fields that may be typed into; null for all.</param>
    public async Task<Dictionary<string, string>> Read(SignedIn me, FormDefinition form, PostedForm posted, IReadOnlySet<string>? only = null)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(f => f.Computed is null && only?.Contains(f.Id) != false))
        {
            if (field.Type != FormFieldType.Details)
            {
                await Take(me, field, field.Id, posted, values);
                continue;
            }

            for (var row = 0; row < Rows(posted, field); row++)
                foreach (var column in field.Columns.Where(c => c.Computed is null)) await Take(me, column, $"{field.Id}.{row}.{column.Id}", posted, values);
        }

        return values;
    }

    /// <summary>How many rows of details were shown.</summary>
    public static int Rows(PostedForm posted, FormField field) =>
        int.TryParse(posted.Raw(FormNames.RowsOf(field.Id)), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Min(rows, MostRows) : 0;

    /// <summary>Puts values into the controls of a form that is shown for the first time.</summary>
    public static void Fill(PostedForm posted, FormDefinition form, IReadOnlyDictionary<string, string> values, Lookups lookups)
    {
        foreach (var field in form.Fields)
        {
            if (field.Type != FormFieldType.Details)
            {
                Put(posted, field, field.Id, values.GetValueOrDefault(field.Id, ""), lookups);
                continue;
            }

            var rows = values.Keys.Select(k => k.Split('.')).Where(k => k.Length == 3 && k[0] == field.Id).Select(k => int.Parse(k[1], CultureInfo.InvariantCulture) + 1).DefaultIfEmpty(0).Max();
            posted.With(FormNames.RowsOf(field.Id), rows.ToString(CultureInfo.InvariantCulture));
            for (var row = 0; row < rows; row++)
                foreach (var column in field.Columns) Put(posted, column, $"{field.Id}.{row}.{column.Id}", values.GetValueOrDefault($"{field.Id}.{row}.{column.Id}", ""), lookups);
        }
    }

    /// <summary>Adds a row of details, or takes one out: <c>add:items</c>, <c>remove:items.2</c>. False when the button was another.</summary>
    public static bool ChangeRows(PostedForm posted, FormDefinition form, string op)
    {
        if (op.Split(':') is not [var what, var at] || form.Find(at.Split('.')[0]) is not { Type: FormFieldType.Details } field) return false;
        var rows = Rows(posted, field);
        if (what == "add") posted.With(FormNames.RowsOf(field.Id), (rows + 1).ToString(CultureInfo.InvariantCulture));
        if (what != "remove" || at.Split('.') is not [_, var row] || !int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var gone) || gone >= rows) return what == "add";
        foreach (var column in field.Columns)
            for (var next = gone; next < rows; next++)
                foreach (var name in Controls(column, field.Id, next)) posted.With(name(next), next + 1 < rows ? posted.Raw(name(next + 1)) : "");
        posted.With(FormNames.RowsOf(field.Id), (rows - 1).ToString(CultureInfo.InvariantCulture));
        return true;
    }

    private static IEnumerable<Func<int, string>> Controls(FormField column, string field, int _) => column.Type == FormFieldType.Period
        ? [row => FormNames.FirstOf($"{field}.{row}.{column.Id}"), row => FormNames.LastOf($"{field}.{row}.{column.Id}")]
        : [row => FormNames.Of($"{field}.{row}.{column.Id}")];

    private async Task Take(SignedIn me, FormField field, string path, PostedForm posted, Dictionary<string, string> values)
    {
        var text = posted.Raw(FormNames.Of(path)).Trim();
        values[path] = field.Type switch
        {
            FormFieldType.Period => Period(posted.Raw(FormNames.FirstOf(path)).Trim(), posted.Raw(FormNames.LastOf(path)).Trim()),
            FormFieldType.MultiChoice => string.Join(';', posted.All(FormNames.Of(path)).SelectMany(v => (v ?? "").Split(';')).Where(v => v.Length > 0)),
            FormFieldType.Person when text.Length > 0 => await Person(me, path, text, posted),
            _ => text,
        };
    }

    private async Task<string> Person(SignedIn me, string path, string text, PostedForm posted)
    {
        var (key, wrong) = await database.Read(me.Access, db => PeopleTyped.Find(db, text, me.Today(clock)));
        if (wrong is { } why) posted.Refuse(FormNames.Of(path), why);
        return key ?? text;
    }

    private static string Period(string first, string last) => (first, last) switch
    {
        ("", "") => "",
        (_, "") => $"{first}/{first}",
        ("", _) => $"{last}/{last}",
        _ => $"{first}/{last}",
    };

    private static void Put(PostedForm posted, FormField field, string path, string value, Lookups lookups)
    {
        switch (field.Type)
        {
            case FormFieldType.Period:
                var days = value.Split('/');
                posted.With(FormNames.FirstOf(path), days[0]).With(FormNames.LastOf(path), days.Length > 1 ? days[1] : "");
                break;
            case FormFieldType.Person:
                posted.With(FormNames.Of(path), lookups.Person(value) is { } person ? PeopleTyped.Text(person) : value);
                break;
            default:
                posted.With(FormNames.Of(path), value);
                break;
        }
    }
}
