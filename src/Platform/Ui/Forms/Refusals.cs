using Yunzhang.Platform.Results;

namespace Yunzhang.Platform.Ui.Forms;

/// <summary>Brings what a handler refused back to the form it came from.</summary>
public static class Refusals
{
    /// <summary>Shows each refusal at its field; one without a field, or whose field the form does not have, stands above the form.</summary>
    public static void Refuse(this PostedForm form, IEnumerable<Error> errors)
    {
        foreach (var error in errors) form.Refuse(error.Field ?? "", error.Message);
    }
}
