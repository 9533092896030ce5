using System.CommandLine;
using NodaTime;
using NodaTime.Text;

namespace Yunzhang.Commands;

/// <summary>An option that takes a calendar day, <c>2014-04-30</c>.</summary>
internal static class DayOption
{
    public static Option<LocalDate?> Named(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (LocalDatePattern.Iso.Parse(text) is { Success: true } day) return day.Value;
            result.AddError($"{name}: “{text}”不是日期，要写成 2014-04-30。/ \"{text}\" is not a day; write it as 2014-04-30.");
            return null;
        },
    };
}
