using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Cases;

/// <summary>
/// A link by which somebody outside signs one task of a case without an account. Of its secret and of the code that is told beside it only hashes are kept, so
/// that nobody who reads the database can sign with it.
/// </summary>
public sealed class SigningLink(Id<Organisation> organisationId, Id<SigningLink> linkId, Id<Case> caseId, Id<Unit> unitId, int task) : IOfCase
{
    /// <summary>Wrong codes after which nobody can use it any more.</summary>
    public const int MostWrongCodes = 5;

    public Id<Organisation> OrganisationId { get; private set; } = organisationId;

    public Id<SigningLink> LinkId { get; private set; } = linkId;

    public Id<Case> CaseId { get; private set; } = caseId;

    public Id<Unit> UnitId { get; private set; } = unitId;

    /// <summary>Number of the task within the case.</summary>
    public int Task { get; private set; } = task;

    public string SecretHash { get; internal set; } = "";

    public string CodeHash { get; internal set; } = "";

    public Instant MadeAt { get; init; }

    /// <summary>Who sent it: whoever has it and is stuck asks him.</summary>
    public string MadeBy { get; init; } = "";

    public Instant Until { get; init; }

    public int WrongCodes { get; internal set; }

    /// <summary>When it was withdrawn, or another was made in its place.</summary>
    public Instant? WithdrawnAt { get; internal set; }

    /// <summary>Whether it can be used at a moment, as far as it itself knows.</summary>
    public bool IsUsable(Instant now) => WithdrawnAt is null && WrongCodes < MostWrongCodes && now < Until;

    internal static string HashOf(Id<SigningLink> link, string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{link}/{secret}")));

    internal bool HasSecret(string secret) => IsSame(SecretHash, HashOf(LinkId, secret));

    internal bool HasCode(string code) => IsSame(CodeHash, HashOf(LinkId, code));

    private static bool IsSame(string kept, string given) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(kept), Encoding.ASCII.GetBytes(given));
}

/// <summary>What stands in the address of a link: whose it is, which, and its secret.</summary>
public sealed record LinkToken(Id<Organisation> Organisation, Id<SigningLink> Link, string Secret)
{
    private const int Bytes = 48;

    /// <summary>One with a secret nobody can guess.</summary>
    public static LinkToken New(Id<Organisation> organisation, Id<SigningLink> link) => new(organisation, link, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Null for what was never one.</summary>
    public static LinkToken? Parse(string? text)
    {
        var bytes = new byte[Bytes];
        if (text is null || !Base64Url.IsValid(text, out var length) || length != Bytes || Base64Url.DecodeFromChars(text, bytes) != Bytes) return null;
        return new(new(new Guid(bytes.AsSpan(0, 16), bigEndian: true)), new(new Guid(bytes.AsSpan(16, 16), bigEndian: true)), Base64Url.EncodeToString(bytes.AsSpan(32)));
    }

    public override string ToString() => Base64Url.EncodeToString([.. Organisation.Value.ToByteArray(bigEndian: true), .. Link.Value.ToByteArray(bigEndian: true), .. Base64Url.DecodeFromChars(Secret)]);
}
