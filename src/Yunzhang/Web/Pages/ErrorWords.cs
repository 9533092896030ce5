using Yunzhang.Web.Requests;

namespace Yunzhang.Web.Pages;

/// <summary>What is said when a request got no page of its own.</summary>
internal static class ErrorWords
{
    public static FormRefusal Of(int code) => code switch
    {
        400 => new(
            new("没有看懂这个请求", "The request could not be understood"),
            new("地址或表单的内容不完整。请回到上一页再试一次。", "The address or the form is not complete. Go back and try again.")),
        401 => new(
            new("请先登录", "Sign in first"),
            new("这个页面只给登录的人看。", "This page is only for people who have signed in.")),
        403 => new(
            new("没有权限", "Not allowed"),
            new("您的岗位看不到这个页面，或者它属于别的单位。需要时请找管理员。", "Your post may not see this page, or it belongs to another unit. If you need it, ask an administrator.")),
        404 => new(
            new("没有这个页面", "There is no such page"),
            new("地址可能写错了，或者内容已经移走。请检查地址，或者从首页找起。", "The address may be wrong, or the page has moved. Check the address, or start from the first page.")),
        405 => new(
            new("不能这样打开", "It cannot be opened this way"),
            new("这个地址只接受表单提交。请从页面上的按钮进入。", "This address only takes a form. Use the button on its page.")),
        413 => new(
            new("文件太大", "The file is too large"),
            new($"一次最多上传 {Limits.Megabytes} MB。请压缩图片，或者把表格拆成几份。", $"At most {Limits.Megabytes} MB can be sent at once. Make the pictures smaller, or split the table.")),
        507 => new(
            new("磁盘满了，没有保存", "The disk is full; nothing was saved"),
            new("刚才提交的内容没有保存，以前保存的都在。请管理员给数据所在的磁盘腾出空间，不用重启；然后回到刚才的页面，填的内容还在，再提交一次。", "What you sent was not saved; everything saved before is there. Ask the administrator to make room on the disk of the data, no restart is needed; then go back to the page: what you typed is still in it. Send it again.")),
        >= 500 => new(
            new("系统出错了", "Something went wrong"),
            new("刚才的操作可能没有完成。请先看看结果，再试一次；还不行，就把下面的编号告诉管理员。", "What you did may not have been finished. Look whether it was, then try again; if it still fails, give an administrator the number below.")),
        _ => new(
            new("打不开", "It cannot be opened"),
            new("请回到上一页再试一次。", "Go back and try again.")),
    };
}
