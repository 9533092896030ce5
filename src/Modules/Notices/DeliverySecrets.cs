using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Yunzhang.Modules.Notices;

/// <summary>Passwords, addresses of robots and codes as they are kept: encrypted by the data protection keys, so that a backup without the keys gives none away.</summary>
internal sealed class DeliverySecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Yunzhang.Delivery");

    public string Close(string secret) => protector.Protect(secret);

    /// <summary>Null when there is none, or when it was closed with keys that are gone.</summary>
    public string? Open(string? closed)
    {
        if (closed is null) return null;
        try
        {
            return protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            // Restored beside other keys: whoever keeps the settings has to enter it again, and is told so.
            return null;
        }
    }
}
