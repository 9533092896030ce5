using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.ChangeSettings;

/// <summary>Renames the organisation and sets its zone.</summary>
internal sealed class SettingsChanger(Database database)
{
    private const int LongestName = 200;

    public async Task<Result<Id<Organisation>>> Change(SignedIn me, string name, string timeZone)
    {
        if (!me.UnitsWhere(Permission.Administer).Everything)
            return new Error(ErrorKind.Forbidden, "organisation.not-yours", new("单位信息只有整个单位的管理员能改。", "Only an administrator of the whole organisation changes this."));
        var errors = new List<Error>();
        if (name.Length == 0) errors.Add(new(ErrorKind.Invalid, "organisation.name-missing", new("请填写单位名称。", "Enter the name of the organisation."), "name"));
        if (name.Length > LongestName) errors.Add(new(ErrorKind.Invalid, "organisation.name-long", new($"单位名称有 {name.Length} 个字，最多 {LongestName} 个。请缩短。", $"The name has {name.Length} characters; at most {LongestName} are allowed. Shorten it."), "name"));
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone) is null)
            errors.Add(new(ErrorKind.Invalid, "organisation.time-zone-unknown", new($"没有名为“{timeZone}”的时区，请写成 Asia/Shanghai 这样的名称。", $"There is no time zone \"{timeZone}\"; write a name such as Asia/Shanghai."), "time_zone"));
        if (errors.Count > 0) return errors;
        return await database.Write(me.Access, async write =>
        {
            var organisation = await write.Db.Set<Organisation>().AsTracking().SingleAsync();
            if (organisation.Name != name || organisation.TimeZone != timeZone)
            {
                await write.Journal(Streams.Organisation, "organisation.changed", new { before = new { organisation.Name, organisation.TimeZone }, after = new { name, timeZone } });
                (organisation.Name, organisation.TimeZone) = (name, timeZone);
            }
            return (Result<Id<Organisation>>)organisation.OrganisationId;
        });
    }
}
