using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Packs;
using Yunzhang.Modules.Attendance.Days;
using Yunzhang.Modules.Attendance.DeriveDeviations;
using Yunzhang.Modules.Attendance.KeepCovers;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Attendance;

/// <summary>Leave that a case of somebody's granted.</summary>
/// <param name="LeaveId">Of the case: one case grants one leave.</param>
/// <param name="Last">The last day, included.</param>
/// <param name="Approval">The rank that allowed it, in the words of the pack.</param>
/// <param name="AllowedBy">Name of who allowed it.</param>
public sealed record LeaveGrant(Guid LeaveId, Id<Person> Person, LocalDate First, LocalDate Last, string Approval, string AllowedBy, string Reason);

/// <summary>
/// Takes leave over from cases. A regulation says of leave what attendance would find of it: a deviation of the kind <c>no_leave</c> with the rank that allowed it. Such a
/// fact is not recorded by the case: attendance derives it itself when the leave has really been taken.
/// </summary>
public sealed class GrantedLeave
{
    private readonly CoverWriter writer;

    internal GrantedLeave(CoverWriter writer) => this.writer = writer;

    /// <summary>For work without a request.</summary>
    internal static GrantedLeave With(DeviationDeriver deriver) => new(new CoverWriter(deriver));

    /// <summary>The rank that allowed it when a fact to be recorded speaks of leave; null when it speaks of something else.</summary>
    public static string? ApprovalIn(Vocabulary words, string word, IReadOnlyDictionary<string, string> fields) =>
        DeviationFacts.In(words) is { } deviations && words.Words[deviations.Word].Id == word && fields.GetValueOrDefault("kind") == DeviationFacts.IdOf(DeviationKind.NoLeave)
            ? fields.GetValueOrDefault("approval") : null;

    /// <summary>Everything that stands in the way of granting it; nothing is changed.</summary>
    public static async Task<List<Error>> Check(Write write, LeaveGrant grant) =>
        await Who(write, grant.Person) is { } person ? await CoverWriter.Check(write, person, Cover(grant)) : [AttendanceErrors.NoPerson];

    /// <summary>Grants it; it has been checked.</summary>
    public async Task Record(Write write, LeaveGrant grant) => await writer.Add(write, (await Who(write, grant.Person))!, Cover(grant), grant.AllowedBy);

    private static NewCover Cover(LeaveGrant grant) => new(
        new Id<KeptCover>(grant.LeaveId), grant.Person, CoverKind.Leave, grant.First.AtMidnight(), grant.Last.PlusDays(1).AtMidnight(), grant.Approval, grant.AllowedBy, grant.Reason);

    private static Task<Person?> Who(Write write, Id<Person> person) =>
        write.Db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == person);
}
