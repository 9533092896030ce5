using Microsoft.AspNetCore.Antiforgery;
using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Web.Requests;

/// <summary>Says in words why a form did not get through; the framework alone answers 400 and nothing else.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Next">What to do.</param>
internal sealed record FormRefusal(Phrase Title, Phrase Next)
{
    private static readonly FormRefusal Stale = new(
        new("这个页面放得太久了", "This page was open too long"),
        new("为了安全，表单没有提交。请回到上一页，刷新后再提交一次；刚才填的内容请先复制出来。", "To be safe, the form was not taken. Go back, reload the page and send it again; copy what you typed first."));

    private static readonly FormRefusal TooManyFields = new(
        new("表单太大", "The form is too large"),
        new($"一次最多提交 {Limits.Fields} 个字段。请分几次提交，或者改用导入。", $"At most {Limits.Fields} fields can be sent at once. Send it in parts, or use an import."));

    private static readonly FormRefusal TooManyBytes = new(
        new("文件太大", "The file is too large"),
        new($"一次最多上传 {Limits.Megabytes} MB。请压缩图片，或者把表格拆成几份。", $"At most {Limits.Megabytes} MB can be sent at once. Make the pictures smaller, or split the table."));

    /// <summary>Stands after the check of form tokens and ends requests that did not pass it.</summary>
    public static void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } check) return next(http);
        var (status, refusal) = check.Error?.InnerException switch
        {
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (StatusCodes.Status413PayloadTooLarge, TooManyBytes),
            InvalidDataException => (StatusCodes.Status400BadRequest, TooManyFields),
            _ => (StatusCodes.Status400BadRequest, Stale),
        };
        http.Response.StatusCode = status;
        http.Items[typeof(FormRefusal)] = refusal;
        return Task.CompletedTask;
    });

    /// <summary>Why this request was ended, if it was.</summary>
    public static FormRefusal? Of(HttpContext http) => http.Items[typeof(FormRefusal)] as FormRefusal;
}
