using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations.SignIn;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.ChangeOwnAccount;

/// <summary>A second step being set up.</summary>
/// <param name="Key">To be typed into an authenticator, in groups of four.</param>
/// <param name="Address">The same to be scanned: an <c>otpauth</c> address.</param>
public sealed record SecondStep(string Key, string Address);

/// <summary>What people change of their own account. Other sessions end with each change of a secret; this one goes on.</summary>
public sealed class OwnAccount(UserManager<Account> accounts, SignInManager<Account> signIn)
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "Yunzhang";

    public async Task<Account> Find(ClaimsPrincipal principal) =>
        await accounts.GetUserAsync(principal) ?? throw new InvalidOperationException("The session is of an account that is gone.");

    /// <summary>Changes the password. The present one is asked for, so that a phone left lying is not enough.</summary>
    public async Task<Result<Account>> ChangePassword(Account account, string present, string wanted)
    {
        if (account.PasswordHash is null) return Refused("account.no-password", "这个账号没有密码（演示账号都没有），不能修改。", "This account has no password, as those of the demonstration; there is none to change.");
        if (wanted == present && account.OneTimeUntil is not null) return Refused("account.password-same", "新密码不能和一次性密码相同，请换一个。", "The new password may not be the one-time one; choose another.", "password");
        var oneTime = account.OneTimeUntil;
        account.OneTimeUntil = null;
        var result = await accounts.ChangePasswordAsync(account, present, wanted);
        if (!result.Succeeded)
        {
            account.OneTimeUntil = oneTime;
            return result.Errors.Select(PasswordErrors.Of).Select(e => e.Code == "account.password-wrong" ? e with { Field = "present" } : e).ToList();
        }
        await signIn.RefreshSignInAsync(account);
        return account;
    }

    public async Task SetLanguage(Account account, string tag)
    {
        if (account.Language == tag) return;
        account.Language = tag;
        await accounts.UpdateAsync(account);
    }

    /// <summary>The key of a second step that is not on yet; made when there is none.</summary>
    public async Task<SecondStep> PrepareSecondStep(Account account)
    {
        if (await accounts.GetAuthenticatorKeyAsync(account) is null)
        {
            await accounts.ResetAuthenticatorKeyAsync(account);
            await signIn.RefreshSignInAsync(account);
        }
        var key = (await accounts.GetAuthenticatorKeyAsync(account))!;
        var label = Uri.EscapeDataString($"{Issuer}:{account.SignInName}");
        return new SecondStep(Grouped(key), $"otpauth://totp/{label}?secret={key}&issuer={Issuer}&digits=6");
    }

    /// <summary>Turns the second step on once the authenticator has shown a right code; gives the recovery codes, which are shown once.</summary>
    public async Task<Result<IReadOnlyList<string>>> ConfirmSecondStep(Account account, string code)
    {
        var plain = code.Replace(" ", "", StringComparison.Ordinal);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, plain))
            return Refused("account.code-wrong", $"“{code}”不是验证器现在显示的数字。请核对手机的时间，输入最新的 6 位数字。", $"\"{code}\" is not what the authenticator shows now. Check the clock of the phone and enter the newest six digits.", "code");
        await accounts.SetTwoFactorEnabledAsync(account, true);
        return await NewRecoveryCodes(account);
    }

    /// <summary>Ten new recovery codes; those from before are worth nothing then.</summary>
    public async Task<Result<IReadOnlyList<string>>> NewRecoveryCodes(Account account)
    {
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        await signIn.RefreshSignInAsync(account);
        return codes!.ToList();
    }

    /// <summary>Turns the second step off; the password is asked for.</summary>
    public async Task<Result<Account>> EndSecondStep(Account account, string password)
    {
        if (!await accounts.CheckPasswordAsync(account, password)) return Refused("account.password-wrong", "密码不对，请重新输入。", "The password is not right; enter it again.", "password");
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        return account;
    }

    public Task<int> RecoveryCodesLeft(Account account) => accounts.CountRecoveryCodesAsync(account);

    public Task<IList<UserPasskeyInfo>> Passkeys(Account account) => accounts.GetPasskeysAsync(account);

    /// <summary>What the browser needs to make a passkey: JSON of WebAuthn.</summary>
    public Task<string> PasskeyOptions(Account account, string name) =>
        signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = account.AccountId.ToString(), Name = account.SignInName, DisplayName = name });

    /// <summary>Keeps the passkey the browser has made.</summary>
    public async Task<Result<Account>> AddPasskey(Account account, string credential, string name)
    {
        if (credential.Length == 0) return NotMade;
        var made = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded) return NotMade;
        made.Passkey.Name = name.Length == 0 ? "Passkey" : name;
        var kept = await accounts.AddOrUpdatePasskeyAsync(account, made.Passkey);
        return kept.Succeeded ? account : NotMade;
    }

    public Task RemovePasskey(Account account, byte[] credential) => accounts.RemovePasskeyAsync(account, credential);

    private static Error NotMade { get; } = Refused("account.passkey-failed", "通行密钥没有建成：设备没有给出有效的结果，或者等得太久。请再试一次。", "No passkey was made: the device gave no valid answer, or it took too long. Try again.");

    private static string Grouped(string key)
    {
        var text = new StringBuilder();
        for (var i = 0; i < key.Length; i += 4) text.Append(i == 0 ? "" : " ").Append(key.AsSpan(i, Math.Min(4, key.Length - i)));
        return text.ToString().ToLowerInvariant();
    }

    private static Error Refused(string code, string zh, string en, string? field = null) => new(ErrorKind.Invalid, code, new Phrase(zh, en), field);
}
