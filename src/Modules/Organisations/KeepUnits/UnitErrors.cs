using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.KeepUnits;

/// <summary>Every refusal about units.</summary>
internal static class UnitErrors
{
    public static Error NotFound { get; } = new(ErrorKind.NotFound, "unit.not-found", new("没有这个单位，或者它不在您能看到的范围里。", "There is no such unit, or you may not see it."));

    public static Error ParentUnknown { get; } = Invalid("parent", "unit.parent-unknown", "没有这个上级单位，或者它已停用、不归您管。请重新选择。", "There is no such unit above, or it is closed, or not yours to keep. Choose again.");

    public static Error NameMissing { get; } = Invalid("name", "unit.name-missing", "请填写单位名称。", "Enter the name of the unit.");

    public static Error CodeMissing { get; } = Invalid("code", "unit.code-missing", "请填写单位编码，如 CD01。", "Enter a code for the unit, such as CD01.");

    public static Error Kind(string written) => Invalid("kind", "unit.kind-unknown", $"没有“{written}”这种单位。可以写：公司、区域、部门、厂区、班组。", $"There is no kind of unit \"{written}\". Write one of: Company, Region, Department, Site, Team.");

    public static Error TooLong(string field, int length, int longest) => Invalid(field, "unit.text-long", $"有 {length} 个字，最多 {longest} 个。请缩短。", $"{length} characters; at most {longest} are allowed. Shorten it.");

    public static Error CodeTaken(string code, string name) => Invalid("code", "unit.code-taken", $"编码“{code}”已经是“{name}”的。请换一个。", $"The code \"{code}\" is \"{name}\"'s already. Choose another.");

    public static Error Zone(string written) => Invalid("time_zone", "unit.time-zone", $"没有名为“{written}”的时区。请写成 Asia/Shanghai 这样的名称，或留空。", $"There is no time zone \"{written}\". Write a name such as Asia/Shanghai, or leave it empty.");

    public static Error Circle(string unit, string parent) => Invalid("parent", "unit.circle", $"“{parent}”在“{unit}”下面，不能反过来当它的上级。请另选上级。", $"\"{parent}\" lies under \"{unit}\" and cannot be above it. Choose another.");

    public static Error TopStays { get; } = new(ErrorKind.Refused, "unit.top-stays", new("最上级的单位不能移动，也不能停用。", "The top unit can neither be moved nor closed."));

    public static Error HasUnits(int count, string first) => new(ErrorKind.Refused, "unit.has-units",
        new($"下面还有 {count} 个单位在用（如“{first}”）。请先把它们移走或停用。", $"{count} units under it are open, such as \"{first}\". Move or close them first."));

    public static Error PeopleLeft(int count) => Invalid("to", "unit.people-left", $"还有 {count} 人的主岗在这里。请选择他们去哪个单位，再停用。", $"{count} people have their main post here. Say which unit they go to, then close it.");

    public static Error WhereTo { get; } = Invalid("to", "unit.where-to", "不能去这个单位：它就是要停用的单位，或已停用、不归您管。请另选。", "They cannot go there: it is the unit being closed, or closed itself, or not yours to keep. Choose another.");

    public static Error CannotMove(string name, Phrase why) => Invalid("from", "unit.cannot-move", $"{name}：{why.Zh}", $"{name}: {why.En}");

    private static Error Invalid(string field, string code, string zh, string en) => new(ErrorKind.Invalid, code, new Phrase(zh, en), field);
}
