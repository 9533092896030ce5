using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;
using Yunzhang.Platform.Ui.Forms;

namespace Yunzhang.Modules.Organisations.KeepUnits;

/// <summary>What a unit is, as it shall be.</summary>
internal sealed record UnitDetails(string Code, string Name, string? NameEn, UnitKind Kind, string? TimeZone)
{
    private const int LongestCode = 40, LongestName = 120;

    public static UnitDetails Of(Unit unit) => new(unit.Code, unit.Name, unit.NameEn, unit.Kind, unit.TimeZone);

    public List<Error> Check(Structure structure, Id<Unit> self)
    {
        var errors = new List<Error>();
        if (Code.Length == 0) errors.Add(UnitErrors.CodeMissing);
        if (Code.Length > LongestCode) errors.Add(UnitErrors.TooLong("code", Code.Length, LongestCode));
        if (structure.Units.FirstOrDefault(u => u.UnitId != self && u.Code.Equals(Code, StringComparison.OrdinalIgnoreCase)) is { } holder) errors.Add(UnitErrors.CodeTaken(Code, holder.Name));
        if (Name.Length == 0) errors.Add(UnitErrors.NameMissing);
        if (Name.Length > LongestName) errors.Add(UnitErrors.TooLong("name", Name.Length, LongestName));
        if (NameEn?.Length > LongestName) errors.Add(UnitErrors.TooLong("name_en", NameEn.Length, LongestName));
        if (TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) errors.Add(UnitErrors.Zone(zone));
        return errors;
    }

    public void ApplyTo(Unit unit) => (unit.Code, unit.Name, unit.NameEn, unit.Kind, unit.TimeZone) = (Code, Name, NameEn, Kind, TimeZone);
}

/// <summary>What kinds of unit are called.</summary>
internal static class UnitKinds
{
    public static Phrase NameOf(UnitKind kind) => kind switch
    {
        UnitKind.Company => new("公司", "Company"),
        UnitKind.Region => new("区域", "Region"),
        UnitKind.Department => new("部门", "Department"),
        UnitKind.Site => new("厂区", "Site"),
        _ => new("班组", "Team"),
    };

    public static IReadOnlyList<Choice> Choices { get; } = [.. Enum.GetValues<UnitKind>().Select(k => new Choice(k.ToString(), NameOf(k)))];

    /// <summary>A kind by what people write for it; null when it is none.</summary>
    public static UnitKind? Read(string text) => text switch
    {
        "门店" or "工厂" or "厂" or "站" or "分店" or "场地" => UnitKind.Site,
        "总部" or "集团" => UnitKind.Company,
        "大区" or "片区" => UnitKind.Region,
        "科室" or "处室" => UnitKind.Department,
        "小组" or "组" or "班" => UnitKind.Team,
        _ => Enum.GetValues<UnitKind>().Where(k => NameOf(k).Zh == text || NameOf(k).En.Equals(text, StringComparison.OrdinalIgnoreCase)).Select(k => (UnitKind?)k).FirstOrDefault(),
    };
}
