namespace Yunzhang.Modules.Organisations;

/// <summary>One thing somebody may do. Roles are sets of these; pages and handlers ask for these, never for a role.</summary>
public enum Permission
{
    /// <summary>One's own month and what stands against one; the rulebook.</summary>
    SeeOwn,

    /// <summary>People of the units granted, their attendance and their entries.</summary>
    SeeUnit,

    /// <summary>Enter what was observed: off post, asleep, a duty not done; answer what a fact waits for.</summary>
    RecordFacts,

    /// <summary>Keep people, posts, units and assignments.</summary>
    KeepPeople,

    /// <summary>Keep shifts, rosters and punches, and import them.</summary>
    KeepAttendance,

    /// <summary>Review and close months.</summary>
    CloseMonths,

    /// <summary>Adopt regulations, answer their open questions, try changes.</summary>
    KeepRules,

    /// <summary>Read the audit trail.</summary>
    SeeAudit,

    /// <summary>Accounts, grants and settings.</summary>
    Administer,
}

internal static class RolePermissions
{
    private static readonly Dictionary<Role, Permission[]> Sets = new()
    {
        [Role.Staff] = [Permission.SeeOwn],
        [Role.Head] = [Permission.SeeOwn, Permission.SeeUnit, Permission.RecordFacts],
        [Role.Clerk] = [Permission.SeeOwn, Permission.SeeUnit, Permission.RecordFacts, Permission.KeepPeople, Permission.KeepAttendance, Permission.CloseMonths],
        [Role.Operations] = [Permission.SeeOwn, Permission.SeeUnit, Permission.RecordFacts, Permission.CloseMonths, Permission.KeepRules, Permission.SeeAudit],
        [Role.Auditor] = [Permission.SeeOwn, Permission.SeeUnit, Permission.SeeAudit],
        [Role.Administrator] = Enum.GetValues<Permission>(),
    };

    public static bool Holds(this Role role, Permission permission) => Sets[role].Contains(permission);
}
