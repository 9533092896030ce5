using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;
using Yunzhang.Platform.Ui;
using Yunzhang.Platform.Ui.Lists;

namespace Yunzhang.Modules.Organisations.KeepAccounts;

/// <summary>The list of accounts as a workbook.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/settings/accounts.xlsx", Export).RequireAuthorization(new NeedsAttribute(Permission.Administer));

    private static async Task<FileStreamHttpResult> Export(HttpContext http, [FromServices] CurrentSignIn current, [FromServices] AccountsList list)
    {
        var language = ChosenLanguage.Of(http.Request);
        SheetColumn<AccountRow>[] columns =
        [
            new(new("登录名", "Sign-in name"), row => row.Account.SignInName),
            new(PersonTexts.Number, row => row.Person?.Number),
            new(PersonTexts.Name, row => row.Person?.Name),
            new(AccountForms.Role, row => string.Join(language == Language.Chinese ? "、" : ", ", row.Grants.Select(g => RoleNames.Of(g.Role).In(language)).Distinct())),
            new(new("状态", "State"), row => AccountForms.StateOf(row.Account).In(language)),
        ];
        return SheetWriter.Download(new Phrase("账号", "accounts").In(language), columns, await list.All(current.Me, ListQuery.Of(http.Request, AccountsList.Sorts, AccountsList.Filters)), language);
    }
}
