using Microsoft.AspNetCore.Identity;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Organisations.SignIn;

/// <summary>What is wrong with a new password, in both languages.</summary>
internal static class PasswordErrors
{
    public static Error Of(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordTooShort) => Invalid("account.password-short", "密码至少要 8 位，请再长一些。", "A password has at least 8 characters; make it longer."),
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => Invalid("account.password-plain", "密码里至少要有 4 个不同的字符，请换一个。", "A password has at least 4 different characters; choose another."),
        nameof(IdentityErrorDescriber.PasswordMismatch) => Invalid("account.password-wrong", "现在的密码不对，请重新输入。", "The present password is not right; enter it again."),
        _ => Invalid("account.password-refused", $"密码没有被接受（{error.Code}），请换一个。", $"The password was not accepted ({error.Code}); choose another."),
    };

    private static Error Invalid(string code, string zh, string en) => new(ErrorKind.Invalid, code, new Phrase(zh, en), "password");
}
