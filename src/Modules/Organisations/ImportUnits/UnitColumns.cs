using Yunzhang.Modules.Organisations.ImportPeople;
using Yunzhang.Modules.Organisations.KeepUnits;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Organisations.ImportUnits;

/// <summary>The columns of a list of units, in the order of our own files.</summary>
internal static class UnitColumns
{
    public const string Code = "code", Name = "name", NameEn = "name_en", Parent = "parent", Kind = "kind", TimeZone = "time_zone";

    private static readonly ImportColumn[] Columns =
    [
        new(Code, new("单位编码", "Unit code"), "编码", "单位编号", "部门编码", "部门编号", "code", "deptcode"),
        new(Name, new("单位名称", "Unit name"), "名称", "单位", "部门名称", "部门", "name", "unit", "department"),
        new(NameEn, UnitForms.NameEn, "英文名", "nameen"),
        new(Parent, UnitForms.Parent, "上级", "上级单位编码", "上级部门", "上级编码", "parent", "parentcode"),
        new(Kind, UnitForms.Kind, "单位类型", "type"),
        new(TimeZone, UnitForms.TimeZone, "zone"),
    ];

    public static ImportColumns Known { get; } = new(Columns, [Code, Name]);

    /// <summary>A unit above is written by its code, which nobody else has.</summary>
    public static IReadOnlyList<SheetColumn<Unit>> Sheet(Structure structure) =>
    [
        .. Columns.Select(c => new SheetColumn<Unit>(c.Title, unit => c.Key switch
        {
            Code => unit.Code,
            Name => unit.Name,
            NameEn => unit.NameEn,
            Parent => unit.ParentId is { } parent ? structure.Unit(parent)?.Code : null,
            Kind => UnitKinds.NameOf(unit.Kind).Zh,
            _ => unit.TimeZone,
        })),
    ];
}
