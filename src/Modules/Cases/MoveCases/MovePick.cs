using System.Globalization;
using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases.MoveCases;

/// <summary>A case chosen to be moved, as it was shown.</summary>
/// <param name="Case">The case.</param>
/// <param name="Shown">When it had changed last as it was shown.</param>
/// <param name="Form">Sent twice, it acts once.</param>
internal sealed record MovePick(Id<Case> Case, Instant Shown, Id<TakenForm> Form)
{
    public static MovePick Of(Case row) => new(row.CaseId, row.ChangedAt, Id<TakenForm>.New());

    public static MovePick? Parse(string? text) =>
        text?.Split('_') is [var of, var shown, var form] && Id<Case>.TryParse(of, null, out var id) && long.TryParse(shown, CultureInfo.InvariantCulture, out var ticks)
        && Id<TakenForm>.TryParse(form, null, out var key) ? new(id, Instant.FromUnixTimeTicks(ticks), key) : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Case}_{Shown.ToUnixTimeTicks()}_{Form}");
}
