using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>The sentences for cells of a punch file that cannot be taken.</summary>
internal static class CellProblems
{
    public static CellProblem NotADay(Phrase header, int column, string value) => Of("punch.not-a-day", header, column, value,
        $"“{value}”不是日期，或者没有这一天。请写成 2024-05-01、2024/5/1 或 2024年5月1日。",
        $"\"{value}\" is no date, or there is no such day. Write 2024-05-01, 2024/5/1 or 2024年5月1日.");

    public static CellProblem NotATime(Phrase header, int column, string value) => Of("punch.not-a-time", header, column, value,
        $"“{value}”不是打卡时间。请写成 08:01、08:01:02，或者连日期写成 2024-05-01 08:01。",
        $"\"{value}\" is no time of a punch. Write 08:01, 08:01:02, or with the day 2024-05-01 08:01.");

    public static CellProblem NoDay(Phrase header, int column, string value) => Of("punch.no-day", header, column, value,
        $"“{value}”只有时间，没有日期，这一行也没有日期列可用。请把日期补上。",
        $"\"{value}\" is a time without a day, and the row has no date. Add the day.");

    public static CellProblem TooEarly(Phrase header, int column, string value, string limit) => Of("punch.too-early", header, column, value,
        $"“{value}”早于可以导入的最早时间 {limit}。多半是考勤机的时钟丢了，请核对机器时间后改正。",
        $"\"{value}\" is before {limit}, the earliest that can be imported. The device has probably lost its clock; check it and correct the time.");

    public static CellProblem TooLate(Phrase header, int column, string value, string limit) => Of("punch.too-late", header, column, value,
        $"“{value}”晚于 {limit}，还没有发生。请核对考勤机的时间后改正。",
        $"\"{value}\" is after {limit} and has not happened yet. Check the clock of the device and correct the time.");

    public static CellProblem Person(PersonMatch match, Phrase header, int column, string number, string name) => match.Finding switch
    {
        PersonFinding.UnknownNumber => Of("punch.unknown-person", header, column, number,
            match.Person is { } same
                ? $"名册里没有工号“{number}”；名册里的“{same.Name}”工号是 {same.Number}。请改正工号，或先在人员里登记。"
                : $"名册里没有工号“{number}”。请改正工号，或先在人员里登记这个人。",
            match.Person is { } sameEn
                ? $"Nobody has the number \"{number}\"; \"{sameEn.Name}\" has {sameEn.Number}. Correct the number, or enter the person first."
                : $"Nobody has the number \"{number}\". Correct the number, or enter the person first."),
        PersonFinding.UnknownName => Of("punch.unknown-person", header, column, name,
            $"名册里没有叫“{name}”的人。请改正姓名，或补上工号。", $"Nobody is called \"{name}\". Correct the name, or add the number."),
        PersonFinding.NumberShared => Of("punch.shared-number", header, column, number,
            $"有几个人对应“{number}”这个号，分不清是谁。请改用完整的工号。", $"Several people answer to the number \"{number}\". Write the full number."),
        PersonFinding.NameShared => Of("punch.shared-name", header, column, name,
            $"有几个人都叫“{name}”，分不清是谁。请补上工号。", $"Several people are called \"{name}\". Add the number."),
        PersonFinding.OtherName => Of("punch.other-name", header, column, name,
            $"工号 {number} 是{match.Person!.Name}，这一行写的却是“{name}”。请核对工号和姓名。",
            $"The number {number} is {match.Person.Name}'s, but the row says \"{name}\". Check number and name."),
        _ => Of("punch.no-person", header, column, "",
            "这一行没有写是谁打的卡。请补上工号。", "The row does not say whose punch it is. Add the number."),
    };

    private static CellProblem Of(string code, Phrase header, int column, string value, string zh, string en) =>
        new(code, column, header, value, new Phrase($"{header.Zh}：{zh}", $"{header.En}: {en}"));
}
