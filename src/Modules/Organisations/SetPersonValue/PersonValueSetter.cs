using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.SetPersonValue;

/// <summary>Sets a dated value of somebody; what happened before its day keeps the value of its own day.</summary>
internal sealed class PersonValueSetter(RecordKeeper keeper, IClock clock)
{
    /// <param name="text">As typed; empty says that it is not known from that day on.</param>
    public Task<Result<Id<Person>>> Set(SignedIn me, Id<Person> person, string field, LocalDate from, string text) => keeper.Change(me, person, async (record, _) =>
    {
        var errors = new List<Error>();
        var read = text.Trim().Length == 0 ? null : PersonFields.Read(field, text);
        if (read is { IsOk: false }) errors.AddRange(read.Errors);
        if (!Days.AreLikely(from, me.Today(clock))) errors.Add(PersonErrors.DayRange("from", from));
        if (errors.Count == 0) await record.SetValue(field, from, read?.Value);
        return errors;
    });
}
