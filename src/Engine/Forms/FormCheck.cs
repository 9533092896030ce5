using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Forms;

/// <summary>
/// Checks a form as somebody fills it, in one pass: what he may not touch, what cannot be read, what is out of range, missing, or cannot be told yet;
/// and works out what is hidden and what is computed.
/// </summary>
public static class FormCheck
{
    /// <summary>Checks changes of a form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="before">Values that stand there, as they were kept.</param>
    /// <param name="changes">What is typed now, by path; null or blank empties one. A row goes when all of it is emptied.</param>
    /// <param name="turn">Whose turn it is.</param>
    /// <param name="lookups">Whether what is named exists.</param>
    public static FormResult Check(BoundForm form, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string?> changes, FormTurn turn, FormLookups lookups)
    {
        var messages = new List<FormMessage>();
        var values = new Dictionary<string, string>(before, StringComparer.Ordinal);
        foreach (var (path, text) in changes) Take(form, path, text?.Trim() ?? "", values, turn, messages);
        var filling = new FormFilling(form, values, turn, lookups, messages);
        filling.Run();
        var order = form.Fields.Select((f, i) => (f.Id, i)).ToDictionary(f => f.Id, f => f.i, StringComparer.Ordinal);
        return new FormResult(filling.Kept, [.. messages.OrderBy(m => order.GetValueOrDefault(FormPath.Of(m.Path)?.Field ?? "", int.MaxValue)).ThenBy(m => FormPath.Of(m.Path)?.Row ?? -1)], filling.Hidden);
    }

    private static void Take(BoundForm form, string path, string text, Dictionary<string, string> values, FormTurn turn, List<FormMessage> messages)
    {
        var stands = values.GetValueOrDefault(path, "");
        if (Definition(form, path) is not { } field)
        {
            if (text.Length > 0) messages.Add(new(path, "form.unknown-path", new($"表单“{form.Definition.Name.Zh}”里没有“{path}”，填的内容没有收下。", $"The form \"{form.Definition.Name.En}\" has no \"{path}\"; what was typed there is not taken.")));
        }
        else if (field.Computed is not null)
        {
            if (text != stands && text.Length > 0) messages.Add(new(path, "form.computed-typed", new($"“{field.Name.Zh}”是算出来的，不能填写。", $"\"{field.Name.En}\" is computed and cannot be typed.")));
        }
        else if (text != stands && !turn.Open.Contains(FormPath.Of(path)!.Field))
        {
            messages.Add(new(path, "form.not-open", new($"这一步不能改“{field.Name.Zh}”（原来是“{stands}”）。", $"\"{field.Name.En}\" cannot be changed at this step (it is \"{stands}\").")));
        }
        else if (text.Length == 0) values.Remove(path);
        else values[path] = text;
    }

    /// <summary>The field or the column that a path leads to.</summary>
    private static FormField? Definition(BoundForm form, string path)
    {
        if (FormPath.Of(path) is not { } parts || form.Definition.Find(parts.Field) is not { } field) return null;
        return parts.Row is null ? field.Type == FormFieldType.Details ? null : field : field.Columns.FirstOrDefault(c => c.Id == parts.Column);
    }
}
