using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>The columns of a list of staff, in the order of our own files.</summary>
internal static class PeopleColumns
{
    public const string Number = "number", Name = "name", UnitCode = "unit_code", Unit = "unit", Post = "post", From = "from", HiredOn = "hired_on", LeftOn = "left_on",
        Phone = "phone", DayWage = PersonFields.DayWage, WageFrom = "wage_from", SignInName = "sign_in_name";

    private static readonly ImportColumn[] Columns =
    [
        new(Number, PersonTexts.Number, "员工工号", "人员工号", "职工工号", "员工编号", "人员编号", "职工号", "编号", "employeeno", "employeeid", "employeenumber", "empno", "empid", "staffno", "staffid", "number", "no", "id"),
        new(Name, PersonTexts.Name, "员工姓名", "人员姓名", "名字", "fullname", "employeename", "employee"),
        new(UnitCode, new("单位编码", "Unit code"), "单位编号", "部门编码", "部门编号", "deptcode", "departmentcode", "sitecode"),
        new(Unit, PersonForms.Unit, "部门", "所属单位", "所属部门", "所在单位", "所在部门", "厂区", "门店", "班组", "department", "dept", "site", "team"),
        new(Post, PersonForms.Post, "职位", "职务", "工种", "岗位名称", "position", "jobtitle", "title", "job"),
        new(From, new("任职起", "In post from"), "到岗日期", "到岗时间", "任职日期", "上岗日期", "任职开始", "startdate", "from"),
        new(HiredOn, PersonForms.HiredOn, "入职时间", "入职日", "进厂日期", "进公司日期", "hiredate", "hiredon", "hired", "joindate"),
        new(LeftOn, new("离职日期", "Last day of work"), "离职时间", "离职日", "最后工作日", "leavedate", "lefton", "lastday", "terminationdate"),
        new(Phone, PersonTexts.Phone, "手机号", "手机号码", "电话", "联系电话", "电话号码", "mobile", "tel", "telephone", "phonenumber"),
        new(DayWage, PersonFields.NameOf(PersonFields.DayWage), "日工资", "日薪", "每日工资", "dailywage", "daywage"),
        new(WageFrom, new("工资生效日期", "Day wage from"), "工资起", "工资生效日", "工资日期", "wagefrom"),
        new(SignInName, new("登录名", "Sign-in name"), "登录账号", "账号", "帐号", "用户名", "username", "login", "account"),
    ];

    public static ImportColumns Known { get; } = new(Columns, [Number]);

    /// <summary>The columns as a workbook is written with them; wages only for those who keep them.</summary>
    public static IReadOnlyList<SheetColumn<PersonLine>> Sheet(bool withWages) =>
        [.. Columns.Where(c => withWages || c.Key is not (DayWage or WageFrom)).Select(c => new SheetColumn<PersonLine>(c.Title, line => line.Value(c.Key)))];
}

/// <summary>Somebody as a line of our own files.</summary>
internal sealed record PersonLine(Person Person, Structure Structure, Assignment? Main, PersonValue? Wage, string? SignInName)
{
    public object? Value(string key) => key switch
    {
        PeopleColumns.Number => Person.Number,
        PeopleColumns.Name => Person.Name,
        PeopleColumns.UnitCode => Structure.Unit(Main?.UnitId ?? Person.UnitId)?.Code,
        PeopleColumns.Unit => Structure.Unit(Main?.UnitId ?? Person.UnitId)?.Name,
        PeopleColumns.Post => Main is null ? null : Structure.Post(Main.PostId)?.Name,
        PeopleColumns.From => Main?.From,
        PeopleColumns.HiredOn => Person.HiredOn,
        PeopleColumns.LeftOn => Person.LeftOn,
        PeopleColumns.Phone => Person.Phone,
        PeopleColumns.DayWage => Wage?.Text,
        PeopleColumns.WageFrom => Wage?.Text is null ? null : Wage.From,
        PeopleColumns.SignInName => SignInName,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "not a column of the list of staff"),
    };
}
