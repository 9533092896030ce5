using Microsoft.EntityFrameworkCore;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations;

/// <summary>What is asked of a staff number, a name and a phone.</summary>
internal static class PersonTexts
{
    public const int LongestNumber = 40, LongestName = 80, LongestPhone = 40;

    public static Phrase Number { get; } = new("工号", "Staff number");

    public static Phrase Name { get; } = new("姓名", "Name");

    public static Phrase Phone { get; } = new("手机", "Phone");

    public static List<Error> Check(string number, string name, string? phone)
    {
        var errors = new List<Error>();
        if (number.Length == 0) errors.Add(PersonErrors.NumberMissing);
        if (number.Length > LongestNumber) errors.Add(PersonErrors.TooLong("number", Number, number.Length, LongestNumber));
        if (name.Length == 0) errors.Add(PersonErrors.NameMissing);
        if (name.Length > LongestName) errors.Add(PersonErrors.TooLong("name", Name, name.Length, LongestName));
        if (phone?.Length > LongestPhone) errors.Add(PersonErrors.TooLong("phone", Phone, phone.Length, LongestPhone));
        return errors;
    }

    /// <summary>Whether somebody else has the number. It is unique in the organisation, so people who may not be seen count; only those who may are named.</summary>
    public static async Task<Error?> Taken(SignedIn me, AppDbContext db, string number, Id<Person> self)
    {
        var holder = await db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).SingleOrDefaultAsync(p => p.Number == number && p.PersonId != self);
        return holder is null ? null : PersonErrors.NumberTaken(number, me.May(Permission.SeeUnit, holder.UnitId) ? holder.Name : null);
    }
}
