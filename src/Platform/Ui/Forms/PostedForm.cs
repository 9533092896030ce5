using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Platform.Ui.Forms;

/// <summary>What stands in the fields of a form, as typed, and what is wrong with it. A value that cannot be read is kept and shown again.</summary>
public sealed class PostedForm
{
    private readonly Dictionary<string, StringValues> values;
    private readonly List<FieldError> errors = [];
    private IReadOnlyDictionary<string, StringValues>? unsent;

    private PostedForm(Dictionary<string, StringValues> values, IFormFileCollection? files) => (this.values, Files) = (values, files);

    /// <summary>A form nobody has posted yet.</summary>
    public PostedForm()
        : this([], null)
    {
    }

    /// <summary>Files that came with it; null when it was not posted.</summary>
    public IFormFileCollection? Files { get; }

    /// <summary>Everything wrong with it, in the order it was found; each belongs to a field, or to none when the field is empty.</summary>
    public IReadOnlyList<FieldError> Errors => errors;

    /// <summary>Whether nothing wrong has been found.</summary>
    public bool IsSound => errors.Count == 0;

    /// <summary>A form as it arrived.</summary>
    public static PostedForm Of(IFormCollection form) => new(form.ToDictionary(pair => pair.Key, pair => pair.Value), form.Files);

    /// <summary>The same as typed, with nothing found wrong yet: to look at it without saying what is wrong.</summary>
    public PostedForm Again() => new(new(values), Files);

    /// <summary>Reads the form of a request. Call it in <c>OnInitializedAsync</c>, only for a POST.</summary>
    public static async Task<PostedForm> Read(HttpRequest request) => Of(await request.ReadFormAsync(request.HttpContext.RequestAborted));

    /// <summary>The text of a field as typed, blanks and all; empty when it did not come.</summary>
    public string Raw(string field) => All(field).ToString();

    /// <summary>Every value of a field that may come several times.</summary>
    public StringValues All(string field) => unsent is not null ? unsent.GetValueOrDefault(field) : values.GetValueOrDefault(field);

    /// <summary>Whether the field came at all; a box that is not ticked does not.</summary>
    public bool Has(string field) => values.ContainsKey(field);

    /// <summary>Fills a field before the form is first shown.</summary>
    public PostedForm With(string field, string? value)
    {
        values[field] = value ?? "";
        return this;
    }

    /// <summary>Shows what was typed before and could not be taken, whatever it would be filled with otherwise.</summary>
    public void PutBack(IReadOnlyDictionary<string, StringValues> typed) => unsent = typed;

    /// <summary>Records what is wrong with a field, or with the form as a whole when <paramref name="field"/> is empty.</summary>
    public void Refuse(string field, Phrase why) => errors.Add(new FieldError(field, why));

    /// <summary>The first thing wrong with a field.</summary>
    public Phrase? ErrorOf(string field)
    {
        foreach (var error in errors)
        {
            if (error.Field == field) return error.Why;
        }
        return null;
    }

    /// <summary>The id of a field's control on the page.</summary>
    public static string IdOf(string field) => "f-" + field.Replace('.', '-');
}

/// <summary>One thing wrong with a form.</summary>
/// <param name="Field">The field's name; empty when the form as a whole is meant.</param>
/// <param name="Why">The value, the rule, the next step.</param>
public sealed record FieldError(string Field, Phrase Why);
