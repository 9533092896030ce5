using NodaTime;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations;

/// <summary>What a person signs in with. Secrets are hashed, or encrypted by the data protection keys, before they come here.</summary>
public sealed class Account : IStanding
{
    public Account(Id<Organisation> organisationId, Id<Account> accountId, string signInName, Id<Person>? personId) =>
        (OrganisationId, AccountId, SignInName, PersonId) = (organisationId, accountId, signInName, personId);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<Account> AccountId { get; private set; }

    /// <summary>Unique over all organisations, compared in lower case: a sign-in does not know its organisation yet.</summary>
    public string SignInName { get; set; }

    public Id<Person>? PersonId { get; private set; }

    public string? PasswordHash { get; set; }

    /// <summary>Set while the password is one an administrator gave: good for one sign-in until then, and to be changed at once.</summary>
    public Instant? OneTimeUntil { get; set; }

    /// <summary>Changes with every change of a secret, and ends sessions that began before.</summary>
    public string SecurityStamp { get; set; } = "";

    public int FailedSignIns { get; set; }

    public Instant? LockedUntil { get; set; }

    public bool TwoFactor { get; set; }

    /// <summary>Encrypted by the data protection keys.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Hashes of the codes that are left, a semicolon between.</summary>
    public string? RecoveryCodes { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>zh or en, when the person chose one.</summary>
    public string? Language { get; set; }
}

/// <summary>A device or key that signs somebody in without a password (WebAuthn).</summary>
public sealed class Passkey : IOwned
{
    public Passkey(Id<Organisation> organisationId, Id<Account> accountId, byte[] credentialId) =>
        (OrganisationId, AccountId, CredentialId) = (organisationId, accountId, credentialId);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<Account> AccountId { get; private set; }

    public byte[] CredentialId { get; private set; }

    public byte[] PublicKey { get; set; } = [];

    public string? Name { get; set; }

    public Instant CreatedAt { get; set; }

    public long SignCount { get; set; }

    public string Transports { get; set; } = "";

    public bool IsUserVerified { get; set; }

    public bool IsBackupEligible { get; set; }

    public bool IsBackedUp { get; set; }

    public byte[] AttestationObject { get; set; } = [];

    public byte[] ClientDataJson { get; set; } = [];
}

/// <summary>What somebody may do, and where.</summary>
public enum Role
{
    /// <summary>Sees himself: his month, what stands against him, the rulebook.</summary>
    Staff,

    /// <summary>Heads a unit: sees its people, enters what was observed.</summary>
    Head,

    /// <summary>Keeps people, punches and months.</summary>
    Clerk,

    /// <summary>Keeps regulations; tries changes of rules.</summary>
    Operations,

    /// <summary>Sees everything of the units granted and the audit trail, changes nothing.</summary>
    Auditor,

    /// <summary>Everything, accounts and settings included.</summary>
    Administrator,
}

/// <summary>A role given to an account over a unit and those below it, by dates.</summary>
public sealed class Grant : IStanding
{
    public Grant(Id<Organisation> organisationId, Id<Grant> grantId, Id<Account> accountId, Role role, Id<Unit>? unitId, bool withBelow, LocalDate? from) =>
        (OrganisationId, GrantId, AccountId, Role, UnitId, WithBelow, From) = (organisationId, grantId, accountId, role, unitId, withBelow, from);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<Grant> GrantId { get; private set; }

    public Id<Account> AccountId { get; private set; }

    public Role Role { get; private set; }

    /// <summary>Null for the whole organisation.</summary>
    public Id<Unit>? UnitId { get; private set; }

    public bool WithBelow { get; private set; }

    public LocalDate? From { get; private set; }

    public LocalDate? To { get; set; }
}
